"""How the text of a document is built: parts, chapters, articles, clauses, with their addresses.

Texts from the gazette break their lines as the page did, with page numbers and stamps between.
Blocks keep the places in the text given, so that what is known by place stays true.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from kheo.core.text import slugify
from kheo.documents.rules.lines import Line, is_caps, joins, lines_of, width_of

NUMBER: Final = r"(?:[IVXLC]{1,7}|\d{1,3})[a-zđA-ZĐ]?"
TAIL: Final = r"(?:\s*[.:–-]\s*(?P<rest>.*)|\s+(?P<caps>[^a-zà-ỹ]+)|\s*)\Z"
ORDINAL: Final = r"thứ\s+[^\s.:]{2,5}(?:\s+[^\s.:]{2,5})?"


class Kind(StrEnum):
    """What a block is."""

    PART = "phan"
    APPENDIX = "phu-luc"
    CHAPTER = "chuong"
    SECTION = "muc"
    SUBSECTION = "tieu-muc"
    ARTICLE = "dieu"
    TEXT = "text"


RANKS: Final = {
    Kind.PART: 0, Kind.APPENDIX: 0, Kind.CHAPTER: 1, Kind.SECTION: 2, Kind.SUBSECTION: 3,
    Kind.ARTICLE: 4,
}  # fmt: skip
HEADINGS: Final = tuple(
    (kind, re.compile(pattern, re.IGNORECASE if kind is not Kind.SECTION else 0))
    for kind, pattern in (
        (Kind.ARTICLE, r"[“\"]?Điều\s+(?P<number>\d{1,4}[a-zđ]{0,2})\s*[.:](?:\d{1,3})?(?:\s|\Z)"),
        (Kind.CHAPTER, rf"Chương\s+(?P<number>{NUMBER}){TAIL}"),
        (Kind.PART, rf"Phần\s+(?P<number>{ORDINAL}|{NUMBER}){TAIL}"),
        (Kind.SUBSECTION, rf"Tiểu\s+mục\s+(?P<number>{NUMBER}){TAIL}"),
        (Kind.SECTION, rf"(?:Mục|MỤC)\s+(?P<number>{NUMBER}){TAIL}"),
        (Kind.APPENDIX, r"Phụ\s+lục(?:\s+(?P<number>(?:số\s+)?[IVXLC\d]{1,6}))?\s*[.:]?\s*\Z"),
        (Kind.SECTION, r"(?P<number>[IVXL]{1,6})\s*[.-]\s+[^a-zà-ỹ]{4,}\Z"),
    )
)
FIRST_LETTERS: Final = frozenset('ĐđCcPpTtMmIVXL“"')
CLAUSE: Final = re.compile(r"(\d{1,3})\.\s")
POINT: Final = re.compile(r"([a-zđ]\d?)\)\s")
QUOTES: Final = '“"'
END_OF_QUOTE: Final = re.compile(r"[”\"][\s.;,]*\Z")
ARTICLE_HEAD: Final = re.compile(r"([“\"]?Điều\s+\w+\s*[.:]\d{0,3})\s*", re.IGNORECASE)
LONGEST_HEAD: Final = 400
LONGEST_TITLE: Final = 120


@dataclass(slots=True)
class Block:
    """A heading or a paragraph: its lines as places in the text; `id` is empty where none is due.

    `depth` counts headings from 0; it is never more than one deeper than the heading before.
    """

    kind: Kind
    spans: list[tuple[int, int]]
    number: str = ""
    id: str = ""
    depth: int = 0

    @property
    def is_heading(self) -> bool:
        """Whether the block opens a part of the document."""
        return self.kind is not Kind.TEXT


def blocks_of(text: str) -> list[Block]:
    """Return headings and paragraphs in order, each heading with an id of its own.

    The work grows with the length of the text, whatever stands in it.
    """
    lines = list(lines_of(text))
    blocks = [
        part for block in gathered(lines, width_of(lines)) for part in without_sentence(text, block)
    ]
    address(text, blocks)
    return blocks


def without_sentence(text: str, block: Block) -> list[Block]:
    """Return an article whose first line is no title as its number and its first paragraph."""
    start, end = block.spans[0][0], block.spans[-1][1]
    ends = text[end - 1] in ".;:" and end - start > LONGEST_TITLE
    head = ARTICLE_HEAD.match(text, start) if block.kind is Kind.ARTICLE else None
    if head is None or not (ends or end - start > LONGEST_HEAD):
        return [block]
    first, *others = block.spans
    rest = [(head.end(), first[1]), *others] if head.end() < first[1] else others
    said = Block(Kind.ARTICLE, [(start, head.end(1))], block.number)
    return [said, Block(Kind.TEXT, rest)] if rest else [block]


def gathered(lines: list[Line], width: int) -> Iterator[Block]:
    """Yield blocks of lines that belong together."""
    block: Block | None = None
    before: Line | None = None
    for line in lines:
        kind, number = heading_in(line, before)
        if kind is Kind.TEXT and block and before and belongs(block, before, line, width):
            block.spans.append((line.start, line.end))
        else:
            if block:
                yield block
            block = Block(kind, [(line.start, line.end)], number)
        before = line
    if block:
        yield block


def heading_in(line: Line, before: Line | None) -> tuple[Kind, str]:
    """Return which heading a line begins; one that a sentence runs into begins none."""
    if line.words[0] not in FIRST_LETTERS or goes_on_from(before, line):
        return Kind.TEXT, ""
    for kind, pattern in HEADINGS:
        if found := pattern.match(line.words):
            return kind, (found["number"] or "").lower()
    return Kind.TEXT, ""


def goes_on_from(before: Line | None, line: Line) -> bool:
    """Return whether a sentence runs from one line into the next: “tại khoản 1 | Điều 12.”."""
    return before is not None and not line.after_gap and before.is_left_open


def belongs(block: Block, before: Line, line: Line, width: int) -> bool:
    """Return whether a line goes on with a block: its paragraph, or the title under “Chương I”."""
    if block.kind is Kind.ARTICLE and line.words[0].isupper():
        # A title is seldom broken before a capital; the first sentence under it begins with one.
        return bool(width) and before.is_left_open
    if block.is_heading and block.kind is not Kind.ARTICLE:
        size = sum(end - start for start, end in block.spans)
        is_first = len(block.spans) == 1
        goes_on = is_first or is_caps(before.words)
        return goes_on and is_caps(line.words) and size < LONGEST_HEAD
    return joins(before, line, width)


def address(text: str, blocks: list[Block]) -> None:
    """Give blocks their ids and headings their depth."""
    walk = Walk()
    for block in blocks:
        start, end = block.spans[0][0], block.spans[-1][1]
        if block.is_heading:
            walk.enter(block, text[start : start + 1] in QUOTES)
        else:
            walk.number(block, text[start : start + 8])
        walk.close_quote(text[max(start, end - 4) : end])


@dataclass(slots=True)
class Walk:
    """Where one is in a text while its blocks get their ids.

    Amending documents quote whole articles of others; those must not take the ids of their own.
    """

    taken: dict[str, int] = field(default_factory=dict)
    ranks: list[int] = field(default_factory=list)
    within: str = ""
    article: str = ""
    clause: str = ""
    last: int = 0
    quoted: bool = False

    def enter(self, block: Block, in_quotes: bool) -> None:  # noqa: FBT001 - told once
        """Take a heading."""
        rank = RANKS[block.kind]
        while self.ranks and self.ranks[-1] >= rank:
            self.ranks.pop()
        block.depth = len(self.ranks)
        self.ranks.append(rank)
        if block.kind is Kind.ARTICLE:
            self.enter_article(block, in_quotes)
            return
        name = f"{block.kind}-{slug(block.number)}".strip("-")
        nested = block.kind in {Kind.SECTION, Kind.SUBSECTION} and self.within
        block.id = self.free(f"{self.within}-{name}" if nested else name)
        if block.kind in {Kind.CHAPTER, Kind.APPENDIX}:
            self.within = block.id
        self.article = self.clause = ""
        self.quoted = False

    def enter_article(self, block: Block, in_quotes: bool) -> None:  # noqa: FBT001 - told once
        """Take an article; one that follows the last of our own is ours, a quoted one is not."""
        said = int(re.match(r"\d+", block.number)[0])  # type: ignore[index]
        self.quoted = in_quotes or (self.quoted and said != self.last + 1)
        name = f"dieu-{slug(block.number)}"
        block.id = self.free(f"trich-{name}" if self.quoted else name)
        self.article, self.clause = block.id, ""
        if not self.quoted:
            self.last = said

    def number(self, block: Block, begins: str) -> None:
        """Give a clause or point of an article its id."""
        if not self.article:
            return
        if found := CLAUSE.match(begins):
            self.clause = block.id = self.free(f"{self.article}-khoan-{found[1]}")
        elif found := POINT.match(begins):
            block.id = self.free(f"{self.clause or self.article}-diem-{slug(found[1])}")

    def close_quote(self, ends: str) -> None:
        """Leave the quotation where it ends."""
        if self.quoted and END_OF_QUOTE.search(ends):
            self.quoted = False

    def free(self, name: str) -> str:
        """Return an id that nothing has: repeated ones are told apart by a number."""
        count = self.taken[name] = self.taken.get(name, 0) + 1
        return name if count == 1 else f"{name}--{count}"


def slug(number: str) -> str:
    """Return a number as it stands in an id; đ becomes dd, for d is another point."""
    return slugify(number.lower().replace("đ", "dd"))
