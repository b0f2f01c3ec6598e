"""A due date as it is kept beside a deadline, and read again: its reasons outlive the calendar."""

from datetime import date, datetime
from typing import Any

from kheo.law.rules import bases
from kheo.law.rules.bases import NOWHERE, Basis
from kheo.law.rules.calendar import Day, DayKind
from kheo.law.rules.hours import Stretch
from kheo.law.rules.terms import Counting, Due
from kheo.law.rules.units import Unit


def plain(due: Due) -> dict[str, Any]:
    """Return a due date as JSON keeps it."""
    moves = due.counting.end_moves
    return {
        "start": due.start.isoformat(),
        "start_at": due.start_at.isoformat() if due.start_at else None,
        "count": due.count,
        "unit": str(due.unit),
        "ends": due.ends.isoformat(),
        "day": due.day.isoformat(),
        "at": due.at.isoformat() if due.at else None,
        "skipped": [plain_day(day) for day in due.skipped],
        "moved": [plain_day(day) for day in due.moved],
        "stretches": [[s.opens.isoformat(), s.closes.isoformat()] for s in due.stretches],
        "first_day": bases.plain(due.counting.first_day),
        "end_moves": None if moves is None else bases.plain(moves),
        "unknown_years": list(due.unknown_years),
    }


def plain_day(day: Day) -> dict[str, Any]:
    """Return a day as JSON keeps it, without what it has not."""
    given: dict[str, Any] = {"day": day.day.isoformat(), "kind": str(day.kind)}
    if day.name:
        given["name"] = day.name
    if day.basis != NOWHERE:
        given["basis"] = bases.plain(day.basis)
    if day.pair:
        given["pair"] = day.pair.isoformat()
    if day.expected:
        given["expected"] = True
    return given


def read(kept: dict[str, Any]) -> Due:
    """Return a due date that was kept."""
    moves = kept["end_moves"]
    return Due(
        start=date.fromisoformat(kept["start"]),
        start_at=moment(kept["start_at"]),
        count=kept["count"],
        unit=Unit(kept["unit"]),
        ends=date.fromisoformat(kept["ends"]),
        day=date.fromisoformat(kept["day"]),
        at=moment(kept["at"]),
        skipped=tuple(read_day(day) for day in kept["skipped"]),
        moved=tuple(read_day(day) for day in kept["moved"]),
        stretches=tuple(
            Stretch(datetime.fromisoformat(opens), datetime.fromisoformat(closes))
            for opens, closes in kept["stretches"]
        ),
        counting=Counting(
            first_day=Basis(**kept["first_day"]),
            end_moves=None if moves is None else Basis(**moves),
        ),
        unknown_years=tuple(kept["unknown_years"]),
    )


def moment(text: str | None) -> datetime | None:
    """Return a moment that was kept."""
    return datetime.fromisoformat(text) if text else None


def read_day(kept: dict[str, Any]) -> Day:
    """Return a day that was kept."""
    return Day(
        day=date.fromisoformat(kept["day"]),
        kind=DayKind(kept["kind"]),
        name=kept.get("name", ""),
        basis=Basis(**kept["basis"]) if "basis" in kept else NOWHERE,
        pair=date.fromisoformat(kept["pair"]) if "pair" in kept else None,
        expected=kept.get("expected", False),
    )
