"""A paper laid out: what both writers draw, with every measure reckoned and every word chosen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from kheo.papers.rules.looks import PAGE_HEIGHT, PAGE_WIDTH, Layout, Look, Part
from kheo.papers.rules.parts import Align

LONGEST_WHOLE_ROW: Final = 300
"""In signs of its fullest cell: even in a narrow column that is less than a page."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one face; they are italic too where the whole paragraph is."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. Measures in millimetres, room before it in points.

    ``rule`` is the length of a line drawn under it, ``frame`` the width of a box around it; a
    paragraph that is ``kept`` stays on the page of what follows; ``outline`` is its level in the
    table of contents of the file, 0 for none; ``running`` text takes the step of the layout.
    """

    part: Part
    runs: tuple[Run, ...]
    look: Look
    align: Align | None = None
    before: float = 0
    first_line: float = 0
    left: float = 0
    rule: float = 0
    frame: float = 0
    kept: bool = False
    outline: int = 0
    running: bool = False

    @property
    def text(self) -> str:
        """Return the words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Columns:
    """What stands side by side without borders; each row of cells starts on one line.

    What is ``kept`` stays on the page of what follows.
    """

    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]
    before: float = 0
    kept: bool = False


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of the head of a table, from a column on, over so many columns and rows."""

    text: str
    at: int
    columns: int = 1
    rows: int = 1

    def width(self, widths: tuple[float, ...]) -> float:
        """Return how wide the cell is in a table of those columns."""
        return sum(widths[self.at : self.at + self.columns])


@dataclass(frozen=True, slots=True)
class Lattice:
    """A table with borders; its head, of one row or two, is repeated on each page."""

    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    header: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    head: Look
    cell: Look


Block: TypeAlias = Paragraph | Columns | Lattice


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one shape, counted from 1; the first shows no number, but may have a foot."""

    blocks: tuple[Block, ...]
    landscape: bool = False
    foot: Paragraph | None = None

    @property
    def page(self) -> tuple[float, float]:
        """Return width and height."""
        return (PAGE_HEIGHT, PAGE_WIDTH) if self.landscape else (PAGE_WIDTH, PAGE_HEIGHT)

    def width(self, layout: Layout) -> float:
        """Return the length of a line."""
        return self.page[0] - layout.margins.left - layout.margins.right


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole paper, ready to be drawn."""

    layout: Layout
    title: str
    author: str
    day: date
    sections: tuple[Section, ...]


def is_short(row: tuple[str, ...]) -> bool:
    """Return whether a row of a table stays on one page; a longer one may be broken."""
    return max(map(len, row), default=0) <= LONGEST_WHOLE_ROW


def texts(sheet: Sheet) -> Iterator[str]:
    """Yield every text that will be seen."""
    for section in sheet.sections:
        for block in section.blocks:
            yield from texts_of(block)
        if section.foot:
            yield section.foot.text


def texts_of(block: Block) -> Iterator[str]:
    """Yield every text of a block."""
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Columns):
        yield from (line.text for row in block.rows for cell in row for line in cell)
    else:
        yield from (cell.text for head in block.header for cell in head)
        yield from (cell for row in block.rows for cell in row)
