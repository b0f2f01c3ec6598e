import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.core.text import FOLD, LETTERS, clean, fold, one_line, slugify

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
DOCTOR = "\U0001f469\U0001f3fd\u200d\u2695\ufe0f"
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


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)


@given(st.text())
def test_clean_text_is_composed_and_holds_nothing_unseen(text):
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not {unicodedata.category(letter) for letter in cleaned.replace("\n", "")} & {
        "Cc",
        "Cs",
        "Co",
    }


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Dân\u200d vận\u00ad khéo\u202e", "Dân vận khéo"),
        ("Ba\u0300i\xa0hay", "Bài hay"),
        (FAMILY, FAMILY),
        (DOCTOR, DOCTOR),
        ("b\u3164án", "bán"),
        ("một\r\nhai\u2028ba", "một\nhai\nba"),
    ],
)
def test_what_cannot_be_seen_goes_and_what_holds_an_emoji_together_stays(typed, kept):
    assert clean(typed) == kept


def test_a_heap_of_marks_takes_no_time():
    """Unbounded, these would take a quarter of a minute, and a form may bring eight megabytes."""
    begun = time.process_time()
    clean("a" + "\u0301\u0323" * 75_000)
    assert time.process_time() - begun < 2
