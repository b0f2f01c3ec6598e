"""Mending what a task says, and giving a declined one again, perhaps to another unit."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction

from kheo.core.front.generation import next_generation
from kheo.core.verdict import YES, no, require
from kheo.ledger.actions import record
from kheo.ledger.rules import Fact
from kheo.organisations.authority import may
from kheo.organisations.models import Officer, Organisation
from kheo.tasks.actions.moving import locked, pass_on
from kheo.tasks.authority import ASSIGN, require_side
from kheo.tasks.models import FormerHolder, Partner, Task
from kheo.tasks.reading.charging import charge
from kheo.tasks.rules.evidence import EvidenceKind
from kheo.tasks.rules.priorities import Priority
from kheo.tasks.rules.states import CLOSED, Part, State, may_move

FIXED: Final = CLOSED | {State.SUBMITTED}
"""What was handed in is judged by what was asked for."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a task says anew; its term is changed by extensions, its unit by giving it again."""

    title: str
    product: str = ""
    priority: Priority = Priority.ORDINARY
    evidence: tuple[EvidenceKind, ...] = ()
    partners: tuple[Organisation, ...] = ()


@transaction.atomic
def change(*, task: Task, said: Change, by: Officer, on: date, at: datetime) -> Task:
    """Mend what a task says, for whoever gave it; what stays the same leaves no entry.

    Raises RefusedError once it was handed in, without a title, and where the lead is a partner.
    """
    held = locked(task)
    require(may(by, ASSIGN, held.giver, on=on))
    require(no("not_next") if held.state in FIXED else YES)
    require(YES if said.title.strip() else no("title_missing"))
    require(no("lead_is_partner") if held.lead_id in {one.pk for one in said.partners} else YES)
    facts = {**changed_fields(held, said), **changed_partners(held, said)}
    if not facts:
        return held
    held.changed_at = at
    held.save(update_fields=["title", "product", "priority", "evidence_wanted", "changed_at"])
    record("tasks.changed", target=held, by=by, at=at, behalf=held.giver, facts=facts)
    transaction.on_commit(next_generation)
    return held


def changed_fields(held: Task, said: Change) -> dict[str, Fact]:
    """Set what is said anew on a task; return former and new values of what differs."""
    new: dict[str, Any] = {
        "title": said.title.strip(),
        "product": said.product.strip(),
        "priority": int(said.priority),
        "evidence_wanted": [str(kind) for kind in EvidenceKind if kind in said.evidence],
    }
    facts: dict[str, Fact] = {}
    for name, value in new.items():
        former = getattr(held, name)
        if former != value:
            facts[name] = [former, value]
            setattr(held, name, value)
    return facts


def changed_partners(held: Task, said: Change) -> dict[str, Fact]:
    """Let other units work along; return who did before and who does now, if that differs."""
    former = list(held.partners.select_related("organisation"))
    wanted = {one.pk for one in said.partners}
    there = {row.organisation_id for row in former}
    if wanted == there:
        return {}
    held.partners.exclude(organisation__in=wanted).delete()
    added = [one for one in said.partners if one.pk not in there]
    Partner.objects.bulk_create([Partner(task=held, organisation=one) for one in added])
    before: list[Fact] = [str(row.organisation) for row in former]
    return {"partners": [before, [str(one) for one in said.partners]]}


@transaction.atomic
def give_again(*, task: Task, lead: Organisation, by: Officer, on: date, at: datetime) -> Task:
    """Give a task that its unit declined again, to it or to another. Raises RefusedError.

    The one that declined held it until yesterday: what was due by then counts to it.
    """
    held = locked(task)
    require_side(by, held, Part.OVERSEER, on=on)
    require(may_move(State(held.state), State.ASSIGNED, by=Part.OVERSEER))
    require(YES if lead.life.holds(on) else no("unit_ended"))
    shared = held.partners.filter(organisation=lead).exists()
    require(no("lead_is_partner") if shared else YES)
    words = "" if lead.pk == held.lead_id else pass_to(held, lead, on)
    return pass_on(
        held, State.ASSIGNED, by=by, on=on, at=at, reason=words, fields=("lead", "charged")
    )


def pass_to(held: Task, lead: Organisation, on: date) -> str:
    """Let another unit hold a task, with the former one written down; return that in words."""
    former = held.lead
    FormerHolder.objects.create(task=held, organisation=former, until=on - timedelta(days=1))
    held.lead = lead
    charge([held])
    return f"{former} → {lead}"
