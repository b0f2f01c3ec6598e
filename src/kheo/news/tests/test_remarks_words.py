"""What strangers type: text, names, numbers, codes, tickets."""

import math
import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from django.core.validators import validate_email
from hypothesis import given
from hypothesis import strategies as st

from kheo.core.text import one_line
from kheo.news.rules import codes
from kheo.news.rules.contacts import Contact, ContactKind, contact, mailbox, may_be_named, phone
from kheo.news.rules.plain import clean, has_link, has_long_number
from kheo.news.rules.tickets import OLDEST, Ticket, may_be_used, network

NOON = datetime(2026, 11, 20, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "xem http://abc.vn nhé",
        "HTTPS://ABC.COM",
        "hxxp://abc",
        "www.abc",
        "vào abc.com ngay",
        "vào abc . com ngay",
        "vào abc. com ngay",
        "vào abc .vn ngay",
        "abc[.]com",
        "abc (dot) com",
        "abc chấm com",
        "abc dot vn",
        "ａｂｃ．ｃｏｍ",
        "abc。com",
        "abc․com",
        "a\u200bbc.c\u200bom",
        "bit.ly/x1",
        "báo.vn",
        "кто.рф",
        "例え.テスト",
        "lan@example.vn",
        "lan @ example",
        "bet88.casino",
    ],
)
def test_a_link_is_seen_however_it_is_disguised(text: str) -> None:
    assert has_link(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bài hay. Cảm ơn ban biên tập.",
        "TP.HCM và TT.Huế cùng làm",
        "PGS.TS. Nguyễn Văn A",
        "v.v.",
        "tăng 1.234,5 tỷ đồng",
        "Ngày 8.5.2024 họp",
        "Hay lắm . Cảm ơn",
        "Xem mục 3.2 nhé",
        "Bạn đọc bài này...rất hay",
        "Đọc đi.Bạn sẽ thích",
    ],
)
def test_ordinary_vietnamese_is_no_link(text: str) -> None:
    assert not has_link(text)


@pytest.mark.parametrize(
    "text",
    ["0912345678", "0912 345 678", "091.234.5678", "+84 (912) 345-678", "1900 1234", "٠٩١٢٣٤٥٦٧٨"],
)
def test_a_number_to_dial_is_seen(text: str) -> None:
    assert has_long_number(f"gọi {text} nhé")


@pytest.mark.parametrize(
    "text", ["ngày 20/11/2025", "20.11.2025 và 21-11-2025", "năm 2020 - 2025", "QĐ 217"]
)
def test_days_and_years_are_no_numbers_to_dial(text: str) -> None:
    assert not has_long_number(text)


@given(st.text())
def test_cleaned_text_stays_clean_and_holds_nothing_unseen(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned == unicodedata.normalize("NFC", cleaned)
    assert not {"\r", "\0", "\u202e", "\u2066", "\u200b", "\ufeff"} & set(cleaned)
    assert all(unicodedata.category(sign) != "Cc" for sign in cleaned.replace("\n", ""))
    assert "\n" not in one_line(text)


@given(st.text(alphabet="ab.@ :/whtpscom chấm(dot)\n", max_size=30))
def test_cleaning_hides_no_link(text: str) -> None:
    assert has_link(text) == has_link(clean(text))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0912 345 678", "0912345678"),
        ("+84912345678", "0912345678"),
        ("0084 912-345-678", "0912345678"),
        ("84(0)912.345.678", "0912345678"),
        ("(024) 3825 1234", "02438251234"),
        ("0260 3862 123", "02603862123"),
    ],
)
def test_a_vietnamese_number_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert phone(typed) == kept
    assert contact(typed) == Contact(ContactKind.PHONE, kept)


@pytest.mark.parametrize(
    "typed",
    ["", "113", "0120 345 6789", "01234567890", "+1 202 555 0100", "09123456789", "٠٩١٢٣٤٥٦٧٨"],
)
def test_other_numbers_are_refused(typed: str) -> None:
    assert contact(typed) is None


@given(st.text(max_size=40) | st.emails())
def test_what_we_take_for_an_address_mail_servers_take_too(typed: str) -> None:
    if found := mailbox(typed):
        validate_email(found)
        assert found.isascii()
        assert not set(found) & set(' \r\n<>,;:"()[]\\')
        assert mailbox(found) == found


@pytest.mark.parametrize(
    "typed",
    ["lan", "lan@", "lan@localhost", "@x.vn", "a b@x.vn", "a..b@x.vn", "a@x..vn", "a@-x.vn"],
)
def test_half_an_address_is_none(typed: str) -> None:
    assert mailbox(typed) == ""


@pytest.mark.parametrize(
    "name", ["Nguyễn Thị Lan", "Y Hoa", "A Mai (thôn 2)", "H'Hen Niê", "Tổ 12"]
)
def test_a_name_is_taken(name: str) -> None:
    assert may_be_named(name)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("0912345678", "not_a_name"),
        ("Lan 0912345678", "not_a_name"),
        ("12", "not_a_name"),
        ("A", "not_a_name"),
        ("<b>Lan</b>", "not_a_name"),
        ("Mua ngay!!!", "not_a_name"),
        ("vay abc.com", "name_with_link"),
        ("lan@example.vn", "name_with_link"),
        ("L" * 61, "name_too_long"),
    ],
)
def test_what_is_no_name_is_refused(name: str, reason: str) -> None:
    assert may_be_named(name).reason == reason


@given(st.integers(min_value=0, max_value=2**256 - 1))
def test_a_code_reads_aloud_and_is_found_however_it_is_typed(number: int) -> None:
    code = codes.spell(number)
    assert set(code) <= set(codes.SIGNS) | {"-"}
    assert [len(group) for group in code.split("-")] == [codes.IN_GROUP] * codes.GROUPS
    typed = code.lower().replace("-", " ")
    assert codes.hash_of(typed) == codes.hash_of(code) == codes.hash_of(code.replace("-", "–"))


def test_a_code_cannot_be_guessed() -> None:
    assert codes.GROUPS * codes.IN_GROUP * math.log2(len(set(codes.SIGNS))) > 60
    assert not set(codes.SIGNS) & set("0O1I")


@pytest.mark.parametrize(
    ("age", "reason"),
    [
        (timedelta(seconds=-1), "ticket_too_new"),
        (timedelta(seconds=1), "ticket_too_new"),
        (timedelta(seconds=2), ""),
        (OLDEST, ""),
        (OLDEST + timedelta(seconds=1), "ticket_too_old"),
    ],
)
def test_a_ticket_has_its_time(age: timedelta, reason: str) -> None:
    brought = Ticket("share", 7, "n", NOON - age)
    assert may_be_used(brought, purpose="share", page_id=7, at=NOON).reason == reason


@pytest.mark.parametrize(("purpose", "page_id"), [("remark", 7), ("share", 8)])
def test_a_ticket_is_for_one_form_of_one_page(purpose: str, page_id: int) -> None:
    brought = Ticket("share", 7, "n", NOON - timedelta(minutes=1))
    assert (
        may_be_used(brought, purpose=purpose, page_id=page_id, at=NOON).reason == "ticket_unknown"
    )


def test_one_household_counts_as_one_sender() -> None:
    assert network("10.0.0.7") == "10.0.0.7" == network("::ffff:10.0.0.7")
    assert network("2001:db8:1:2:aaaa::1") == network("2001:db8:1:2:bbbb::2") == "2001:db8:1:2::/64"
    assert network("2001:db8:1:3::1") != network("2001:db8:1:2::1")
    assert network("fe80::1%eth0") == "fe80::/64"
    assert network("not an address") == network("") == "unknown"
