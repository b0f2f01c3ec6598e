"""One document named several times in one text: short names, and the citation named before."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from kheo.documents.citations.letters import Clean
from kheo.documents.citations.marks import BLANK_LINE, Mark
from kheo.documents.citations.tables.types import TYPES

# “(sau đây gọi tắt là Nghị định số 24)”; other things than documents get short names too.
TYPE: Final = "|".join(sorted((kind.name for kind in TYPES), key=len, reverse=True))
ALIAS: Final = re.compile(
    r"\(\s?(?:(?:sau đây|dưới đây|từ đây),?\s)?(?:được\s)?"
    r"(?:gọi|viết)(?:\s(?:tắt|chung))?\slà:?\s"
    rf"[“\"]?(?P<alias>(?P<type>{TYPE})(?!\w)[^()“”\"]{{0,120}})"
)
REACH: Final = 600
MOST_BETWEEN: Final = 3


def aliases(clean: Clean, marks: list[Mark]) -> dict[int, list[tuple[int, int]]]:
    """Return the short names that the text gives, by the index of the citation."""
    starts = [mark.start for mark in marks]
    given: dict[int, list[tuple[int, int]]] = {}
    for found in ALIAS.finditer(clean.small):
        index = bearer(clean, marks, bisect_left(starts, found.start()), found)
        if index is not None:
            given.setdefault(index, []).append(trimmed(clean, *found.span("alias")))
    return given


def trimmed(clean: Clean, begin: int, end: int) -> tuple[int, int]:
    """Return the place of words without the space behind them."""
    return begin, begin + len(clean.text[begin:end].rstrip(" ,;.\n"))


def bearer(clean: Clean, marks: list[Mark], before: int, found: re.Match[str]) -> int | None:
    """Return the index of the citation that gets a short name: the last of the said type."""
    for index in candidates(clean, marks, before, found.start()):
        if marks[index].type == found["type"]:
            return index
    return next(candidates(clean, marks, before, found.start()), None)


def candidates(clean: Clean, marks: list[Mark], before: int, place: int) -> Iterator[int]:
    """Yield the indexes of the citations before a place, the nearest first, in its paragraph."""
    for index in range(before - 1, max(-1, before - 1 - MOST_BETWEEN), -1):
        end = marks[index].end
        if place - end > REACH or BLANK_LINE.search(clean.text, end, place):
            return
        yield index


def repeated(marks: list[Mark]) -> list[int | None]:
    """Return for each citation the index of the first of the same document in the text, if any.

    A bare number stands for the last full one of its type with that number before it.
    """
    firsts: dict[tuple[str, ...], int] = {}
    return [named_before(firsts, mark, index) for index, mark in enumerate(marks)]


def named_before(firsts: dict[tuple[str, ...], int], mark: Mark, index: int) -> int | None:
    """Return where a document was named first; note the names it may be known by from now on."""
    number = mark.number
    ordinal = number.ordinal.lower().lstrip("0")
    if not number.symbol:
        first = firsts.setdefault((mark.type, ordinal, number.year), index)
        return None if first == index else first
    first = firsts.setdefault((ordinal, *number.canonical[1:4]), index)
    firsts[mark.type, ordinal, ""] = firsts[mark.type, ordinal, number.year] = first
    return None if first == index else first
