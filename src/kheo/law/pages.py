"""Rules and the calendar, ready for a page."""

from calendar import Calendar as Months
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Final

from django.utils.functional import Promise

from kheo.law.models.days import CalendarDay
from kheo.law.models.rule import Rule
from kheo.law.models.words import DAY_KINDS, TOPICS
from kheo.law.reckoning import reckoner
from kheo.law.rules.calendar import Calendar, Day, DayKind
from kheo.law.rules.standing import Topic
from kheo.law.rules.units import TERMS
from kheo.law.sentences import in_line, lasts, of_basis, says, why

UNIT_WORDS: Final = {
    "days": "ngay",
    "working_days": "ngay-lam-viec",
    "hours": "gio",
    "working_hours": "gio-lam-viec",
    "months": "thang",
    "years": "nam",
}
"""How addresses name the units of terms."""


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A rule with its words, and the other rows of its key."""

    rule: Rule
    says: str
    basis: str
    span: str
    unit_word: str
    others: tuple["ShownRule", ...] = ()


@dataclass(frozen=True, slots=True)
class ShownTopic:
    """A part of the law with its rules."""

    code: str
    name: str | Promise
    rules: list[ShownRule]


def topics(*, on: date, topic: str = "") -> list[ShownTopic]:
    """Return the rules in force on a day by topic, each with what was before and comes after."""
    rows = list(Rule.objects.current().about(topic).listed())
    found = (
        ShownTopic(code, TOPICS[Topic(code)], in_force(group, on))
        for code, group in groupby(rows, lambda row: row.topic)
    )
    return [one for one in found if one.rules]


def in_force(rows: Iterable[Rule], on: date) -> list[ShownRule]:
    """Return the rules of a topic that are in force on a day."""
    by_key: dict[str, list[Rule]] = {}
    for row in rows:
        by_key.setdefault(row.key, []).append(row)
    found = []
    for same in by_key.values():
        holding = next((row for row in same if holds(row, on)), None)
        if holding:
            found.append(shown(holding, [row for row in same if row is not holding]))
    return found


def holds(row: Rule, on: date) -> bool:
    """Return whether a row is in force on a day."""
    return row.since <= on and (row.until is None or on <= row.until)


def shown(rule: Rule, others: Iterable[Rule] = ()) -> ShownRule:
    """Return a rule with its words."""
    return ShownRule(
        rule,
        says(rule.value),
        of_basis(rule.basis),
        lasts(rule.since, rule.until),
        UNIT_WORDS.get(rule.unit, "") if rule.unit in TERMS else "",
        tuple(shown(other) for other in others),
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """A day in the table of a month; outside the month it is empty."""

    day: date | None
    kind: str = ""
    mark: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """A month as weeks from Monday to Sunday, and how many days of it are worked."""

    number: int
    weeks: list[list[Cell]]
    worked: int


MARKS: Final = {
    DayKind.HOLIDAY: "L",
    DayKind.IN_LIEU: "B",
    DayKind.SWAPPED_OFF: "H",
    DayKind.SWAPPED_WORKING: "+",
    DayKind.WEEKLY_REST: "",
    DayKind.WORKING: "",
}
"""A letter beside the number of a day, for those who see no colour."""


def months(year: int, *, on: date) -> list[Month]:
    """Return the months of a year by the calendar as it is known on a day; two queries."""
    calendar = reckoner(on=on).calendar
    return [month_of(year, number, calendar) for number in range(1, 13)]


def month_of(year: int, number: int, calendar: Calendar) -> Month:
    """Return one month."""
    weeks = [
        [cell_of(day, number, calendar) for day in week]
        for week in Months().monthdatescalendar(year, number)
    ]
    days = [cell.day for week in weeks for cell in week if cell.day]
    return Month(number, weeks, sum(not calendar.is_off(day) for day in days))


def cell_of(day: date, month: int, calendar: Calendar) -> Cell:
    """Return a day as its cell."""
    if day.month != month:
        return Cell(None)
    what = calendar.what(day)
    plain = what.kind in {DayKind.WORKING, DayKind.WEEKLY_REST}
    return Cell(day, str(what.kind), MARKS[what.kind], "" if plain else why(what))


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A special day with its words."""

    row: CalendarDay
    line: str
    reason: str
    basis: str


def special_days(year: int) -> list[ShownDay]:
    """Return the special days of a year, those only proposed among them."""
    rows = CalendarDay.objects.current().in_year(year).select_related("verified_by")
    return [ShownDay(row, in_line(row.day), reason_of(row), of_basis(row.basis)) for row in rows]


def joined(days: list[ShownDay]) -> list[ShownDay]:
    """Return the days with those in a row taken together of which the same is said."""
    found: list[list[ShownDay]] = [[day] for day in days[:1]]
    for before, day in pairwise(days):
        if (day.row.day - before.row.day).days == 1 and said_of(day) == said_of(before):
            found[-1].append(day)
        else:
            found.append([day])
    return [together(row) for row in found]


def said_of(day: ShownDay) -> tuple[str, ...]:
    """Return all that a page says of a day besides which day it is."""
    row = day.row
    checked = f"{row.verified_by_id} {row.verified_at} {row.verified_where}"
    return (day.reason, day.basis, row.kind, row.certainty, row.source, row.note, checked)


def together(row: list[ShownDay]) -> ShownDay:
    """Return days in a row as one entry."""
    first, last = row[0], row[-1]
    line = first.line if first is last else f"{first.line} – {last.line}"
    return ShownDay(first.row, line, first.reason, first.basis)


def reason_of(row: CalendarDay) -> str:
    """Return what a day is: its name; for other kinds also which day it stands for."""
    if row.kind == DayKind.HOLIDAY:
        return row.name
    day = row.as_day
    return why(Day(day.day, day.kind, day.name, pair=day.pair))


def known_years() -> list[int]:
    """Return the years of which special days are known, the first first."""
    return [day.year for day in CalendarDay.objects.current().dates("day", "year")]


LEGEND: Final = [
    (MARKS[kind], DAY_KINDS[kind])
    for kind in (DayKind.HOLIDAY, DayKind.IN_LIEU, DayKind.SWAPPED_OFF, DayKind.SWAPPED_WORKING)
]
