"""How a task stands to its term."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.core.terms import Term, TermKind
from kheo.tasks.rules.deadlines import (
    SOON_DAYS,
    Outcome,
    Standing,
    first_overdue_day,
    outcome,
    standing_on,
)

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("kind", "day", "due"),
    [
        (TermKind.DAY, date(2026, 5, 8), date(2026, 5, 8)),
        (TermKind.MONTH, date(2028, 2, 1), date(2028, 2, 29)),
        (TermKind.QUARTER, date(2026, 1, 1), date(2026, 3, 31)),
        (TermKind.QUARTER, date(2026, 12, 5), date(2026, 12, 31)),
        (TermKind.REGULAR, date(2026, 5, 8), None),
        (TermKind.NONE, None, None),
    ],
)
def test_a_term_ends_on_its_last_day(kind: TermKind, day: date | None, due: date | None) -> None:
    assert Term(kind, day).due == due


@given(st.sampled_from([TermKind.MONTH, TermKind.QUARTER]), DAYS)
def test_a_month_or_quarter_ends_where_the_next_one_begins(kind: TermKind, day: date) -> None:
    due = Term(kind, day).due
    assert due is not None
    assert due >= day
    assert (due + timedelta(days=1)).day == 1
    assert kind is TermKind.MONTH or due.month % 3 == 0


@given(DAYS, DAYS)
def test_as_days_go_by_a_task_never_gets_less_late(day: date, due: date) -> None:
    order = [Standing.IN_TIME, Standing.DUE_SOON, Standing.OVERDUE]
    now, then = standing_on(day, due), standing_on(day + timedelta(days=1), due)
    assert order.index(now.standing) <= order.index(then.standing)


@given(DAYS)
def test_the_last_day_is_still_in_time(due: date) -> None:
    assert standing_on(due, due).standing is Standing.DUE_SOON
    assert standing_on(first_overdue_day(due), due).standing is Standing.OVERDUE
    assert standing_on(first_overdue_day(due), due).days == 1
    before = due - timedelta(days=SOON_DAYS + 1)
    assert standing_on(before, due).standing is Standing.IN_TIME


@given(DAYS, DAYS)
def test_a_task_is_late_when_it_was_handed_in_overdue(done: date, due: date) -> None:
    late = standing_on(done, due).standing is Standing.OVERDUE
    assert (outcome(done, due) is Outcome.LATE) is late


@given(DAYS)
def test_without_a_term_nothing_is_late(done: date) -> None:
    assert outcome(done, None) is Outcome.NO_TERM
    assert standing_on(done, None).days is None
