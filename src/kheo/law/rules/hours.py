"""Office hours: when an office is open in an ordinary week, through time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Protocol

from kheo.law.rules.calendar import Day, DayKind


@dataclass(frozen=True, slots=True, order=True)
class Opening:
    """An office is open on a weekday (0 is Monday) from one hour to another."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Stretch:
    """Working time without a break, on one day."""

    opens: datetime
    closes: datetime

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.closes - self.opens


class Hours(Protocol):
    """Whatever knows when an office is open on a day."""

    def stretches(self, day: Day, near: datetime) -> tuple[Stretch, ...]:
        """Return when the office is open on a day, in the time zone of the moment given."""


@dataclass(frozen=True, slots=True)
class Week:
    """The openings of each weekday, morning before afternoon."""

    openings: Mapping[int, tuple[Opening, ...]]

    def stretches(self, day: Day, near: datetime) -> tuple[Stretch, ...]:
        """Return when the office is open on a day, in the time zone of the moment given.

        A Saturday that is worked for another day has the hours of that other day.
        """
        if day.is_off:
            return ()
        model = day.pair if day.kind is DayKind.SWAPPED_WORKING and day.pair else day.day
        return tuple(
            Stretch(
                datetime.combine(day.day, opening.opens, near.tzinfo),
                datetime.combine(day.day, opening.closes, near.tzinfo),
            )
            for opening in self.openings.get(model.weekday(), ())
        )


@dataclass(frozen=True, slots=True)
class Timetable:
    """Weeks through time, each with its first and its last day; between them, another's hours."""

    weeks: tuple[tuple[date, date | None, Week], ...]
    otherwise: Hours

    def stretches(self, day: Day, near: datetime) -> tuple[Stretch, ...]:
        """Return when the office is open on a day, by the week in force on it."""
        for since, until, week in self.weeks:
            if since <= day.day and (until is None or day.day <= until):
                return week.stretches(day, near)
        return self.otherwise.stretches(day, near)


def week_of(openings: Iterable[Opening]) -> Week:
    """Return the week of some openings.

    Raises ValueError when there are none on Monday to Friday, when one closes before it opens,
    or when two of a day lap over each other.
    """
    days: dict[int, tuple[Opening, ...]] = {}
    for opening in sorted(openings):
        days[opening.weekday] = (*days.get(opening.weekday, ()), opening)
    if not any(weekday in days for weekday in range(5)):
        raise ValueError("no_openings")
    for rows in days.values():
        refuse_disorder(rows)
    return Week(days)


def refuse_disorder(rows: tuple[Opening, ...]) -> None:
    """Raise ValueError for openings of one day that do not follow one another."""
    if any(row.closes <= row.opens for row in rows):
        raise ValueError("closes_before_it_opens")
    if any(later.opens < earlier.closes for earlier, later in pairwise(rows)):
        raise ValueError("openings_lap_over")
