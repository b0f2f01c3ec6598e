"""Giving tasks: one, or as many as a plan or a table asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.db import transaction

from kheo.core.terms import Term, TermKind
from kheo.core.verdict import YES, no, require
from kheo.ledger.actions import Tie, record, record_many, ref_of
from kheo.ledger.models import Link, LinkKind
from kheo.organisations.authority import may
from kheo.organisations.models import Officer, Organisation
from kheo.programmes.models import (
    Conclusion,
    Obligation,
    Plan,
    PlanItem,
    Programme,
    Recommendation,
)
from kheo.programmes.rules.instruments import ItemKind
from kheo.tasks.authority import ASSIGN
from kheo.tasks.models import Partner, Step, Task
from kheo.tasks.rules.evidence import EvidenceKind
from kheo.tasks.rules.priorities import Priority
from kheo.tasks.rules.states import State

BATCH: Final = 200
NO_TERM: Final = Term(TermKind.NONE)
MOST: Final = 5000
"""So many tasks are given at once at most: a plan for every commune of the largest province."""

Source = PlanItem | Conclusion | Recommendation | Obligation


@dataclass(frozen=True, slots=True)
class Assignment:
    """A task as somebody gives it; `overseer` presses for it, else whoever gives it."""

    title: str
    lead: Organisation
    term: Term = NO_TERM
    product: str = ""
    kind: ItemKind = ItemKind.WORK
    priority: Priority = Priority.ORDINARY
    evidence: tuple[EvidenceKind, ...] = ()
    partners: tuple[Organisation, ...] = ()
    overseer: Organisation | None = None
    programme: Programme | None = None
    sources: tuple[Source, ...] = field(default=())


@transaction.atomic
def assign(*, said: Assignment, giver: Organisation, by: Officer, on: date, at: datetime) -> Task:
    """Give one task and return it. Raises RefusedError where a rule does not allow it."""
    require(may(by, ASSIGN, giver, on=on))
    require_sound(said, on)
    task = made(said, giver, by=by, on=on, at=at)
    task.save(force_insert=True)
    after_creation([task], [said], by=by, on=on, at=at)
    ties = [Tie(LinkKind.CAUSES, source, task) for source in said.sources]
    record("tasks.assigned", target=task, by=by, at=at, behalf=giver, ties=ties)
    return task


@transaction.atomic
def assign_many(
    *, said: Sequence[Assignment], giver: Organisation, by: Officer, on: date, at: datetime
) -> list[Task]:
    """Give many tasks at once, all or none, in a number of statements that hardly grows.

    Raises RefusedError as `assign` does, and for more than 5,000.
    """
    require(may(by, ASSIGN, giver, on=on))
    require(no("nothing_to_assign") if not said else YES)
    require(no("too_many") if len(said) > MOST else YES)
    for one in said:
        require_sound(one, on)
    tasks = [made(one, giver, by=by, on=on, at=at) for one in said]
    Task.objects.bulk_create(tasks, BATCH)
    after_creation(tasks, said, by=by, on=on, at=at)
    entries = record_many(
        "tasks.assigned", told=[(task, {}) for task in tasks], by=by, at=at, behalf=giver
    )
    links = [
        tied(source, task, entry.pk)
        for task, one, entry in zip(tasks, said, entries, strict=True)
        for source in one.sources
    ]
    Link.objects.bulk_create(links, BATCH)
    return tasks


def tied(source: Source, task: Task, entry: int) -> Link:
    """Return the link from what caused a task, not kept yet."""
    one, other = ref_of(source), ref_of(task)
    return Link(
        kind=LinkKind.CAUSES, from_kind=one.kind, from_key=one.key,
        to_kind=other.kind, to_key=other.key, made_id=entry,
    )  # fmt: skip


def require_sound(said: Assignment, on: date) -> None:
    """Raise RefusedError for what cannot be a task."""
    require(YES if said.title.strip() else no("title_missing"))
    require(YES if said.lead.life.holds(on) else no("unit_ended"))
    partners = {one.pk for one in said.partners}
    require(no("lead_is_partner") if said.lead.pk in partners else YES)
    programme = programme_of(said)
    running = programme is None or programme.is_running
    require(YES if running else no("programme_not_running"))


def programme_of(said: Assignment) -> Programme | None:
    """Return the programme that a task belongs to: what is said, or that of its source."""
    if said.programme is not None:
        return said.programme
    for source in said.sources:
        if isinstance(source, PlanItem):
            return source.plan.programme
        if isinstance(source, Conclusion):
            return source.conference.programme
        if isinstance(source, Recommendation):
            return source.inspection.programme
    return None


def plan_of(said: Assignment) -> Plan | None:
    """Return the plan that a task belongs to."""
    return next((one.plan for one in said.sources if isinstance(one, PlanItem)), None)


def made(said: Assignment, giver: Organisation, *, by: Officer, on: date, at: datetime) -> Task:
    """Return a task that is not kept yet."""
    columns = {COLUMNS[type(source)]: source for source in said.sources}
    require(no("two_sources") if len(columns) != len(said.sources) else YES)
    return Task(
        title=said.title.strip(),
        product=said.product.strip(),
        kind=said.kind,
        programme=programme_of(said),
        plan=plan_of(said),
        giver=giver,
        overseer=said.overseer or giver,
        lead=said.lead,
        charged=said.lead,
        priority=said.priority,
        evidence_wanted=[str(kind) for kind in EvidenceKind if kind in said.evidence],
        term_kind=said.term.kind,
        term_day=said.term.day,
        due=said.term.due,
        state=State.ASSIGNED,
        given_on=on,
        given_by=by,
        created_at=at,
        changed_at=at,
        is_sample=giver.is_sample,
        **columns,
    )


COLUMNS: Final[dict[type[Source], str]] = {
    PlanItem: "item", Conclusion: "conclusion", Recommendation: "recommendation",
    Obligation: "obligation",
}  # fmt: skip


def after_creation(
    tasks: Sequence[Task], said: Sequence[Assignment], *, by: Officer, on: date, at: datetime
) -> None:
    """Write down who works along, and the first step of each task."""
    partners = [
        Partner(task=task, organisation=one)
        for task, given in zip(tasks, said, strict=True)
        for one in given.partners
    ]
    Partner.objects.bulk_create(partners, BATCH)
    steps = [
        Step(task=task, old="", new=task.state, on=on, at=at, by=by, organisation=task.giver)
        for task in tasks
    ]
    Step.objects.bulk_create(steps, BATCH)
