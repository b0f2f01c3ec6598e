"""Loading the rules and days that come with the software; what officers changed stays theirs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from kheo.core.front.generation import next_generation
from kheo.law import given
from kheo.law.actions.calendar import reckoner_for, touched_by
from kheo.law.actions.recomputing import recompute
from kheo.law.given import Row
from kheo.law.locking import change_calendar
from kheo.law.models.days import CalendarDay
from kheo.law.models.deadlines import Deadline
from kheo.law.models.office_hours import OfficeHours
from kheo.law.models.rule import Rule
from kheo.law.sentences import for_the_record
from kheo.ledger.actions import Who, record
from kheo.ledger.rules import Fact, Ref

Table = type[Rule] | type[CalendarDay]
BATCH: Final = 100
TARGET: Final = Ref("law.rule", "", "Quy tắc và lịch làm việc")
REASON: Final = "Nạp lịch làm việc đi kèm phần mềm"


@dataclass(frozen=True, slots=True)
class Kept:
    """A row that officers made theirs and that differs from the file: column, file, here."""

    name: str
    differences: tuple[tuple[str, str, str], ...]


@dataclass
class Report:
    """What loading does: rows made, renewed, dropped with the file; left alike; kept."""

    made: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    alike: int = 0
    kept: list[Kept] = field(default_factory=list)
    moved: int = 0

    @property
    def changes(self) -> bool:
        """Whether anything was written, or would be."""
        return bool(self.made or self.renewed or self.dropped)


def load_law(*, by: Who, at: datetime, rehearse: bool = False) -> Report:
    """Load what is missing and renew what nobody here has touched; safe to run again.

    With `rehearse` nothing stays written: the report says what would be.
    """
    report = Report()
    with transaction.atomic():
        load(report, by=by, at=at)
        transaction.set_rollback(rehearse)
    return report


def load(report: Report, *, by: Who, at: datetime) -> None:
    """Load rules, days and office hours, and write one entry when anything changed."""
    change_calendar()
    load_rules(given.rules(), report)
    days = load_days(given.days(), report)
    load_hours(report)
    if not report.changes:
        return
    report.moved = move_deadlines(days, by=by, at=at)
    facts: dict[str, Fact] = {
        "made": len(report.made),
        "renewed": len(report.renewed),
        "dropped": len(report.dropped),
        "kept": len(report.kept),
        "deadlines_moved": report.moved,
    }
    record("law.loaded", target=TARGET, by=by, at=at, facts=facts)
    transaction.on_commit(next_generation)


def load_rules(rows: Sequence[Row], report: Report) -> None:
    """Load rules: a row is known by its key and its first day."""
    wanted = {(row["key"], row["since"]) for row in rows}
    keys = {key for key, _since in wanted}
    here = list(Rule.objects.filter(key__in=keys).order_by("pk"))
    used = set(Deadline.objects.values_list("rule", flat=True).distinct())
    others = [rule for rule in here if (rule.key, rule.since) not in wanted]
    dropped = [rule for rule in others if not rule.is_touched and rule.pk not in used]
    drop(Rule, {rule.pk: f"{rule.key} {rule.since:%d/%m/%Y}" for rule in dropped}, report)
    in_the_way = {rule.key: rule for rule in others if rule not in dropped}
    known = {(rule.key, rule.since): rule for rule in here}
    new: list[Rule] = []
    for row in rows:
        name = f"{row['key']} {row['since']:%d/%m/%Y}"
        if found := known.get((row["key"], row["since"])):
            settle(found, row, name, report)
        elif ours := in_the_way.get(row["key"]):
            since = (str(row["since"]), str(ours.since))
            report.kept.append(Kept(name, (("since", *since),)))
        else:
            new.append(Rule(**row))
            report.made.append(name)
    Rule.objects.bulk_create(new, BATCH)


def load_days(rows: Sequence[Row], report: Report) -> list[date]:
    """Load days; return those that changed."""
    wanted = {row["day"] for row in rows}
    known: dict[date, CalendarDay] = {}
    for day in CalendarDay.objects.order_by("pk"):
        known[day.day] = day
    dropped = [day for day in known.values() if day.day not in wanted and not day.is_touched]
    drop(CalendarDay, {day.pk: f"{day.day:%d/%m/%Y}" for day in dropped}, report)
    new, changed = [], [day.day for day in dropped]
    for row in rows:
        name = f"{row['day']:%d/%m/%Y}"
        found = known.get(row["day"])
        if found is None:
            new.append(CalendarDay(**row))
            report.made.append(name)
            changed.append(row["day"])
        elif settle(found, row, name, report):
            changed.append(row["day"])
    CalendarDay.objects.bulk_create(new, BATCH)
    return changed


def drop(table: Table, names: dict[int, str], report: Report) -> None:
    """Take out rows that the file no longer has, that nobody touched and nothing rests on."""
    table.objects.filter(pk__in=names).delete()
    report.dropped += names.values()


def settle(found: Rule | CalendarDay, row: Row, name: str, report: Report) -> bool:
    """Leave, renew or keep a row that is there already; return whether it was renewed."""
    differences = tuple(
        (column, str(wanted), str(getattr(found, column)))
        for column, wanted in row.items()
        if getattr(found, column) != wanted and not (column == "standing" and found.verified_at)
    )
    if found.withdrawn_at is not None:
        report.kept.append(Kept(name, (("withdrawn", "", f"{found.withdrawn_at:%d/%m/%Y}"),)))
    elif not differences:
        report.alike += 1
    elif found.is_touched:
        report.kept.append(Kept(name, differences))
    else:
        renew(found, row)
        report.renewed.append(name)
        return True
    return False


def renew(found: Rule | CalendarDay, row: Row) -> None:
    """Bring a row that nobody here has touched to what the file says."""
    values: dict[str, Any] = dict(row)
    for column, value in values.items():
        setattr(found, column, value)
    found.save()


def load_hours(report: Report) -> None:
    """Set the hours of all who have none of their own, where nobody has set them."""
    if OfficeHours.objects.filter(organisation=None).exists():
        report.alike += 1
        return
    OfficeHours.objects.bulk_create(
        OfficeHours(
            weekday=opening.weekday, opens=opening.opens, closes=opening.closes, since=since
        )
        for since, opening in given.hours()
    )
    report.made.append("office_hours")


@for_the_record
def move_deadlines(days: list[date], *, by: Who, at: datetime) -> int:
    """Reckon the deadlines anew that changed days touch; return how many moved."""
    if not days:
        return 0
    today = timezone.localdate(at)
    touched = touched_by(days)
    moves = recompute(touched, reckoner_for(touched, today), reason=REASON, by=by, at=at, on=today)
    return len(moves)
