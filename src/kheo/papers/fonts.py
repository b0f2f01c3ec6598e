"""The face that papers are set in: one with the metrics of Times and every Vietnamese letter.

The rules ask for Times New Roman. Liberation Serif and Tinos share its metrics and are free; they
come with the machine, not with this software (docs/why/0018-faces-of-papers.md).
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import typst
from django.conf import settings
from django.utils.translation import gettext as _
from fontTools.ttLib import TTFont

from kheo.core.text import LETTERS
from kheo.papers.errors import PaperError

FAMILIES: Final = ("Liberation Serif", "Tinos", "Times New Roman")
"""The first that is there is taken: free faces first, so that machines agree."""

FACES: Final = frozenset({("normal", 400), ("normal", 700), ("italic", 400), ("italic", 700)})
NEEDED: Final = frozenset(map(ord, LETTERS + LETTERS.upper()))


class NoFontError(PaperError):
    """No face with the metrics of Times was found."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Máy chưa có phông chữ cùng khổ với Times New Roman đủ dấu tiếng Việt. "
                "Quản trị viên cài bằng lệnh: apt-get install fonts-liberation2 "
                "(hoặc đặt KHEO_PAPER_FONTS là thư mục có phông Liberation Serif, Tinos "
                "hay Times New Roman)."
            )
        )


@dataclass(frozen=True, slots=True)
class Face:
    """A family, and the fonts that the setting program may take letters from."""

    family: str
    fonts: typst.Fonts
    letters: frozenset[int]


def face() -> Face:
    """Return the face of this machine.

    Raises:
        NoFontError: with the sentence that says what to install.
    """
    if found := found_in(str(settings.PAPER_FONTS)):
        return found
    raise NoFontError


@cache
def found_in(folder: str) -> Face | None:
    """Return the first whole family in a folder, or among the fonts of the system without one."""
    searched = typst.Fonts(
        include_system_fonts=not folder,
        include_embedded_fonts=False,
        font_paths=[Path(folder)] if folder else [],
    )
    known = searched.fonts()
    return next((whole for family in FAMILIES if (whole := whole_family(family, known))), None)


def whole_family(family: str, known: list[typst.FontInfo]) -> Face | None:
    """Return a family that has its four faces, each with every Vietnamese letter."""
    faces = {(one.style, one.weight): one for one in known if one.family == family and one.path}
    if not faces.keys() >= FACES:
        return None
    letters = frozenset.intersection(*(letters_of(faces[face]) for face in FACES))
    if not letters >= NEEDED:
        return None
    folders = sorted({Path(str(faces[face].path)).parent for face in FACES})
    # Only these folders and the faces inside the program: what a machine has besides must not
    # change a paper.
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=list(folders)
    )
    return Face(family, fonts, letters)


def letters_of(one: typst.FontInfo) -> frozenset[int]:
    """Return which letters a face has."""
    with TTFont(str(one.path), fontNumber=one.index, lazy=True) as font:
        return frozenset(font.getBestCmap())
