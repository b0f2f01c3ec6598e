"""The numbers of chapters, articles, clauses, points: they follow from where a piece stands."""

from collections.abc import Iterator, Sequence
from typing import Final

from kheo.papers.rules.parts import Block, Level, Node, Table
from kheo.papers.rules.wording import lettered, roman

RANKS: Final = {
    Level.PART: 0,
    Level.CHAPTER: 1,
    Level.SECTION: 2,
    Level.SUBSECTION: 3,
    Level.HEADING: 4,
    Level.ARTICLE: 5,
    Level.CLAUSE: 6,
    Level.POINT: 7,
}
"""What stands within what; the rest has no number."""

THROUGHOUT: Final = frozenset({Level.PART, Level.CHAPTER, Level.ARTICLE})
"""Counted through the whole paper; the others start anew in each piece above them."""

IN_ROMAN: Final = frozenset({Level.PART, Level.CHAPTER, Level.HEADING})


def numbered(body: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """Yield every piece of a body in the order of reading, with its number or nothing."""
    counted: dict[Level, int] = {}
    for block in walked(body):
        if isinstance(block, Table) or block.level not in RANKS:
            yield block, ""
        else:
            yield block, block.number or written(block.level, counted_on(counted, block.level))


def walked(body: Sequence[Block]) -> Iterator[Block]:
    """Yield a piece before what stands in it; depth is bounded by memory alone."""
    waiting = list(reversed(body))
    while waiting:
        block = waiting.pop()
        yield block
        if isinstance(block, Node):
            waiting.extend(reversed(block.parts))


def counted_on(counted: dict[Level, int], level: Level) -> int:
    """Count one more of a level, and start anew what stands below it."""
    counted[level] = counted.get(level, 0) + 1
    for lower in [one for one in counted if RANKS[one] > RANKS[level] and one not in THROUGHOUT]:
        del counted[lower]
    return counted[level]


def written(level: Level, number: int) -> str:
    """Return a number as its level writes it."""
    if level in IN_ROMAN:
        return roman(number)
    return lettered(number) if level is Level.POINT else str(number)
