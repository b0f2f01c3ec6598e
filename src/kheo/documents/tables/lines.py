"""From the rows of a sheet to what each says of a document, with what is wrong cell by cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, TypeVar

from django.utils.translation import gettext as _

from kheo.core.text import fold
from kheo.documents.rules.secrecy import may_be_kept
from kheo.documents.rules.signing import SignedBy
from kheo.documents.tables import values
from kheo.documents.tables.cells import Cell, Sheet, cell_name
from kheo.documents.tables.given import Given
from kheo.documents.tables.headings import Headings, headings_of

Value = TypeVar("Value")
Said = tuple[date | None, int | None]
NOT_SECRET: Final = frozenset({"", "khong", "thuong", "khong mat", "-", "0", "binh thuong"})
LONGEST: Final = {"title": 1000, "subject": 120, "place": 200, "gazette": 200, "source": 300,
                  "note": 5000, "office": 200, "secrecy": 40}  # fmt: skip


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

    def spot(self, name: str) -> str:
        """Return what the cell of a column is called."""
        return cell_name(self.columns[name], self.row) if name in self.columns else ""

    def read(self, name: str, how: Callable[[Cell], Value], otherwise: Value) -> Value:
        """Return what a cell says, or note what is wrong with it."""
        try:
            return how(self.cell(name))
        except values.FaultError as fault:
            self.blame(name, str(fault))
            return otherwise

    def text(self, name: str) -> str:
        """Return the text of a cell."""
        return self.read(name, lambda cell: values.text_in(cell, LONGEST[name]), "")

    def blame(self, name: str, fault: str) -> None:
        """Note what is wrong with a cell."""
        self.faults.append(_("Ô %(cell)s: %(fault)s.") % {"cell": self.spot(name), "fault": fault})


def lines_of(sheet: Sheet) -> tuple[Headings, list[Given]]:
    """Return the headings of a sheet and what its rows say. Raises TableRefusedError."""
    headings = headings_of(sheet)
    rows = [(row, cells) for row, cells in sheet.rows if row > headings.row]
    used = headings.columns.values()
    said = [given_of(Reader(row, cells, headings.columns)) for row, cells in rows
            if any(values.worded(cell).strip() for cell in used_of(cells, used))]  # fmt: skip
    return headings, said


def used_of(cells: Sequence[Cell], used: Any) -> list[Cell]:
    """Return the cells of columns that are used."""
    return [cells[place] for place in used if place < len(cells)]


def given_of(reader: Reader) -> Given:
    """Return what a row says."""
    nothing: Said = (None, None)
    nobody: tuple[str, ...] = ()
    day, year = reader.read("signed_on", values.day_or_year_in, nothing)
    number = reader.read("number", values.number_in, "")
    effective = reader.read("effective_on", values.day_in, None)
    said = Given(
        spot=_("Dòng %(row)d") % {"row": reader.row},
        type=reader.read("type", values.type_in, "") or values.type_by_sign(number),
        number=number,
        title=reader.text("title"),
        issuers=reader.read("issuer", values.issuers_in, nobody),
        signatories=signatures(reader),
        signed_on=day,
        said_year=year or reader.read("year", values.year_in_cell, None),
        effective_on=effective,
        expires_on=reader.read("expires_on", values.day_in, None),
        subject=reader.text("subject"),
        place=reader.text("place"),
        place_spot=reader.spot("place"),
        gazette=reader.text("gazette"),
        source=reader.text("source"),
        source_address=reader.read("source_address", values.address_in, ""),
        note=reader.text("note"),
    )
    look_it_over(reader, said)
    return with_faults(said, reader.faults)


def signatures(reader: Reader) -> tuple[SignedBy, ...]:
    """Return who signed; an office goes with the one name that stands there."""
    nobody: tuple[str, ...] = ()
    names = reader.read("signatory", values.people_in, nobody)
    office = reader.text("office")
    return tuple(SignedBy(name, office if len(names) == 1 else "") for name in names)


def look_it_over(reader: Reader, said: Given) -> None:
    """Note what is wrong with a row as a whole."""
    if not said.number and not said.title:
        reader.faults.append(_("Dòng không có cả số, ký hiệu lẫn trích yếu."))
    if said.expires_on and said.effective_on and said.expires_on < said.effective_on:
        reader.blame("expires_on", _("ngày hết hiệu lực đứng trước ngày có hiệu lực"))
    if said.signed_on and said.effective_on and said.effective_on < said.signed_on:
        reader.blame("effective_on", _("ngày có hiệu lực đứng trước ngày ban hành"))
    mark = " ".join(fold(reader.text("secrecy")).casefold().split())
    if mark not in NOT_SECRET or not may_be_kept(said.title):
        reader.faults.append(
            _("Văn bản mật không được đưa vào thư viện trên mạng (Luật số 29/2018/QH14, Điều 5).")
        )


def with_faults(said: Given, faults: Sequence[str]) -> Given:
    """Return a row with what is wrong with it."""
    return replace(said, faults=tuple(faults)) if faults else said
