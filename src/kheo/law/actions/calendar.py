"""Announcing and withdrawing special days; open deadlines that they touch are reckoned anew."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kheo.core.front.generation import next_generation
from kheo.core.verdict import YES, no, require
from kheo.law.actions.recomputing import Move, bring_along, moves_of, reckoned_anew, recompute
from kheo.law.locking import change_calendar
from kheo.law.models.days import CalendarDay
from kheo.law.models.deadlines import Deadline, DeadlineQuerySet
from kheo.law.reckoning import Reckoner, reckoner
from kheo.law.rules.editing import may_announce
from kheo.law.rules.standing import Certainty, Standing
from kheo.law.sentences import day_reason, for_the_record, of_basis
from kheo.ledger.actions import record
from kheo.ledger.rules import Fact, Ref
from kheo.organisations.models import Officer


@dataclass(frozen=True, slots=True)
class NewDay:
    """A special day that somebody announces, with its basis and where it was read."""

    day: date
    kind: str
    name: str
    pair: date | None = None
    certainty: str = Certainty.ANNOUNCED
    document: str = ""
    document_name: str = ""
    article: str = ""
    clause: str = ""
    point: str = ""
    source: str = ""
    source_address: str = ""
    note: str = ""

    def row(self, *, by: Officer, at: datetime) -> CalendarDay:
        """Return the row of the day, not kept yet."""
        return CalendarDay(
            **self.fields(), standing=Standing.UNVERIFIED, edited_by=by, edited_at=at
        )

    def fields(self) -> dict[str, object]:
        """Return the columns that it fills."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a change of the calendar did: the rows, and the deadlines that moved."""

    rows: list[CalendarDay]
    moves: list[Move]


@transaction.atomic
def announce_days(*, days: Sequence[NewDay], by: Officer, at: datetime) -> Announcement:
    """Put special days into the calendar and reckon open deadlines anew; all or nothing.

    A day that stands in the calendar already is withdrawn in favour of the new one. Raises
    RefusedError.
    """
    change_calendar()
    today = timezone.localdate(at)
    rows = [day.row(by=by, at=at) for day in days]
    old = reckoner(on=today)
    require(may_announce([row.as_day for row in rows], old.calendar.rest))
    replaced = CalendarDay.objects.current().filter(day__in=[row.day for row in rows])
    replaced.update(withdrawn_by=by, withdrawn_at=at)
    kept = [keep(row) for row in rows]
    moves = moved(kept, by=by, at=at, today=today)
    told("law.days_announced", kept, moves, by=by, at=at)
    return Announcement(kept, moves)


def keep(row: CalendarDay) -> CalendarDay:
    """Write a row and return it."""
    row.save(force_insert=True)
    return row


@transaction.atomic
def withdraw_days(
    *, days: Collection[date], reason: str, by: Officer, at: datetime
) -> Announcement:
    """Take special days out of the calendar, with a reason, and reckon deadlines anew.

    Raises RefusedError.
    """
    change_calendar()
    require(YES if reason.strip() else no("reason_missing"))
    rows = list(CalendarDay.objects.current().filter(day__in=days).select_for_update())
    require(YES if rows and len(rows) == len(set(days)) else no("day_unknown"))
    for row in rows:
        row.withdrawn_by, row.withdrawn_at = by, at
    CalendarDay.objects.bulk_update(rows, ["withdrawn_by", "withdrawn_at"])
    moves = moved(rows, by=by, at=at, today=timezone.localdate(at), withdrawn=reason.strip())
    told("law.days_withdrawn", rows, moves, by=by, at=at, reason=reason.strip())
    return Announcement(rows, moves)


@for_the_record
def moved(
    rows: list[CalendarDay], *, by: Officer, at: datetime, today: date, withdrawn: str = ""
) -> list[Move]:
    """Reckon the deadlines anew that a change of some days touches; return those that moved."""
    touched = touched_by([row.day for row in rows])
    reason = "; ".join(day_reason(row.as_day) for row in rows)
    return recompute(
        touched, reckoner_for(touched, today), by=by, at=at, on=today,
        reason=f"{reason} ({withdrawn})" if withdrawn else reason,
        rule="; ".join(dict.fromkeys(of_basis(row.basis) for row in rows if row.basis))[:200],
    )  # fmt: skip


def touched_by(days: Collection[date]) -> DeadlineQuerySet:
    """Return the open deadlines that days may touch."""
    return Deadline.objects.touched_by(days)


def reckoner_for(deadlines: DeadlineQuerySet, today: date) -> Reckoner:
    """Return what reckons deadlines, with the office hours of their holders."""
    holders = deadlines.filter(unit="working_hours").values_list("holder", flat=True).distinct()
    return reckoner(on=today, holders=list(holders))


@for_the_record
def told(
    verb: str, rows: list[CalendarDay], moves: list[Move], *, by: Officer, at: datetime,
    reason: str = "",
) -> None:  # fmt: skip
    """Write the act in the ledger, with the days and how many deadlines moved."""
    facts: dict[str, Fact] = {
        "days": [day_reason(row.as_day) for row in rows],
        "deadlines_moved": len(moves),
    }
    first = rows[0]
    target = Ref("law.calendarday", str(first.pk), str(first))
    record(verb, target=target, by=by, at=at, reason=reason, facts=facts)
    transaction.on_commit(next_generation)


def preview_announcement(days: Sequence[NewDay], *, on: date) -> list[Move]:
    """Return which open deadlines would move; nothing is written. Raises RefusedError."""
    new = [CalendarDay(**day.fields()).as_day for day in days]
    touched = touched_by([day.day for day in new])
    before = reckoner_for(touched, on)
    require(may_announce(new, before.calendar.rest))
    counted = [
        what for what, day in zip(new, days, strict=True) if day.certainty != Certainty.PROPOSED
    ]
    after = before.with_days(more=counted, fewer={day.day for day in new})
    return moves_of(reckoned_anew(bring_along(touched), after))


def preview_withdrawal(days: Collection[date], *, on: date) -> list[Move]:
    """Return which open deadlines would move if days were taken out; nothing is written."""
    touched = touched_by(days)
    after = reckoner_for(touched, on).with_days(fewer=set(days))
    return moves_of(reckoned_anew(bring_along(touched), after))
