"""Recipients, notes and subjects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.news.rules.sharing import (
    MOST_RECIPIENTS,
    NOTE_LETTERS,
    SUBJECT_LETTERS,
    may_be_noted,
    may_be_sent,
    recipients,
    subject_part,
)

addresses = st.emails().filter(lambda one: recipients(one).good == (one,))


@pytest.mark.parametrize("between", [",", ";", " ", "\n", ", ", " ;\r\n", "\t,,"])
def test_recipients_come_apart_however_people_part_them(between: str) -> None:
    assert recipients(f"lan@x.vn{between}hoa@y.vn").good == ("lan@x.vn", "hoa@y.vn")


def test_the_same_recipient_twice_is_one() -> None:
    assert recipients("lan@x.vn LAN@X.VN lan@X.vn").good == ("lan@x.vn",)


def test_the_bad_one_is_named() -> None:
    found = recipients("lan@x.vn, hoa@, minh")
    assert found.bad == ("hoa@", "minh")
    assert may_be_sent(found).reason == "not_an_address"


@given(st.lists(st.sampled_from([f"ban{n}@x.vn" for n in range(8)]), max_size=10))
def test_at_most_five_people_are_written_to(typed: list[str]) -> None:
    verdict = may_be_sent(recipients(" ".join(typed)))
    assert bool(verdict) is (1 <= len(set(typed)) <= MOST_RECIPIENTS)


@given(st.text(max_size=200))
def test_no_recipient_carries_a_line_end_or_a_second_address(typed: str) -> None:
    for address in recipients(typed).good:
        assert address.count("@") == 1
        assert not any(sign.isspace() or sign in ",;<>\0" for sign in address)


@given(
    st.text(max_size=60),
    st.sampled_from(["http://", "www.", "x.com", "x . com", "a@b.vn", "0912345678"]),
)
def test_no_words_around_it_carry_a_link_or_a_number_through(words: str, bait: str) -> None:
    assert not may_be_noted(f"{words} {bait} {words}")


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("a" * (NOTE_LETTERS + 1), "note_too_long"),
        ("xem abc.vn", "note_with_link"),
        ("gọi 0912 345 678", "note_with_number"),
    ],
)
def test_a_note_is_refused_with_its_reason(note: str, reason: str) -> None:
    assert may_be_noted(note).reason == reason


def test_a_note_in_plain_words_goes_along() -> None:
    assert may_be_noted("")
    assert may_be_noted("Lan ơi, bài này viết về thôn mình, ngày 8/5/2024. Đọc nhé!")


@given(st.text(max_size=400))
def test_a_subject_is_one_short_line(title: str) -> None:
    subject = subject_part(title)
    assert "\n" not in subject
    assert "\r" not in subject
    assert len(subject) <= SUBJECT_LETTERS + 1


def test_a_long_title_is_cut_at_a_word() -> None:
    assert set(subject_part("dân vận " * 40).rstrip("…").split()) == {"dân", "vận"}
