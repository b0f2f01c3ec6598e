import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.core.text import FOLD, LETTERS, fold, slugify

VIETNAMESE = st.text(alphabet=LETTERS + LETTERS.upper() + "abc XYZ 09.,-", max_size=60)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đắk Lắk", "dak-lak"),
        (
            "Ban Dân vận Tỉnh ủy - Ban cán sự đảng UBND tỉnh",
            "ban-dan-van-tinh-uy-ban-can-su-dang-ubnd-tinh",
        ),
        ("Hòa Bình / Hoà Bình", "hoa-binh-hoa-binh"),
        ("  “Dân vận khéo” 2024!  ", "dan-van-kheo-2024"),
        ("ÐÀ NẴNG", "da-nang"),
        ("Ngã ba Đông Dương: điểm hẹn", "nga-ba-dong-duong-diem-hen"),
        ("…", ""),
        ("Café naïve", "cafe-naive"),
    ],
)
def test_a_slug_keeps_every_vietnamese_letter_as_its_plain_form(title, slug):
    assert slugify(title) == slug


@given(VIETNAMESE)
def test_folding_keeps_the_length_of_composed_text(text):
    assert len(fold(text)) == len(unicodedata.normalize("NFC", text))


@given(VIETNAMESE)
def test_folding_gives_plain_letters_only_and_the_same_for_decomposed_text(text):
    assert fold(text).isascii()
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(st.text(max_size=400))
def test_a_slug_is_always_good_for_an_address(text):
    slug = slugify(text)
    assert slug == slug.strip("-")
    assert len(slug) <= 120
    assert "--" not in slug
    assert all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in slug)


def test_a_long_title_is_cut_at_a_word():
    assert slugify("dân vận " * 30, longest=20) == "dan-van-dan-van-dan"


SHAPES = {
    "a": ["", "\u0306", "\u0302"],
    "e": ["", "\u0302"],
    "i": [""],
    "o": ["", "\u0302", "\u031b"],
    "u": ["", "\u031b"],
    "y": [""],
}
"""Vowels of the Vietnamese alphabet, with the marks that make other letters of them."""


def test_every_letter_of_the_alphabet_with_a_mark_is_folded():
    vowels = [
        unicodedata.normalize("NFC", base + shape + tone)
        for base, shapes in SHAPES.items()
        for shape in shapes
        for tone in ["\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    ]
    assert all(ord(vowel) in FOLD and ord(vowel.upper()) in FOLD for vowel in vowels)
