"""Setting, ending and verifying rules. A rule in force is never overwritten: a new row follows."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from kheo.core.front.generation import next_generation
from kheo.core.verdict import YES, no, require
from kheo.law.locking import change_calendar
from kheo.law.models.days import CalendarDay
from kheo.law.models.rule import Rule
from kheo.law.rules.editing import last_day_before, may_end
from kheo.law.rules.standing import Standing
from kheo.law.rules.units import Unit
from kheo.law.rules.values import Bound, faults
from kheo.ledger.actions import record
from kheo.ledger.rules import Fact
from kheo.organisations.models import Officer

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a rule says and where it stands written."""

    topic: str
    label: str
    unit: str
    number: int | None = None
    divisor: int = 1
    bound: str = Bound.EXACTLY
    items: list[dict[str, Any]] = field(default_factory=list)
    end_moves: bool | None = None
    document: str = ""
    document_name: str = ""
    article: str = ""
    clause: str = ""
    point: str = ""
    source: str = ""
    source_address: str = ""
    note: str = ""
    standing: str = Standing.UNVERIFIED


@transaction.atomic
def set_rule(
    *, key: str, since: date, says: Wording, by: Officer, at: datetime, until: date | None = None
) -> Rule:
    """Let a rule be in force from a day on, and end the one that was in force then.

    A row that began on the same day is withdrawn in its favour; one that follows later stays.
    Raises RefusedError.
    """
    change_calendar()
    rows = list(Rule.objects.of_key(key).select_for_update())
    following = min((row.since for row in rows if row.since > since), default=None)
    last = last_day_before(following, until)
    new = Rule(
        key=key, since=since, until=last, edited_by=by, edited_at=at,
        position=rows[0].position if rows else 0, **asdict(says),
    )  # fmt: skip
    require(YES if last is None or since <= last else no("ends_before_it_begins"))
    require(next((no(fault) for fault in faults(new.value)), YES))
    old = make_room(rows, since, by=by, at=at)
    new.save(force_insert=True)
    facts: dict[str, Fact] = {"key": key, "from": since.isoformat(), "says": said(new)}
    record("law.rule_set", target=new, by=by, at=at, facts=facts | before(old))
    transaction.on_commit(next_generation)
    return new


def make_room(rows: list[Rule], since: date, *, by: Officer, at: datetime) -> Rule | None:
    """End or withdraw the row in force on a day, so that another can begin; return it."""
    old = next((row for row in rows if holds(row, since)), None)
    if old is None:
        return None
    if old.since == since:
        old.withdrawn_by, old.withdrawn_at = by, at
    else:
        old.until = since - ONE_DAY
        old.edited_by, old.edited_at = by, at
    old.save()
    return old


def holds(row: Rule, day: date) -> bool:
    """Return whether a row is in force on a day."""
    return row.since <= day and (row.until is None or day <= row.until)


def said(rule: Rule) -> Fact:
    """Return what a rule says, as the ledger keeps it."""
    if rule.unit == Unit.LIST:
        return [str(item.get("text", "")) for item in rule.items]
    part = f"{rule.number}/{rule.divisor}" if rule.divisor > 1 else str(rule.number)
    return f"{rule.bound} {part} {rule.unit}"


def before(old: Rule | None) -> dict[str, Fact]:
    """Return what was in force before, as the ledger keeps it."""
    return {"before": said(old), "before_from": old.since.isoformat()} if old else {}


@transaction.atomic
def end_rule(*, rule: Rule, until: date, reason: str, by: Officer, at: datetime) -> Rule:
    """Let a rule be in force for the last time on a day. Raises RefusedError."""
    change_calendar()
    held = hold(rule)
    require(may_end(held.since, held.until, until))
    held.until, held.edited_by, held.edited_at = until, by, at
    held.save()
    facts: dict[str, Fact] = {"key": held.key, "until": until.isoformat()}
    record("law.rule_ended", target=held, by=by, at=at, reason=reason, facts=facts)
    transaction.on_commit(next_generation)
    return held


def hold(rule: Rule) -> Rule:
    """Return the rule as it is now, locked. Raises RefusedError for one taken back."""
    held = Rule.objects.select_for_update().get(pk=rule.pk)
    require(no("rule_withdrawn") if held.withdrawn_at else YES)
    return held


@transaction.atomic
def verify_rule(*, rule: Rule, where: str, by: Officer, at: datetime) -> Rule:
    """Note that an officer has read the rule in the text of the law, and where. Raises Refused."""
    held = hold(rule)
    verify(held, where, by=by, at=at)
    record("law.rule_verified", target=held, by=by, at=at, facts={"where": where.strip()})
    transaction.on_commit(next_generation)
    return held


@transaction.atomic
def verify_day(*, day: CalendarDay, where: str, by: Officer, at: datetime) -> CalendarDay:
    """Note that an officer has read the announcement of a day, and where. Raises RefusedError."""
    held = CalendarDay.objects.select_for_update().get(pk=day.pk)
    require(no("day_unknown") if held.withdrawn_at else YES)
    verify(held, where, by=by, at=at)
    record("law.day_verified", target=held, by=by, at=at, facts={"where": where.strip()})
    transaction.on_commit(next_generation)
    return held


def verify(row: Rule | CalendarDay, where: str, *, by: Officer, at: datetime) -> None:
    """Write who has checked a row, when and where."""
    require(YES if where.strip() else no("where_missing"))
    row.standing = Standing.VERIFIED
    row.verified_by, row.verified_at, row.verified_where = by, at, where.strip()
    row.save()
