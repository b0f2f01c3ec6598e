"""What may be written: spans of rules, and days that are announced together."""

from collections.abc import Sequence
from datetime import date, timedelta

from kheo.core.verdict import YES, Verdict, no
from kheo.law.rules.calendar import SWAPPED, Day, DayKind

ONE_DAY = timedelta(days=1)


def may_announce(days: Sequence[Day], rest: frozenset[int]) -> Verdict:
    """Return whether days can be announced together."""
    if not days:
        return no("no_days")
    if len({day.day for day in days}) < len(days):
        return no("same_day_twice")
    return next((verdict for day in days if not (verdict := may_stand(day, rest))), YES)


def may_stand(day: Day, rest: frozenset[int]) -> Verdict:
    """Return whether a special day makes sense by itself."""
    if day.kind in SWAPPED and day.pair is None:
        return no("pair_missing")
    if day.pair == day.day:
        return no("pair_is_itself")
    if day.kind is DayKind.SWAPPED_WORKING and day.day.weekday() not in rest:
        return no("worked_day_is_no_rest")
    return YES


def may_end(since: date, until: date | None, last: date) -> Verdict:
    """Return whether a rule may have a last day that is earlier than it had."""
    if last < since:
        return no("ends_before_it_begins")
    if until is not None and until <= last:
        return no("rule_ended_already")
    return YES


def last_day_before(next_since: date | None, until: date | None) -> date | None:
    """Return the last day of a span that another one follows."""
    if next_since is None:
        return until
    before = next_since - ONE_DAY
    return before if until is None else min(before, until)
