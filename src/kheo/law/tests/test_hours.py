"""Office hours that make sense, and such that do not."""

from datetime import date, time

import pytest

from kheo.law.rules.calendar import Day, DayKind
from kheo.law.rules.hours import Opening, Timetable, week_of
from kheo.law.tests.strategies import here

MORNING = Opening(0, time(7, 30), time(11, 30))


def test_openings_stand_in_order():
    afternoon = Opening(0, time(13), time(17))
    assert week_of([afternoon, MORNING]).openings[0] == (MORNING, afternoon)


def test_one_may_begin_when_the_other_ends():
    assert week_of([MORNING, Opening(0, time(11, 30), time(12))])


@pytest.mark.parametrize(
    ("openings", "fault"),
    [
        ([], "no_openings"),
        ([Opening(5, time(8), time(10))], "no_openings"),
        ([Opening(0, time(10), time(10))], "closes_before"),
        ([MORNING, Opening(0, time(11), time(12))], "lap_over"),
    ],
)
def test_hours_that_make_no_sense_are_refused(openings, fault):
    with pytest.raises(ValueError, match=fault):
        week_of(openings)


def test_each_time_has_its_week_and_the_rest_has_anothers():
    early, late, all_others = (
        week_of([Opening(0, time(hour), time(hour + 2))]) for hour in (7, 8, 9)
    )
    table = Timetable(
        ((date(2026, 1, 1), date(2026, 6, 30), early), (date(2026, 9, 1), None, late)), all_others
    )
    mondays = {6: 7, 7: 9, 9: 8}
    for month, hour in mondays.items():
        day = next(d for d in (date(2026, month, n) for n in range(1, 8)) if d.weekday() == 0)
        (stretch,) = table.stretches(Day(day, DayKind.WORKING), here(2026, 1, 1))
        assert stretch.opens.hour == hour
