"""Which days are worked, which are not, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from kheo.law.rules.bases import NOWHERE, Basis

DAY: Final = timedelta(days=1)
SATURDAY: Final = 5
SUNDAY: Final = 6
WEEKEND: Final = frozenset({SATURDAY, SUNDAY})


class DayKind(StrEnum):
    """What a day is."""

    WORKING = "working"
    WEEKLY_REST = "weekly_rest"
    HOLIDAY = "holiday"
    IN_LIEU = "in_lieu"
    SWAPPED_OFF = "swapped_off"
    SWAPPED_WORKING = "swapped_working"
    CLOSED = "closed"


SPECIAL: Final = (
    DayKind.HOLIDAY,
    DayKind.IN_LIEU,
    DayKind.SWAPPED_OFF,
    DayKind.SWAPPED_WORKING,
)
"""What somebody has to announce; the other kinds follow from the day of the week."""

SWAPPED: Final = frozenset({DayKind.SWAPPED_OFF, DayKind.SWAPPED_WORKING})
WORKED: Final = frozenset({DayKind.WORKING, DayKind.SWAPPED_WORKING})


@dataclass(frozen=True, slots=True)
class Day:
    """A day and why it is what it is.

    `pair` is the day that was swapped with it, or the holiday that it stands in for; `expected`
    says that nobody has announced the day yet.
    """

    day: date
    kind: DayKind
    name: str = ""
    basis: Basis = NOWHERE
    pair: date | None = None
    expected: bool = False

    @property
    def is_off(self) -> bool:
        """Whether nobody works on it."""
        return self.kind not in WORKED


@dataclass(frozen=True, slots=True)
class Calendar:
    """Special days over a week with its days of rest."""

    special: Mapping[date, Day] = field(default_factory=dict)
    rest: frozenset[int] = WEEKEND
    rest_basis: Basis = NOWHERE

    def __post_init__(self) -> None:
        if len(self.rest & set(range(7))) > SUNDAY:
            raise ValueError("a week has at least one working day")

    def what(self, day: date) -> Day:
        """Return what a day is, and why."""
        if found := self.special.get(day):
            return found
        if day.weekday() in self.rest:
            return Day(day, DayKind.WEEKLY_REST, basis=self.rest_basis)
        return Day(day, DayKind.WORKING)

    def is_off(self, day: date) -> bool:
        """Return whether nobody works on a day."""
        return self.what(day).is_off

    def off_from(self, day: date) -> tuple[Day, ...]:
        """Return the days off in a row that begin with this day; none when it is worked."""
        row: list[Day] = []
        while (found := self.what(day)).is_off:
            row.append(found)
            day += DAY
        return tuple(row)

    def unknown(self, first: date, last: date) -> tuple[int, ...]:
        """Return the years among these days for which no special day is known at all."""
        known = {day.year for day in self.special}
        return tuple(year for year in range(first.year, last.year + 1) if year not in known)


def calendar_of(
    days: Iterable[Day], *, rest: frozenset[int] = WEEKEND, rest_basis: Basis = NOWHERE
) -> Calendar:
    """Return the calendar of some special days."""
    return Calendar({day.day: day for day in days}, rest, rest_basis)
