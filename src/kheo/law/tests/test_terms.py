"""Due dates that people have reckoned by hand."""

from datetime import date, time

import pytest

from kheo.law.rules.bases import Basis
from kheo.law.rules.calendar import Calendar, Day, DayKind, calendar_of
from kheo.law.rules.hours import Opening, week_of
from kheo.law.rules.terms import Counting, due_on
from kheo.law.rules.units import Unit
from kheo.law.tests.strategies import here

MAY_2025 = calendar_of([
    Day(date(2025, 4, 26), DayKind.SWAPPED_WORKING, "làm bù", pair=date(2025, 5, 2)),
    Day(date(2025, 4, 30), DayKind.HOLIDAY, "Ngày Chiến thắng"),
    Day(date(2025, 5, 1), DayKind.HOLIDAY, "Ngày Quốc tế lao động"),
    Day(date(2025, 5, 2), DayKind.SWAPPED_OFF, "nghỉ hoán đổi", pair=date(2025, 4, 26)),
])  # fmt: skip
WEEK = week_of(
    opening
    for weekday in range(5)
    for opening in (Opening(weekday, time(7, 30), time(11, 30)),
                    Opening(weekday, time(13, 30), time(17, 30)))
)  # fmt: skip


def test_five_working_days_over_the_holidays_of_2025():
    due = due_on(date(2025, 4, 28), 5, Unit.WORKING_DAYS, MAY_2025)
    assert due.day == date(2025, 5, 8)
    assert [day.day.day for day in due.skipped] == [30, 1, 2, 3, 4]
    assert [day.day for day in due.counted] == [29, 5, 6, 7, 8]


def test_a_worked_saturday_counts():
    assert due_on(date(2025, 4, 24), 2, Unit.WORKING_DAYS, MAY_2025).day == date(2025, 4, 26)


def test_a_term_in_days_that_ends_on_a_day_off_goes_on_to_the_next_working_day():
    due = due_on(date(2025, 4, 10), 20, Unit.DAYS, MAY_2025)
    assert (due.ends, due.day) == (date(2025, 4, 30), date(2025, 5, 5))
    assert [day.kind for day in due.moved] == [
        DayKind.HOLIDAY, DayKind.HOLIDAY, DayKind.SWAPPED_OFF,
        DayKind.WEEKLY_REST, DayKind.WEEKLY_REST,
    ]  # fmt: skip


def test_unless_its_law_says_otherwise():
    still = Counting(end_moves=None)
    due = due_on(date(2025, 4, 10), 20, Unit.DAYS, MAY_2025, counting=still)
    assert due.day == due.ends == date(2025, 4, 30)


@pytest.mark.parametrize(
    ("start", "months", "ends"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2026, 10, 15), 3, date(2027, 1, 15)),
    ],
)
def test_months_end_on_the_same_day_or_on_the_last_of_the_month(start, months, ends):
    assert due_on(start, months, Unit.MONTHS, Calendar()).ends == ends


def test_years():
    assert due_on(date(2024, 2, 29), 5, Unit.YEARS, Calendar()).ends == date(2029, 2, 28)


@pytest.mark.parametrize(
    ("start", "hours", "at"),
    [
        (here(2026, 11, 23, 9), 2, here(2026, 11, 23, 11)),
        (here(2026, 11, 23, 9), 4, here(2026, 11, 23, 15)),
        (here(2026, 11, 23, 12), 4, here(2026, 11, 23, 17, 30)),
        (here(2026, 11, 23, 5), 8, here(2026, 11, 23, 17, 30)),
        (here(2026, 11, 27, 16, 30), 2, here(2026, 11, 30, 8, 30)),
        (here(2026, 11, 27, 22), 1, here(2026, 11, 30, 8, 30)),
    ],
)
def test_office_hours_leave_out_noon_nights_and_weekends(start, hours, at):
    assert due_on(start, hours, Unit.WORKING_HOURS, Calendar(), hours=WEEK).at == at


def test_a_worked_saturday_has_the_hours_of_the_day_it_is_worked_for():
    short = week_of([*WEEK.openings[0], Opening(4, time(8), time(10))])
    due = due_on(here(2025, 4, 26, 5), 2, Unit.WORKING_HOURS, MAY_2025, hours=short)
    assert due.at == here(2025, 4, 26, 10)


def test_what_comes_after_hours_is_told():
    due = due_on(here(2026, 11, 27, 22), 1, Unit.WORKING_HOURS, Calendar(), hours=WEEK)
    assert [day.kind for day in due.skipped] == [
        DayKind.CLOSED, DayKind.WEEKLY_REST, DayKind.WEEKLY_REST,
    ]  # fmt: skip


def test_plain_hours_run_through_nights_and_days_off():
    start = here(2025, 4, 29, 10)
    due = due_on(start, 72, Unit.HOURS, MAY_2025)
    assert due.at == here(2025, 5, 2, 10)
    assert due.counted == ()


def test_years_of_which_nothing_is_known_are_named():
    due = due_on(date(2025, 12, 29), 10, Unit.WORKING_DAYS, MAY_2025)
    assert due.unknown_years == (2026,)


def test_a_due_date_that_rests_on_an_expected_day_says_so():
    expected = Day(date(2027, 9, 3), DayKind.HOLIDAY, "Quốc khánh", expected=True)
    due = due_on(date(2027, 9, 2), 1, Unit.WORKING_DAYS, calendar_of([expected]))
    assert due.is_expected


def test_a_basis_is_known_when_it_names_a_document():
    assert Basis("91/2015/QH13", "148", "5")
    assert not Basis(article="148")
