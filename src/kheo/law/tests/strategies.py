"""Calendars, weeks and terms as hypothesis makes them."""

from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from kheo.law.rules.bases import Basis
from kheo.law.rules.calendar import SPECIAL, SWAPPED, Calendar, Day, DayKind, calendar_of
from kheo.law.rules.hours import Opening, Week, week_of
from kheo.law.rules.terms import Counting

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
here = partial(datetime, tzinfo=HANOI)
FIRST, LAST = date(2024, 1, 1), date(2027, 12, 31)
days = st.dates(FIRST, LAST)
moments = st.builds(
    datetime.combine, days, st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.just(HANOI),
)  # fmt: skip
counts = st.integers(1, 60)
bases = st.builds(
    Basis, st.sampled_from(["", "91/2015/QH13", "45/2019/QH14"]), st.sampled_from(["", "148"])
)


@st.composite
def special_days(draw: st.DrawFn) -> Day:
    kind = draw(st.sampled_from(SPECIAL))
    day = draw(days)
    if kind is DayKind.SWAPPED_WORKING:  # only a day of rest can be worked for another
        day += timedelta(days=5 - day.weekday())
    pair = day + timedelta(days=draw(st.integers(1, 4))) if kind in SWAPPED else None
    return Day(day, kind, "Ngày lễ", draw(bases), pair, draw(st.booleans()))


calendars = st.lists(special_days(), max_size=60).map(calendar_of)
countings = st.builds(Counting, bases, st.one_of(st.none(), bases))


@st.composite
def weeks(draw: st.DrawFn) -> Week:
    """Office hours on some days of the week, with or without a break."""
    rows = []
    for weekday in draw(st.sets(st.integers(0, 4), min_size=1)):
        rows.append(Opening(weekday, time(draw(st.integers(6, 9))), time(11, 30)))
        if draw(st.booleans()):
            rows.append(Opening(weekday, time(13, draw(st.integers(0, 59))), time(17)))
    return week_of(rows)


def with_day(calendar: Calendar, day: Day) -> Calendar:
    """Return the calendar with one more special day."""
    return calendar_of([*calendar.special.values(), day], rest=calendar.rest)
