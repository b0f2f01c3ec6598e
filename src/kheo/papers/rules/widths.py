"""How wide a text is in Times: what a rule under it, and a break in it, are reckoned from.

The figures are advance widths of the face in thousandths of its size; the free faces share them.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

REGULAR: Final = {
    180: "'", 200: "|", 250: " ,.", 278: "/:;\\ijlt", 333: "!()-I[]`fr‘’", 389: "Js", 400: "°",
    408: '"', 444: "?acez“”", 469: "^", 480: "{}", 500: "#$*0123456789_bdghknopquvxyđ–§", 529: "ơ",
    541: "~", 542: "ư", 556: "FPS", 564: "+<=>×", 611: "ELTZ", 667: "BCR", 722: "ADGHKNOQUVXYwĐƠ",
    750: "½", 776: "Ư", 778: "&m", 833: "%", 889: "M", 921: "@", 944: "W", 1000: "—…",
}  # fmt: skip
BOLD: Final = {
    220: "|", 250: " ,.", 278: "'/\\il", 333: "!()-:;[]`fjt‘’", 389: "Is", 394: "{}", 400: "°",
    444: "cerz", 500: "#$*0123456789?J_agovxy–“”§", 520: "~", 554: "ơ", 555: '"',
    556: "Sbdhknpquđ", 570: "+<=>×", 581: "^", 600: "ư", 611: "FP", 667: "BELTZ",
    722: "ACDNRUVXYwĐ", 750: "½", 778: "GHKOQƠ", 796: "Ư", 833: "&m", 930: "@", 944: "M",
    1000: "%W—…",
}  # fmt: skip
HORN: Final = "\u031b"
MM_A_POINT: Final = 25.4 / 72
UNKNOWN: Final = 700
BREAK: Final = "\n"
"""Where a line ends within a paragraph; cleaned words never hold it."""

STRETCH: Final = re.compile(r"[^ \n/-]*[ \n/-]|[^ \n/-]+")
"""What a line holds whole or not at all."""


def by_letter(table: dict[int, str]) -> dict[str, int]:
    """Return the width of each letter."""
    return {letter: width for width, letters in table.items() for letter in letters}


WIDTHS: Final = {False: by_letter(REGULAR), True: by_letter(BOLD)}


@cache
def base(letter: str) -> str:
    """Return a letter without the marks that do not make it wider."""
    apart = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", apart[0] + (HORN if HORN in apart else ""))


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is, in millimetres."""
    table = WIDTHS[bold]
    return sum(table.get(base(sign), UNKNOWN) for sign in text) * size / 1000 * MM_A_POINT


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return as few lines as fit the width, as even as they can be."""
    lines = filled(text, width, size, bold=bold)
    if len(lines) < 2:
        return lines
    low, high = 0.0, width
    while high - low > 0.5:
        middle = (low + high) / 2
        tried = filled(text, middle, size, bold=bold)
        fits = len(tried) == len(lines) and all(
            width_of(line, size, bold=bold) <= middle for line in tried
        )
        low, high = (low, middle) if fits else (middle, high)
    return filled(text, high, size, bold=bold)


def filled(text: str, width: float, size: float, *, bold: bool) -> tuple[str, ...]:
    """Return lines that each take as many words as fit; a longer word has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def breakable(text: str, width: float, size: float) -> str:
    """Return a text in which what no line holds is broken where a line is full.

    Lines end by themselves after spaces, hyphens and strokes; only longer stretches are broken.
    """
    if width_of(text, size, bold=True) <= width:
        return text
    return "".join(BREAK.join(cut(one, width, size)) for one in STRETCH.findall(text))


def cut(stretch: str, width: float, size: float) -> Iterator[str]:
    """Yield pieces that each fit a line, of one sign at least."""
    start, wide = 0, 0.0
    for place, sign in enumerate(stretch):
        step = width_of(sign, size, bold=True)
        if place > start and wide + step > width and not sign.isspace():
            yield stretch[start:place]
            start, wide = place, 0.0
        wide += step
    yield stretch[start:]


def largest(text: str, width: float, sizes: tuple[float, float], *, bold: bool = False) -> float:
    """Return the larger of two sizes when the text fits on one line in it, else the smaller."""
    return sizes[0] if width_of(text, sizes[0], bold=bold) <= width else sizes[1]
