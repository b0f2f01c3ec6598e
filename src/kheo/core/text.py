"""Vietnamese text: letters without their marks, and addresses made from titles.

The only place that folds: neither database folds đ, and each framework loses it in its own way.
"""

import re
import unicodedata
from typing import Final

LETTERS: Final = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
PLAIN: Final = "a" * 17 + "e" * 11 + "i" * 5 + "o" * 17 + "u" * 11 + "y" * 5 + "d"
FOLD: Final = str.maketrans(LETTERS + LETTERS.upper() + "Ð", PLAIN + PLAIN.upper() + "D")
NOT_IN_SLUG: Final = re.compile(r"[^a-z0-9]+")


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
    folded = unicodedata.normalize("NFKD", fold(text).lower())
    slug = NOT_IN_SLUG.sub("-", folded.encode("ascii", "ignore").decode()).strip("-")
    return (
        slug if len(slug) <= longest else slug[: longest + 1].rpartition("-")[0] or slug[:longest]
    )
