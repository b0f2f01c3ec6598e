"""The day or the moment a term ends, with its reasons.

The day of receipt does not count; a term in days that ends on a day off goes on to the next
working day, unless its law says otherwise; a term in working days passes over days off; a term in
hours begins at once. Which article says so comes from the caller, with the rules in force.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from kheo.law.rules.bases import NOWHERE, Basis
from kheo.law.rules.calendar import DAY, Calendar, Day, DayKind
from kheo.law.rules.hours import Hours, Stretch
from kheo.law.rules.units import BY_CLOCK, BY_DAY, Unit

LONGEST: Final = 4000
"""No law gives a longer term than some years of days; a slip of the keyboard does."""

LAST_YEAR: Final = 9000
"""Far enough from the end of the computer's calendar."""


@dataclass(frozen=True, slots=True)
class Counting:
    """By which articles is counted; `end_moves` is None where a term may end on a day off."""

    first_day: Basis = NOWHERE
    end_moves: Basis | None = NOWHERE


@dataclass(frozen=True, slots=True)
class Due:
    """When a term ends and why: everything that a sentence about it needs.

    `ends` is the last day of the term as counted; `day` the day it is due, later than `ends` when
    the term went on to the next working day; `at` the moment, for terms in hours.
    """

    start: date
    count: int
    unit: Unit
    ends: date
    day: date
    counting: Counting
    skipped: tuple[Day, ...] = ()
    moved: tuple[Day, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    start_at: datetime | None = None
    at: datetime | None = None
    unknown_years: tuple[int, ...] = ()

    @property
    def counted(self) -> tuple[date, ...]:
        """The days that count. For office hours each has a stretch; for plain hours none."""
        if self.unit in BY_CLOCK:
            return tuple(dict.fromkeys(stretch.opens.date() for stretch in self.stretches))
        passed = {day.day for day in self.skipped}
        return tuple(day for day in days_after(self.start, self.ends) if day not in passed)

    @property
    def is_expected(self) -> bool:
        """Whether it rests on a day that nobody has announced yet."""
        return any(day.expected for day in (*self.skipped, *self.moved))


def due_on(
    start: date,
    count: int,
    unit: Unit,
    calendar: Calendar,
    *,
    hours: Hours | None = None,
    counting: Counting = Counting(),
) -> Due:
    """Return when a term of so many units that begins with `start` is due, and why.

    For hours `start` is a datetime in local time; for working hours `hours` are the office hours.
    Raises ValueError for a term that is no term or too long, or without what its unit needs.
    """
    refuse_nonsense(start, count)
    if unit in BY_CLOCK:
        if not isinstance(start, datetime):
            raise ValueError("hours are counted from a moment")
        return by_clock(start, count, unit, calendar, hours, counting)
    if unit not in BY_DAY:
        raise ValueError(f"no term is counted in {unit}")
    first = start.date() if isinstance(start, datetime) else start
    return by_day(first, count, unit, calendar, counting)


def refuse_nonsense(start: date, count: int) -> None:
    """Raise ValueError for a term that no law could give."""
    if not 1 <= count <= LONGEST:
        raise ValueError("count_out_of_range")
    if start.year > LAST_YEAR:
        raise ValueError("start_out_of_range")


def by_day(start: date, count: int, unit: Unit, calendar: Calendar, counting: Counting) -> Due:
    """Return when a term that ends with a day is due."""
    if unit is Unit.WORKING_DAYS:
        return by_working_day(start, count, calendar, counting)
    ends = last_day(start, count, unit)
    moved = calendar.off_from(ends) if counting.end_moves is not None else ()
    day = ends + len(moved) * DAY
    return Due(
        start, count, unit, ends, day, counting,
        moved=moved, unknown_years=calendar.unknown(ends, day),
    )  # fmt: skip


def last_day(start: date, count: int, unit: Unit) -> date:
    """Return the last day of a term in days, months or years."""
    if unit is Unit.DAYS:
        return start + count * DAY
    return months_after(start, count * 12 if unit is Unit.YEARS else count)


def months_after(start: date, months: int) -> date:
    """Return the same day so many months later; the last of the month where it has no such day."""
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def by_working_day(start: date, count: int, calendar: Calendar, counting: Counting) -> Due:
    """Return when a term in working days is due."""
    skipped: list[Day] = []
    day, left = start, count
    while left:
        day += DAY
        found = calendar.what(day)
        if found.is_off:
            skipped.append(found)
        else:
            left -= 1
    return Due(
        start, count, Unit.WORKING_DAYS, day, day, counting,
        skipped=tuple(skipped), unknown_years=calendar.unknown(start, day),
    )  # fmt: skip


def by_clock(
    start: datetime,
    count: int,
    unit: Unit,
    calendar: Calendar,
    hours: Hours | None,
    counting: Counting,
) -> Due:
    """Return when a term in hours is due."""
    if unit is Unit.HOURS:
        at = start + timedelta(hours=count)
        return Due(start.date(), count, unit, at.date(), at.date(), counting, start_at=start, at=at)
    if hours is None:
        raise ValueError("working hours need office hours")
    return by_working_hour(start, count, calendar, hours, counting)


def by_working_hour(
    start: datetime, count: int, calendar: Calendar, hours: Hours, counting: Counting
) -> Due:
    """Return when a term in office hours is due: nights, breaks and days off do not count."""
    stretches: list[Stretch] = []
    skipped: list[Day] = []
    day, left = start.date(), timedelta(hours=count)
    while left:
        found = calendar.what(day)
        worked = used(hours.stretches(found, start), start, left)
        left -= sum((stretch.length for stretch in worked), timedelta())
        stretches += worked
        if not worked:
            skipped.append(found if found.is_off else Day(day, DayKind.CLOSED))
        day += DAY
    at = stretches[-1].closes
    return Due(
        start.date(), count, Unit.WORKING_HOURS, at.date(), at.date(), counting,
        skipped=tuple(skipped), stretches=tuple(stretches), start_at=start, at=at,
        unknown_years=calendar.unknown(start, at),
    )  # fmt: skip


def used(open_times: tuple[Stretch, ...], start: datetime, left: timedelta) -> list[Stretch]:
    """Return the working time of a day that a term uses up, not before its start."""
    worked: list[Stretch] = []
    for stretch in open_times:
        opens = max(stretch.opens, start)
        closes = min(stretch.closes, opens + left)
        if closes > opens:
            worked.append(Stretch(opens, closes))
            left -= closes - opens
    return worked


def days_after(first: date, last: date) -> list[date]:
    """Return the days after the first up to the last."""
    return [first + number * DAY for number in range(1, (last - first).days + 1)]
