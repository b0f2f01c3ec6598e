"""A document's text as a list of passages that may ask for something, each with its address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from kheo.core.text import one_line
from kheo.documents.rules.articles import Block, Kind, blocks_of

CLAUSE: Final = re.compile(r"(\d{1,3})[.)]\s")
POINT: Final = re.compile(r"([a-zđ]\d?)\)\s")
ROMAN: Final = re.compile(r"([IVXL]{1,6})\s*[.-]\s")
SHORTEST: Final = 12
MOST: Final = 400


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph: its place in the text from 0, its address, its words.

    A heading only leads to what is below it.
    """

    place: int
    spot: str
    text: str
    is_heading: bool = False


class Walk:
    """Where one is in a text: the article or section, the clause, the point."""

    def __init__(self) -> None:
        self.above = self.clause = self.point = ""
        self.in_article = False

    def enter(self, block: Block) -> None:
        """Take a heading."""
        self.clause = self.point = ""
        self.in_article = block.kind is Kind.ARTICLE
        word = "Điều" if self.in_article else NAMES.get(block.kind, "mục")
        number = block.number if self.in_article else block.number.upper()
        self.above = f"{word} {number}".strip()

    def take(self, text: str) -> None:
        """Take a paragraph."""
        if found := ROMAN.match(text):
            self.above, self.clause, self.point = f"mục {found[1]}", "", ""
        elif found := CLAUSE.match(text):
            self.clause, self.point = found[1], ""
        elif found := POINT.match(text):
            self.point = found[1]

    @property
    def spot(self) -> str:
        """The address as people write it: “điểm a khoản 2 Điều 5”, “mục 4, điểm a”."""
        if self.in_article:
            point = f"điểm {self.point}" if self.point else ""
            clause = f"khoản {self.clause}" if self.clause else ""
            return " ".join(part for part in (point, clause, self.above) if part)
        clause = f"mục {self.clause}" if self.clause else ""
        point = f"điểm {self.point}" if self.point else ""
        return ", ".join(part for part in (self.above, clause, point) if part)


NAMES: Final = {
    Kind.PART: "phần", Kind.APPENDIX: "phụ lục", Kind.CHAPTER: "chương", Kind.SECTION: "mục",
    Kind.SUBSECTION: "tiểu mục",
}  # fmt: skip


def passages_of(text: str) -> list[Passage]:
    """Return the passages of a text in order, at most four hundred."""
    return list(islice(walked(text), MOST))


def walked(text: str) -> Iterator[Passage]:
    """Yield headings, and paragraphs that are long enough to ask for something."""
    walk = Walk()
    for place, block in enumerate(blocks_of(text)):
        words = one_line(" ".join(text[start:end] for start, end in block.spans))
        if block.is_heading:
            walk.enter(block)
            yield Passage(place, walk.spot, words, is_heading=True)
            continue
        walk.take(words)
        if len(words) >= SHORTEST:
            yield Passage(place, walk.spot, words)
