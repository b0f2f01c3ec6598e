"""One key for all ways to write a name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.core.text import LETTERS, fold
from kheo.organisations.rules.place_names import (
    initials,
    is_code,
    key_of,
    plain,
    same_spelling,
    spelling_key,
    split_kind,
    understood,
    word_of,
)

LETTER = st.sampled_from(LETTERS + LETTERS.upper() + "bcdghklmnpqrstvxyz0123456789 '-.,")
names = st.text(LETTER, max_size=30)
anything = st.text(max_size=60)


@given(anything)
def test_a_key_has_only_plain_letters_numbers_and_single_spaces(text):
    key = plain(text)
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert "  " not in key
    assert key == key.strip()


@given(anything)
def test_a_key_is_its_own_key(text):
    assert plain(plain(text)) == plain(text)


@given(names)
def test_a_key_does_not_depend_on_marks_capitals_or_how_letters_are_composed(name):
    for way in (fold(name), name.upper(), name.lower(), unicodedata.normalize("NFD", name)):
        assert plain(way) == plain(name)


@given(names)
def test_a_name_is_the_word_for_its_kind_and_its_key(name):
    word, rest = split_kind(name)
    assert " ".join(filter(None, (word, rest))) == plain(name)
    assert (word_of(name), key_of(name)) == (word, rest)


@given(anything)
def test_whatever_is_typed_is_understood_somehow(text):
    asked = understood(text)
    assert all(asked.within)
    assert asked.key == plain(asked.key)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("Mỹ Lý", "Mĩ Lí"),
        ("Quy Nhơn", "Qui Nhơn"),
        ("Phường 05", "Phường 5"),
        ("Ea H’leo", "Ea H'Leo"),
        ("Bà Rịa - Vũng Tàu", "ba ria vung tau"),
        ("Ðắk Lắk", "Đắk Lắk"),
        ("Xã Đăk Pék", "xã  đăk\u200b pék"),
    ],
)
def test_ways_to_write_a_name_have_one_key(one, other):
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("typed", "word", "key", "within"),
    [
        ("TP.HCM", "thanh pho", "hcm", ()),
        ("TPHCM", "thanh pho", "hcm", ()),
        ("tp Hồ Chí Minh", "thanh pho", "ho chi minh", ()),
        ("tt. Đăk Glei", "thi tran", "dak glei", ()),
        ("TX Buôn Hồ", "thi xa", "buon ho", ()),
        ("p.5, q.3, TP.HCM", "phuong", "5", ("3", "hcm")),
        ("q1", "quan", "1", ()),
        ("x. Hoà Bình, Kon Tum", "xa", "hoa binh", ("kon tum",)),
        ("t. Kon Tum", "tinh", "kon tum", ()),
        ("TDP 4", "to dan pho", "4", ()),
        ("đk Phú Quốc", "dac khu", "phu quoc", ()),
        ("Tân An", "", "tan an", ()),
        ("", "", "", ()),
        (" , ,", "", "", ()),
    ],
)
def test_abbreviations_are_written_out(typed, word, key, within):
    asked = understood(typed)
    assert (asked.word, asked.key, asked.within) == (word, key, within)


def test_a_first_word_that_may_belong_to_the_name_is_read_both_ways():
    asked = understood("Quan Sơn")
    assert (asked.key, asked.whole) == ("son", "quan son")


@given(names, names)
def test_spellings_are_the_same_both_ways(one, other):
    assert same_spelling(one, other) == same_spelling(other, one)
    assert same_spelling(one, one.upper())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Xã Hoà Bình", "Xã Hòa Bình", True),
        ("Xã Thanh Thuỷ", "Xã Thanh Thủy", True),
        ("xã Bắc Sơn", "Xã Bắc Sơn", True),
        ("Xã KRong", "Xã Krong", True),
        ("Xã Hóa", "Xã Hoà", False),
        ("Xã Đak Ơ", "Xã Đăk Ơ", False),
        ("Xã Lộc Ninh", "Phường Lộc Ninh", False),
        ("Xã Lộc Thành", "Xã Lộc Thạnh", False),
    ],
)
def test_only_the_place_of_a_tone_and_capitals_are_another_spelling(one, other, same):
    assert same_spelling(one, other) is same
    assert (spelling_key(one) == spelling_key(other)) is same


def test_initials_leave_out_what_the_place_is():
    assert initials("Tỉnh Bà Rịa - Vũng Tàu") == "brvt"
    assert initials("Thành phố Hồ Chí Minh") == "hcm"


def test_a_full_code_has_five_digits():
    assert is_code(" 00004 ")
    assert not is_code("4")
    assert not is_code("xã 00004")
