"""The tasks of a programme by the unit that they count to."""

from dataclasses import dataclass
from datetime import date

from kheo.organisations.models import Organisation
from kheo.programmes.models import Programme
from kheo.tasks.models import ClosedCount, Task
from kheo.tasks.reading.progress import by_unit
from kheo.tasks.rules.tallies import Cell, Tally


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit's line: done, doing and overdue add up to its whole."""

    unit: int
    tally: Tally
    organisation: Organisation | None = None

    @property
    def overdue(self) -> int:
        """What is overdue."""
        return self.tally.count(Cell.DOING_OVERDUE)

    @property
    def doing(self) -> int:
        """What is not done and not overdue."""
        return self.tally.in_time


def unit_rows(programme: Programme, day: date) -> list[UnitRow]:
    """Return the units' lines, those with most overdue first; two queries."""
    found = by_unit(
        ClosedCount.objects.filter(programme=programme),
        Task.objects.filter(programme=programme),
        day,
    )
    rows = [UnitRow(unit, tally) for unit, tally in found.items() if tally.total]
    return sorted(rows, key=lambda row: (-row.overdue, row.unit))


def named(rows: list[UnitRow]) -> list[UnitRow]:
    """Return lines with their organisations; one query."""
    units = Organisation.objects.in_bulk([row.unit for row in rows])
    return [UnitRow(row.unit, row.tally, units[row.unit]) for row in rows]
