"""Vietnamese typed in fonts from before Unicode: known by how its commonest words look then.

TCVN3 and VNI put the letters of Vietnamese on signs of Western Europe. Guessing them back would
need the font of every word, so such a text is refused, not mended.
"""

import re
from collections.abc import Mapping
from typing import Final

from kheo.news.importing.refusals import ImportRefused, Reason
from kheo.news.importing.wording import words

COMMON_WORDS: Final[Mapping[str, frozenset[str]]] = {
    "TCVN3 (ABC)": words(
        "vµ cña c¸c lµ ®­îc ®îc kh«ng víi mét nh÷ng nh©n d©n ®· ®Õn ®ång chÝ céng hßa x· héi",
        "viÖt §¶ng ®¶ng tØnh ñy uû nghÞ §ång ®Þa ng­êi ngêi ViÖt ®Ó vÒ cã thùc hiÖn vËn",
    ),
    "VNI": words(
        "vaø cuûa caùc laø ñöôïc khoâng vôùi moät nhöõng nhaân daân ñaõ ñeán ñoàng coäng hoøa",
        "xaõ hoäi vieät ñaûng tænh uûy nghò ñòa ngöôøi Vieät Ñaûng Ñoàng ñeå veà coù thöïc hieän",
        "vaän",
    ),
}
WORDS: Final = re.compile(r"[^\s<>.,;:()\"“”/=]+")
READ: Final = 200_000
ENOUGH_DIFFERENT: Final = 3
ENOUGH_OF_ALL: Final = 0.02


def legacy_font(text: str) -> str:
    """Return the name of the old font that a text is typed in, or nothing."""
    words = WORDS.findall(text[:READ])
    return next((name for name, known in COMMON_WORDS.items() if is_typed_in(known, words)), "")


def is_typed_in(known: frozenset[str], words: list[str]) -> bool:
    """Return whether enough of the words, and different ones, are those of an old font."""
    hits = [word for word in words if word in known]
    return len(set(hits)) >= ENOUGH_DIFFERENT and len(hits) >= ENOUGH_OF_ALL * len(words)


def refuse_legacy(text: str) -> None:
    """Refuse a text typed in an old font.

    Raises:
        ImportRefused: with the name of the font family.
    """
    if name := legacy_font(text):
        raise ImportRefused(Reason.LEGACY_FONT, name=name)
