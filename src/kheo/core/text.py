"""Vietnamese text: letters as they should be, letters without their marks, addresses from titles.

The only place that folds: neither database folds đ, and each framework loses it in its own way.
"""

import re
import unicodedata
from typing import Final

LETTERS: Final = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
PLAIN: Final = "a" * 17 + "e" * 11 + "i" * 5 + "o" * 17 + "u" * 11 + "y" * 5 + "d"
FOLD: Final = str.maketrans(LETTERS + LETTERS.upper() + "Ð", PLAIN + PLAIN.upper() + "D")
DASHES: Final = re.compile("[\u2010-\u2015]")
"""Signs between years and places (2025–2030), which ASCII does not have."""
NOT_IN_SLUG: Final = re.compile(r"[^a-z0-9]+")

LINE_BREAKS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Control signs, marks that turn the direction of writing, halves of letters, private signs, and
# letters by their class that are blank to the eye.
UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2"
    "\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
# The joiner holds one emoji together; anywhere else it hides.
EMOJI: Final = "[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]"
LOOSE_JOINER: Final = re.compile(f"(?<!{EMOJI})\u200d|\u200d(?!{EMOJI})")
WIDE_SPACES: Final = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Putting marks in order costs the square of how many stand together, so a stretch is bounded.
LONG_STRETCH: Final = re.compile(r"[^\x00-\x7f]{65}")
STRETCH: Final = re.compile(r".?[^\x00-\x7f]{1,64}", re.DOTALL)


def clean(text: str) -> str:
    r"""Return the text composed, its lines ended by ``\n``, its spaces plain, nothing unseen."""
    text = LOOSE_JOINER.sub("", UNSEEN.sub("", LINE_BREAKS.sub("\n", text)))
    return compose(WIDE_SPACES.sub(" ", text))


def compose(text: str) -> str:
    """Return the text in NFC, in a time that grows with its length only."""
    if not LONG_STRETCH.search(text):
        return unicodedata.normalize("NFC", text)
    return STRETCH.sub(lambda stretch: unicodedata.normalize("NFC", stretch[0]), text)


def one_line(text: str) -> str:
    """Return the text clean, on one line, with single spaces."""
    return " ".join(clean(text).split())


def fold(text: str) -> str:
    """Return the text with plain letters; as long as it was when it was NFC.

    “Đắk Lắk” becomes “Dak Lak”; case is kept.
    """
    return unicodedata.normalize("NFC", text).translate(FOLD)


def slugify(text: str, *, longest: int = 120) -> str:
    """Return the part of an address that stands for a title: ``dak-lak`` for “Đắk Lắk”.

    Letters of other languages lose their marks where they have a plain form, and go where they
    have none. A long title is cut at a word.
    """
    folded = unicodedata.normalize("NFKD", DASHES.sub("-", fold(text).lower()))
    slug = NOT_IN_SLUG.sub("-", folded.encode("ascii", "ignore").decode()).strip("-")
    return (
        slug if len(slug) <= longest else slug[: longest + 1].rpartition("-")[0] or slug[:longest]
    )
