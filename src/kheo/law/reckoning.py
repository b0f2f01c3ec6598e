"""Due dates by the rules and the calendar in force: what is read once, and then asked often."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import groupby
from typing import Final

from django.db.models import Q
from django.utils import timezone

from kheo.law.models.days import CalendarDay, as_days
from kheo.law.models.office_hours import OfficeHours
from kheo.law.models.rule import Rule
from kheo.law.rules.bases import NOWHERE, Basis
from kheo.law.rules.calendar import WEEKEND, Calendar, Day
from kheo.law.rules.hours import Hours, Opening, Timetable, Week, week_of
from kheo.law.rules.terms import Counting, Due, due_on
from kheo.law.rules.units import Unit

FIRST_DAY: Final = "terms.first_day"
END_MOVES: Final = "terms.end_moves"
WEEKLY_REST: Final = "terms.weekly_rest"
GENERAL: Final = (FIRST_DAY, END_MOVES, WEEKLY_REST)

ORDINARY: Final = week_of(
    opening
    for weekday in range(5)
    for opening in (
        Opening(weekday, time(7, 30), time(11, 30)),
        Opening(weekday, time(13, 30), time(17, 30)),
    )
)
"""Office hours until somebody sets the true ones: eight hours a day."""

Spans = tuple[tuple[date, date | None, Week], ...]


@dataclass(frozen=True, slots=True)
class Reckoner:
    """Tells when terms are due, without asking the database again."""

    calendar: Calendar
    first_day: Basis
    end_moves: Basis
    moves: bool
    hours: Mapping[int | None, Hours]

    def due(
        self,
        start: date,
        count: int,
        unit: Unit,
        *,
        end_moves: bool | None = None,
        holder: int | None = None,
    ) -> Due:
        """Return when a term is due and why.

        `end_moves` is what the law of the term itself says of an end on a day off; with None the
        general rule holds. `holder` is the key of the organisation whose office hours count.
        Raises ValueError as `due_on` does.
        """
        moves = self.moves if end_moves is None else end_moves
        counting = Counting(self.first_day, self.end_moves if moves else None)
        begins = timezone.localtime(start) if isinstance(start, datetime) else start
        hours = self.hours.get(holder, self.hours[None])
        return due_on(begins, count, unit, self.calendar, hours=hours, counting=counting)

    def with_days(self, *, more: Iterable[Day] = (), fewer: Collection[date] = ()) -> "Reckoner":
        """Return the same with other special days: what a change of the calendar would bring."""
        special = {day: what for day, what in self.calendar.special.items() if day not in fewer}
        special |= {day.day: day for day in more}
        return replace(self, calendar=replace(self.calendar, special=special))


def reckoner(*, on: date, holders: Collection[int] = ()) -> Reckoner:
    """Return what reckons by the rules in force on a day; three queries.

    The office hours of `holders` come along; for others those of all organisations count.
    """
    general = {rule.key: rule for rule in Rule.objects.in_force(on).filter(key__in=GENERAL)}
    days = as_days(CalendarDay.objects.counted())
    rest, moves = general.get(WEEKLY_REST), general.get(END_MOVES)
    weekdays = frozenset(int(item["code"]) for item in rest.items) if rest else WEEKEND
    return Reckoner(
        calendar=Calendar(days, weekdays, basis_of(rest)),
        first_day=basis_of(general.get(FIRST_DAY)),
        end_moves=basis_of(moves),
        moves=moves is None or moves.number == 1,
        hours=office_hours(holders),
    )


def basis_of(rule: Rule | None) -> Basis:
    """Return where a rule stands written."""
    return rule.basis if rule else NOWHERE


def office_hours(holders: Collection[int] = ()) -> dict[int | None, Hours]:
    """Return the office hours of organisations, and under None those of all others."""
    rows = OfficeHours.objects.filter(Q(organisation=None) | Q(organisation__in=holders))
    spans = {key: spans_of(own) for key, own in by_holder(rows).items()}
    general = Timetable(spans.pop(None, ()), ORDINARY)
    found: dict[int | None, Hours] = {None: general}
    for key, own in spans.items():
        found[key] = Timetable(own, general)
    return found


def by_holder(rows: Iterable[OfficeHours]) -> dict[int | None, list[OfficeHours]]:
    """Return rows by the key of their organisation."""
    found: dict[int | None, list[OfficeHours]] = {}
    for row in rows:
        found.setdefault(row.organisation_id, []).append(row)
    return found


def spans_of(rows: Iterable[OfficeHours]) -> Spans:
    """Return the weeks of one organisation, each with its span of days."""
    ordered = sorted(rows, key=lambda row: (row.since, row.until or date.max))
    return tuple(
        (since, until, week_of(row.opening for row in group))
        for (since, until), group in groupby(ordered, lambda row: (row.since, row.until))
    )
