"""Lists as a secretary pastes them, from Word or from a mail: one thing a line.

Cells stand between tabs, as a table of Word is pasted, or between upright strokes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from typing import Final

from kheo.core.text import one_line

BULLET: Final = re.compile(r"^(?:[-–—+•*·▪]+|\d{1,3}[.)]|[a-zđ]\))\s+", re.IGNORECASE)
"""What Word numbers its lists with; “8.30” and “08:00” are times, and stay."""
CELLS: Final = re.compile(r"\s*(?:\t|\|)\s*")
CLOCK: Final = re.compile(
    r"^(?P<hour>[01]?\d|2[0-3])\s*(?:[:.gh]|giờ)\s*(?P<minute>[0-5]\d)?(?:\s*(?:phút|'))?"
    r"(?:\s*[-–—]\s*\d{1,2}\s*(?:[:.gh]|giờ)\s*(?:\d{2})?)?\s*[:,.–—-]?(?:\s+|$)",
    re.IGNORECASE,
)
ACCOUNT: Final = re.compile(r"^@(?P<name>[^\s\[\]]+)(?:\s*\[(?P<slug>[a-z0-9-]+)\])?$")
BAR: Final = " | "


@dataclass(frozen=True, slots=True)
class ChairLine:
    """Who presides: an account (with the organisation, where it has several), or words."""

    name: str = ""
    office: str = ""
    account: str = ""
    slug: str = ""


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """What is spoken of, at what time, by whom."""

    text: str
    at: time | None = None
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line in cells, with its number in what was typed, counted from one."""

    number: int
    cells: tuple[str, ...]

    def cell(self, place: int) -> str:
        """Return a cell, or nothing where the line is shorter."""
        return self.cells[place] if place < len(self.cells) else ""


def lines_of(text: str) -> list[CellLine]:
    """Return the lines in which something stands, without bullets, as cells."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        bare = BULLET.sub("", line.strip()).strip()
        cells = tuple(one_line(cell) for cell in CELLS.split(bare))
        if any(cells):
            found.append(CellLine(number, cells))
    return found


def chairs_in(text: str) -> list[ChairLine]:
    """Return who presides: “@account [organisation]”, or “name, office”."""
    return [chair_in(one) for one in lines_of(text)]


def chair_in(line: CellLine) -> ChairLine:
    """Return one chair; without cells the name ends at the first comma or dash."""
    account = ACCOUNT.match(line.cell(0))
    if account:
        return ChairLine(account=account["name"], slug=account["slug"] or "")
    if len(line.cells) > 1:
        return ChairLine(line.cells[0], ", ".join(cell for cell in line.cells[1:] if cell))
    parts = re.split(r",\s*|\s+[-–—]\s+", line.cells[0], maxsplit=1)
    return ChairLine(parts[0], parts[1] if len(parts) > 1 else "")


def chairs_written(chairs: Iterable[ChairLine]) -> str:
    """Return lines that mean these chairs."""
    return "\n".join(
        f"@{one.account}" + (f" [{one.slug}]" if one.slug else "")
        if one.account
        else ", ".join(part for part in (one.name, one.office) if part)
        for one in chairs
    )


def agenda_in(text: str) -> list[AgendaLine]:
    """Return what is on the agenda: “08:30 text | speaker”, with the time or without."""
    return [agenda_item_in(one.cells) for one in lines_of(text)]


def agenda_item_in(cells: tuple[str, ...]) -> AgendaLine:
    """Return one item; a time may stand in a cell of its own."""
    found = CLOCK.match(cells[0])
    at = time(int(found["hour"]), int(found["minute"] or 0)) if found else None
    rest = cells[0][found.end() :].strip() if found else cells[0]
    others = [cell for cell in cells[1:] if cell]
    said = [rest, *others] if rest else others
    return AgendaLine(said[0] if said else "", at, ", ".join(said[1:]))


def agenda_written(items: Iterable[AgendaLine]) -> str:
    """Return lines that mean these items."""
    return "\n".join(
        " ".join(filter(None, (f"{one.at:%H:%M}" if one.at else "", one.text)))
        + (f"{BAR}{one.speaker}" if one.speaker else "")
        for one in items
    )
