"""From the rows of a sheet to what each asks for, with what is wrong cell by cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from django.utils.translation import gettext as _

from kheo.core.terms import Term
from kheo.documents.tables.cells import Cell, Sheet, cell_name
from kheo.documents.tables.refusing import TableRefusedError
from kheo.documents.tables.values import FaultError, text_in, worded
from kheo.tasks.rules.evidence import EvidenceKind
from kheo.tasks.rules.priorities import Priority
from kheo.tasks.tables.headings import Headings, headings_of
from kheo.tasks.tables.opening import MOST_TASKS
from kheo.tasks.tables.terms import NO_TERM, kind_in, term_of
from kheo.tasks.tables.words import evidence_in, priority_in

Value = TypeVar("Value")
LONGEST: Final = {"title": 1000, "product": 500, "lead": 600, "overseer": 300, "source": 60}
LONGEST_PARTNERS: Final = 3000


@dataclass(slots=True)
class Reader:
    """Reads the cells of one row, and gathers what is wrong with them."""

    row: int
    cells: Sequence[Cell]
    columns: Mapping[str, int]
    faults: list[str] = field(default_factory=list)

    def cell(self, name: str) -> Cell:
        """Return what stands in a column; nothing where there is no such column."""
        place = self.columns.get(name, len(self.cells))
        return self.cells[place] if place < len(self.cells) else None

    def read(self, name: str, how: Callable[[Cell], Value], otherwise: Value) -> Value:
        """Return what a cell says, or note what is wrong with it."""
        try:
            return how(self.cell(name))
        except FaultError as fault:
            self.faults.append(blamed(self.columns, name, self.row, str(fault)))
            return otherwise

    def text(self, name: str) -> str:
        """Return the text of a cell."""
        return self.read(name, lambda cell: text_in(cell, LONGEST[name]), "")


def blamed(columns: Mapping[str, int], name: str, row: int, fault: str) -> str:
    """Return the sentence about what is wrong with a cell."""
    return _("Ô %(cell)s: %(fault)s.") % {"cell": cell_name(columns[name], row), "fault": fault}


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says by itself; units and plan items are names still."""

    row: int
    title: str
    product: str
    lead: str
    partners: str
    term: Term
    priority: Priority
    evidence: tuple[EvidenceKind, ...]
    overseer: str
    source: str
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table under their headings."""

    headings: Headings
    rows: Sequence[Row]

    def blame(self, name: str, row: int, fault: str) -> str:
        """Return the sentence about what is wrong with a cell."""
        return blamed(self.headings.columns, name, row, fault)


def table_in(sheet: Sheet) -> Table:
    """Return the table in a sheet. Raises TableRefusedError where it has no rows, or too many."""
    headings = headings_of(sheet)
    used = set(headings.columns.values())
    rows = [
        row_of(Reader(number, cells, headings.columns))
        for number, cells in sheet.rows
        if number > headings.row and says_something(cells, used)
    ]
    if not rows:
        raise TableRefusedError(_("Dưới dòng tiêu đề không có nhiệm vụ nào."))
    if len(rows) > MOST_TASKS:
        raise TableRefusedError(
            _("Bảng có hơn %(most)d dòng. Hãy chia thành nhiều bảng.") % {"most": MOST_TASKS}
        )
    return Table(headings, rows)


def says_something(cells: Sequence[Cell], used: set[int]) -> bool:
    """Return whether any cell that matters is filled."""
    return any(worded(cell).strip() for place, cell in enumerate(cells) if place in used)


def row_of(reader: Reader) -> Row:
    """Return what a row says."""
    kind = reader.read("term_kind", kind_in, None)
    term = reader.read("term", lambda cell: term_of(cell, kind), NO_TERM)
    title, lead = reader.text("title"), reader.text("lead")
    if not title:
        complain(reader, "title", _("chưa ghi nhiệm vụ"))
    if not lead:
        complain(reader, "lead", _("chưa ghi đơn vị chủ trì; ô gộp thì hãy bỏ gộp và ghi từng ô"))
    return Row(
        row=reader.row,
        title=title,
        product=reader.text("product"),
        lead=lead,
        partners=reader.read("partners", partners_in, ""),
        term=term,
        priority=reader.read("priority", priority_in, Priority.ORDINARY),
        evidence=reader.read("evidence", evidence_in, ()),
        overseer=reader.text("overseer"),
        source=reader.text("source"),
        faults=tuple(reader.faults),
    )


def complain(reader: Reader, name: str, fault: str) -> None:
    """Note a missing cell, unless something is wrong with it already."""
    spot = blamed(reader.columns, name, reader.row, "")[:-1]
    if not any(one.startswith(spot) for one in reader.faults):
        reader.faults.append(blamed(reader.columns, name, reader.row, fault))


def partners_in(cell: Cell) -> str:
    """Return the names in a cell with their lines. Raises FaultError."""
    said = worded(cell)
    if len(said) > LONGEST_PARTNERS:
        raise FaultError(_("dài quá %(longest)d ký tự") % {"longest": LONGEST_PARTNERS})
    return said.strip()
