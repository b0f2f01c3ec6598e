"""What holds of every due date."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.law.rules.calendar import Calendar, Day, DayKind
from kheo.law.rules.explanations import plain, read
from kheo.law.rules.hours import Opening, week_of
from kheo.law.rules.terms import Due, due_on
from kheo.law.rules.units import BY_CLOCK, BY_DAY, TERMS, Unit
from kheo.law.tests.strategies import (
    HANOI,
    calendars,
    countings,
    counts,
    days,
    here,
    moments,
    weeks,
    with_day,
)

DAILY = sorted(BY_DAY)
units = st.sampled_from(sorted(TERMS))
by_day = st.sampled_from(DAILY)
ALL_DAY = week_of(
    opening
    for weekday in range(5)
    for opening in (Opening(weekday, time(7, 30), time(11, 30)),
                    Opening(weekday, time(13), time(17)))
)  # fmt: skip


def end(due: Due) -> datetime:
    return due.at or datetime.combine(due.day, time.max, HANOI)


@given(moments, counts, units, calendars, weeks(), countings)
def test_a_term_never_ends_on_a_day_off(start, count, unit, calendar, week, counting):
    due = due_on(start, count, unit, calendar, hours=week, counting=counting)
    if unit in {Unit.WORKING_DAYS, Unit.WORKING_HOURS} or (
        unit in BY_DAY and counting.end_moves is not None
    ):
        assert not calendar.is_off(due.day)


@given(moments, counts, units, calendars, weeks())
def test_a_term_ends_after_it_begins(start, count, unit, calendar, week):
    due = due_on(start, count, unit, calendar, hours=week)
    assert end(due) > start
    assert due.start <= due.ends <= due.day


@given(st.tuples(moments, moments), counts, units, calendars, weeks())
def test_who_begins_later_never_ends_earlier(starts, count, unit, calendar, week):
    first, second = (
        due_on(start, count, unit, calendar, hours=week) for start in sorted(starts)
    )  # fmt: skip
    assert end(first) <= end(second)


@given(moments, st.tuples(counts, counts), units, calendars, weeks())
def test_more_of_a_unit_never_ends_earlier(start, two, unit, calendar, week):
    less, more = (due_on(start, count, unit, calendar, hours=week) for count in sorted(two))
    assert end(less) <= end(more)


@given(days, counts, calendars)
def test_working_days_add_up(start, count, calendar):
    due = due_on(start, count, Unit.WORKING_DAYS, calendar)
    assert len(due.counted) == count
    assert len(due.counted) + len(due.skipped) == (due.day - start).days
    assert due.counted[-1] == due.day
    assert not any(calendar.is_off(day) for day in due.counted)
    assert all(day == calendar.what(day.day) and day.is_off for day in due.skipped)


@given(days, counts, by_day, calendars, countings)
def test_the_days_of_every_term_add_up(start, count, unit, calendar, counting):
    due = due_on(start, count, unit, calendar, counting=counting)
    assert len(due.counted) + len(due.skipped) + len(due.moved) == (due.day - start).days
    assert all(day == calendar.what(day.day) and day.is_off for day in due.moved)
    if unit is Unit.DAYS:
        assert len(due.counted) == count
    if due.moved:
        assert due.moved[0].day == due.ends
        assert due.moved[-1].day == due.day - timedelta(days=1)


@given(moments, counts, calendars, weeks())
def test_working_hours_are_the_sum_of_their_stretches(start, count, calendar, week):
    due = due_on(start, count, Unit.WORKING_HOURS, calendar, hours=week)
    assert sum((s.length for s in due.stretches), timedelta()) == timedelta(hours=count)
    assert len(due.counted) + len(due.skipped) == (due.day - due.start).days + 1
    for stretch in due.stretches:
        assert stretch.opens >= start
        whole = week.stretches(calendar.what(stretch.opens.date()), start)
        assert any(s.opens <= stretch.opens and stretch.closes <= s.closes for s in whole)


@given(moments, counts, units, calendars, days)
def test_one_more_holiday_never_makes_a_term_end_earlier(start, count, unit, calendar, day):
    more = with_day(calendar, Day(day, DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam"))
    before = due_on(start, count, unit, calendar, hours=ALL_DAY)
    after = due_on(start, count, unit, more, hours=ALL_DAY)
    assert end(before) <= end(after)


@given(moments, counts, units, calendars, days)
def test_one_more_working_saturday_never_makes_it_end_later(start, count, unit, calendar, day):
    saturday = day + timedelta(days=5 - day.weekday())
    pair = saturday + timedelta(days=2)
    more = with_day(calendar, Day(saturday, DayKind.SWAPPED_WORKING, pair=pair))
    before = due_on(start, count, unit, calendar, hours=ALL_DAY)
    after = due_on(start, count, unit, more, hours=ALL_DAY)
    assert end(after) <= end(before)


@given(moments, counts, units, calendars, weeks(), countings)
def test_an_explanation_is_read_as_it_was_written(start, count, unit, calendar, week, counting):
    due = due_on(start, count, unit, calendar, hours=week, counting=counting)
    assert read(plain(due)) == due


@given(days, counts, by_day, calendars)
def test_the_hour_of_receipt_is_nothing_to_a_term_in_days(start, count, unit, calendar):
    late = datetime.combine(start, time(23, 59), HANOI)
    assert due_on(late, count, unit, calendar) == due_on(start, count, unit, calendar)


@given(days, counts, by_day, calendars)
def test_days_on_either_side_of_a_term_do_not_touch_it(start, count, unit, calendar):
    due = due_on(start, count, unit, calendar)
    inside = {day: what for day, what in calendar.special.items() if start < day <= due.day}
    again = due_on(start, count, unit, Calendar(inside))
    assert (again.day, again.skipped, again.moved) == (due.day, due.skipped, due.moved)


@pytest.mark.parametrize("unit", sorted(set(Unit) - TERMS))
def test_what_is_no_term_is_refused(unit):
    with pytest.raises(ValueError, match="no term"):
        due_on(date(2026, 1, 1), 1, unit, Calendar())


@pytest.mark.parametrize("unit", sorted(BY_CLOCK))
def test_hours_are_counted_from_a_moment(unit):
    with pytest.raises(ValueError, match="moment"):
        due_on(date(2026, 1, 1), 1, unit, Calendar(), hours=ALL_DAY)


def test_working_hours_need_office_hours():
    with pytest.raises(ValueError, match="office hours"):
        due_on(here(2026, 1, 1, 8), 1, Unit.WORKING_HOURS, Calendar())


@pytest.mark.parametrize("count", [0, -1, 4001])
def test_a_term_of_nothing_or_of_ages_is_refused(count):
    with pytest.raises(ValueError, match="count_out_of_range"):
        due_on(date(2026, 1, 1), count, Unit.DAYS, Calendar())


def test_the_end_of_the_calendar_is_out_of_range():
    with pytest.raises(ValueError, match="start_out_of_range"):
        due_on(date(9999, 12, 30), 5, Unit.WORKING_DAYS, Calendar())


def test_a_week_without_a_working_day_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        Calendar(rest=frozenset(range(7)))
