"""Opening, meeting and cancelling deadlines."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kheo.core.verdict import YES, no, require
from kheo.law.locking import rely_on_calendar
from kheo.law.models.deadlines import Deadline
from kheo.law.models.rule import Rule
from kheo.law.reckoning import reckoner
from kheo.law.rules.deadlines import State, may_pass
from kheo.law.rules.explanations import plain
from kheo.law.rules.terms import Due
from kheo.law.rules.units import TERMS, Unit
from kheo.law.sentences import explain, for_the_record, of_basis
from kheo.ledger.actions import What, Who, record, ref_of
from kheo.ledger.rules import Fact
from kheo.organisations.models import Organisation


@transaction.atomic
def open_deadline(
    *,
    target: What,
    holder: Organisation,
    rule: Rule,
    start: date,
    by: Who,
    at: datetime,
    count: int | None = None,
    unit: Unit | None = None,
) -> Deadline:
    """Let a term run on a record: the rule's own, or another that the rule allows.

    `start` is the day of receipt, or the moment of it for terms in hours. Raises RefusedError for
    a rule that gives no term, ValueError for a term that is no term.
    """
    rely_on_calendar()
    chosen = unit or Unit(rule.unit)
    number = count if count is not None else rule.number
    require(YES if chosen in TERMS and number is not None else no("no_term"))
    today = timezone.localdate(at)
    due = reckoner(on=today, holders=[holder.pk]).due(
        start, number or 0, chosen, end_moves=rule.end_moves, holder=holder.pk
    )
    ref = ref_of(target)
    deadline = Deadline.objects.create(
        target_kind=ref.kind, target_key=ref.key, target_name=ref.name,
        holder=holder, rule=rule, start=due.start, start_at=due.start_at,
        count=due.count, unit=due.unit, due=due.day, due_at=due.at, explanation=plain(due),
    )  # fmt: skip
    tell("law.deadline_opened", deadline, by=by, at=at, facts=facts_of(due, rule))
    return deadline


@for_the_record
def facts_of(due: Due, rule: Rule) -> dict[str, Fact]:
    """Return what the ledger keeps of a due date: the day and the whole explanation."""
    return {"due": (due.at or due.day).isoformat(), "why": str(explain(due, rule.basis))}


@transaction.atomic
def meet_deadline(*, deadline: Deadline, on: date, by: Who, at: datetime) -> Deadline:
    """Note that what was owed was done on a day. Raises RefusedError."""
    held = hold(deadline)
    require(may_pass(State(held.state), State.MET))
    require(YES if on >= held.start else no("met_before_it_began"))
    held.state, held.met_on = State.MET, on
    held.save(update_fields=["state", "met_on"])
    late = max((on - held.due).days, 0)
    facts: dict[str, Fact] = {"on": on.isoformat(), "days_late": late}
    tell("law.deadline_met", held, by=by, at=at, facts=facts)
    return held


@transaction.atomic
def cancel_deadline(*, deadline: Deadline, reason: str, by: Who, at: datetime) -> Deadline:
    """Let a term end without being met, with a reason. Raises RefusedError."""
    held = hold(deadline)
    require(may_pass(State(held.state), State.CANCELLED))
    require(YES if reason.strip() else no("reason_missing"))
    held.state, held.cancelled_on = State.CANCELLED, timezone.localdate(at)
    held.save(update_fields=["state", "cancelled_on"])
    tell("law.deadline_cancelled", held, by=by, at=at, facts={}, reason=reason.strip())
    return held


def hold(deadline: Deadline) -> Deadline:
    """Return the deadline as it is now, locked until the transaction ends."""
    return (
        Deadline.objects.select_for_update(of=("self",))
        .select_related("holder", "rule")
        .get(pk=deadline.pk)
    )


@for_the_record
def tell(
    verb: str,
    deadline: Deadline,
    *,
    by: Who,
    at: datetime,
    facts: dict[str, Fact],
    reason: str = "",
) -> None:
    """Write an entry about the record that the term runs on."""
    record(
        verb, target=deadline.target, by=by, at=at, behalf=deadline.holder, reason=reason,
        rule=of_basis(deadline.rule.basis)[:200], facts={"deadline": deadline.pk} | facts,
    )  # fmt: skip
