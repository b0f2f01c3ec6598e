"""What a page is, before anybody knows what it means: lines and pictures in their order."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kheo.core.text import clean
from kheo.news.importing.found import Figure, Table
from kheo.news.importing.names import DOMAIN


class Hint(StrEnum):
    """What the page itself says a line is; plain text says nothing."""

    NONE = ""
    LEAD = "lead"
    HEADING = "heading"
    QUOTE = "quote"
    CAPTION = "caption"
    ITEM = "item"
    AUTHOR = "author"
    SOURCE = "source"
    TOPICS = "topics"


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a page, or a picture or table; `linked` is true when all of it is a link."""

    text: str
    hint: Hint = Hint.NONE
    linked: bool = False
    gap: bool = False
    block: Figure | Table | None = None


LIST_ITEM: Final = re.compile(r"\w{1,3}[.)] ")
BROKEN_OFF: Final = re.compile(
    r"(?: (?:số|ngày|và|của|các|những|về|tại|với|theo|cho|trong|là|ở|từ|đến|do|bởi)|,)$",
    re.IGNORECASE,
)
SENTENCE_ENDS: Final = (".", "!", "?", "…", ":", ";", "|", "”", '"')
WRAPPED_WIDTH: Final = range(20, 161)


def pieces_of(text: str) -> list[Piece]:
    """Return the lines of a plain text; lines that were wrapped by width are whole again."""
    groups: list[tuple[bool, list[str]]] = []
    gap = False
    for line in clean(text).split("\n"):
        words = " ".join(line.split())
        if words and groups and not gap and goes_on(groups[-1][1][-1], words):
            groups[-1][1].append(words)
        elif words:
            groups.append((gap, [words]))
        gap = not words
    return [Piece(" ".join(parts), gap=gap) for gap, parts in groups]


def goes_on(above: str, line: str) -> bool:
    """Return whether a line is the rest of the line right above it.

    It is when it starts small, or the one above broke off at a small word.
    """
    if above.endswith(SENTENCE_ENDS) or len(above) not in WRAPPED_WIDTH:
        return False
    if LIST_ITEM.match(line) or DOMAIN.match(line):
        return False
    return line[0].islower() or bool(BROKEN_OFF.search(above))
