"""Syllables in one spelling, whatever the writer's habit; packing that loses nothing."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.core.search import extracts, packing, suggesting, weighing, wording
from kheo.core.search.packing import Bucket, Postings
from kheo.core.text import LETTERS, compose, fold

SYLLABLES = st.text(st.sampled_from(LETTERS + "bcdghklmnpqrstvx"), min_size=1, max_size=6)
TEXTS = st.text().map(compose)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hòa Bình", "Hoà bình"), ("thúy", "THUÝ"), ("khỏe", "khoẻ"), ("Ðắk", "đắk")],
)
def test_one_syllable_has_one_spelling(one, other):
    assert wording.syllables(one) == wording.syllables(other)


@given(TEXTS)
def test_a_text_stays_as_long_as_it_was(text):
    assert len(wording.spelled(text)) == len(text)


@given(TEXTS)
def test_every_syllable_stands_where_it_is_said_to(text):
    for spot in wording.spots(text):
        assert wording.spelled(text)[spot.start : spot.end] == spot.word


@given(st.lists(SYLLABLES))
def test_marks_make_no_other_syllables_of_a_text(words):
    text = compose(" ".join(words))
    assert wording.plain(wording.syllables(text)) == wording.syllables(fold(text))


@pytest.mark.parametrize(
    "typed", ["Chỉ thị 33/CT-TTg", "chi thi 33/ct-ttg", "33 / CT - TTg", "33/CT-TTG"]
)
def test_a_number_has_one_spelling(typed):
    assert wording.numbers(typed) == ["33/ct-ttg"]


def test_keys_of_terms_are_the_same_on_every_machine():
    assert wording.exact_term("dân") == 15191354882004873158
    assert wording.exact_term("dan") != wording.folded_term("dan")


POSTINGS = st.dictionaries(st.integers(1, 2**32 - 1), st.integers(1, 255), min_size=1).map(
    lambda found: Postings(array("I", sorted(found)), bytes(found[doc] for doc in sorted(found)))
)


@given(st.dictionaries(st.integers(0, 2**64 - 1), POSTINGS, max_size=6))
def test_what_is_packed_is_found_again(terms):
    bucket = Bucket(packing.pack(sorted(terms.items())))
    assert dict(bucket.all()) == terms
    assert all(bucket.find(key) == kept for key, kept in terms.items())
    assert all(bucket.find(key + 1) is None for key in terms if key + 1 not in terms)


@given(st.lists(POSTINGS, min_size=1, max_size=4))
def test_segments_are_joined_in_the_order_of_entries(parts):
    seen: set[int] = set()
    apart = []
    for part in parts:
        own = [(d, s) for d, s in zip(*part, strict=True) if d not in seen]
        seen |= {doc for doc, _ in own}
        if own:
            apart.append(Postings(array("I", [d for d, _ in own]), bytes(s for _, s in own)))
    found = packing.joined(apart)
    assert list(found.docs) == sorted(seen)
    assert dict(zip(*found, strict=True)) == {
        doc: share for part in apart for doc, share in zip(*part, strict=True)
    }


@given(st.integers(0, 2**64 - 1), st.integers(0, 2**64 - 1))
def test_buckets_keep_the_order_of_keys(one, other):
    low, high = sorted([one, other])
    for level in packing.LEVELS:
        assert packing.bucket_of(low, level) <= packing.bucket_of(high, level)
        assert packing.bucket_of(high, level) < 2 << level


@given(st.integers(1, 1000), st.integers(1, 1000), st.integers(1, 5000))
def test_more_of_a_word_never_counts_less(count, more, length):
    low, high = weighing.shares_of({"a": count, "b": count + more}, length)
    assert 1 <= low <= high <= weighing.FULL


def test_the_rarer_word_is_worth_more():
    assert weighing.rarity(1, 1000) > weighing.rarity(10, 1000) > weighing.rarity(1000, 1000) > 0


@given(TEXTS, st.lists(SYLLABLES, max_size=3), st.booleans())
def test_an_extract_is_a_part_of_its_text(text, words, exact):
    found = extracts.extract(text, extracts.Matcher(words, exact=exact))
    shown = "".join(piece.text for piece in found)
    assert shown.removeprefix("… ").removesuffix(" …") in text


def test_an_extract_shows_where_the_words_stand_together():
    text = "đầu " * 80 + "phong trào dân vận khéo ở xã " + "cuối " * 80
    found = extracts.extract(text, extracts.Matcher(["dân", "vận", "khéo"], exact=True))
    assert [piece.text for piece in found if piece.is_marked] == ["dân vận khéo"]
    assert (found[0].text, found[-1].text) == ("… ", " …")


def test_answers_say_which_marks_were_meant():
    texts = ["Phong trào dân vận khéo", "dân vận ở cơ sở", "vấn đề dân số", "khéo tay"]
    assert suggesting.with_marks(["dan", "van", "kheo"], texts) == ["dân", "vận", "khéo"]


def test_a_suggestion_puts_tones_where_writers_do():
    assert suggesting.with_marks(["hoa", "binh"], ["Hòa Bình", "tỉnh Hòa Bình"]) == ["hòa", "bình"]


@given(st.text(st.sampled_from("abcdefgh"), min_size=1, max_size=8))
def test_edits_are_one_letter_away(word):
    assert word not in suggesting.edits(word)
    assert all(abs(len(other) - len(word)) <= 1 for other in suggesting.edits(word))
