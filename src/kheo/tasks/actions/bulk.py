"""Giving many tasks at once, exactly as they were shown: from a plan, or from a table."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction

from kheo.core.terms import Term
from kheo.core.text import one_line
from kheo.core.verdict import YES, no, require
from kheo.organisations.authority import may
from kheo.organisations.models import Officer, Organisation
from kheo.programmes.models import Plan, PlanItem
from kheo.programmes.rules.instruments import ItemKind
from kheo.programmes.rules.plans import PlanState
from kheo.tasks.actions.assigning import MOST, Assignment, assign_many
from kheo.tasks.authority import ASSIGN
from kheo.tasks.models import Task, TaskTable
from kheo.tasks.rules.evidence import EvidenceKind
from kheo.tasks.rules.states import State
from kheo.tasks.tables.opening import opened
from kheo.tasks.tables.planning import DryRun, Options, Wish, dry_run, told
from kheo.tasks.tables.rows import Table, table_in

PATIENCE: Final = timedelta(days=2)
MOST_WAITING: Final = 5
LONGEST_TITLE: Final = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be given of one item of a plan: to whom, by when, with which evidence."""

    item: PlanItem
    units: tuple[Organisation, ...]
    term: Term
    evidence: tuple[EvidenceKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Giving:
    """One item with the tasks that would be made, and the units that have theirs already."""

    item: PlanItem
    said: tuple[Assignment, ...]
    had: tuple[Organisation, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """All that would be given of a plan; `fingerprint` stands for it."""

    givings: Sequence[Giving]
    fingerprint: str

    @property
    def said(self) -> list[Assignment]:
        """All tasks that would be made."""
        return [one for giving in self.givings for one in giving.said]

    @property
    def left_out(self) -> int:
        """How many are left out, because the unit has its task already."""
        return sum(len(giving.had) for giving in self.givings)


def preview(wanted: Sequence[Wanted], *, plan: Plan, giver: Organisation, again: bool) -> Preview:
    """Return what would be given now; one query. What was given stays out, unless `again`."""
    given: Mapping[int, Collection[int]] = {} if again else given_of(one.item for one in wanted)
    givings = [giving_of(one, plan, given.get(one.item.pk, ())) for one in wanted]
    return Preview(givings, fingerprint_of(givings, plan, giver))


def given_of(items: Iterable[PlanItem]) -> dict[int, set[int]]:
    """Return for items the units that have a task from them already; one query."""
    found: dict[int, set[int]] = {}
    rows = Task.objects.filter(item__in=[item.pk for item in items])
    for item, lead in (
        rows.exclude(state=State.CANCELLED).values_list("item", "lead").order_by().distinct()
    ):
        found.setdefault(item, set()).add(lead)
    return found


def giving_of(wanted: Wanted, plan: Plan, given: Collection[int]) -> Giving:
    """Return the tasks that one item comes to."""
    item = wanted.item
    item.plan = plan
    partners = tuple(item.partners.all())
    said = tuple(
        Assignment(
            title=title_of(item.text),
            lead=unit,
            term=wanted.term,
            product=item.product,
            kind=ItemKind(item.kind),
            evidence=wanted.evidence,
            partners=tuple(one for one in partners if one.pk != unit.pk),
            sources=(item,),
        )
        for unit in wanted.units
        if unit.pk not in given
    )
    return Giving(item, said, tuple(unit for unit in wanted.units if unit.pk in given))


def title_of(text: str) -> str:
    """Return the text of an item as the title of a task, cut at a word where it is too long."""
    line = one_line(text)
    if len(line) <= LONGEST_TITLE:
        return line
    return line[: LONGEST_TITLE - 1].rpartition(" ")[0] + "…"


def fingerprint_of(givings: Sequence[Giving], plan: Plan, giver: Organisation) -> str:
    """Return what stands for all that would be given, and by whom."""
    words = [
        [
            giving.item.pk, one.title, one.product, one.lead.pk, str(one.term.kind), one.term.day,
            [str(kind) for kind in one.evidence], [partner.pk for partner in one.partners],
        ]
        for giving in givings
        for one in giving.said
    ]  # fmt: skip
    said = json.dumps([plan.pk, giver.pk, words], default=str)
    return hashlib.sha256(said.encode()).hexdigest()


@transaction.atomic
def give_plan(
    *, wanted: Sequence[Wanted], plan: Plan, giver: Organisation, again: bool, fingerprint: str,
    by: Officer, on: date, at: datetime,
) -> list[Task]:  # fmt: skip
    """Give the tasks of a plan as they were shown, all or none.

    Raises RefusedError where it would come to something else by now (`list_changed`), where the
    plan is not adopted, and as `assign_many` does.
    """
    require(may(by, ASSIGN, giver, on=on))
    held = Plan.objects.select_for_update().get(pk=plan.pk)
    require(YES if held.state == PlanState.ADOPTED else no("plan_not_adopted"))
    shown = preview(wanted, plan=plan, giver=giver, again=again)
    require(YES if shown.fingerprint == fingerprint else no("list_changed"))
    return assign_many(said=shown.said, giver=giver, by=by, on=on, at=at)


@dataclass(frozen=True, slots=True)
class Brought:
    """A table as somebody brings it, and how it is to be read."""

    name: str
    data: bytes
    giver: Organisation
    plan: Plan | None = None
    heirs: bool = False
    again: bool = False


@transaction.atomic
def keep_task_table(*, brought: Brought, by: Officer, on: date, at: datetime) -> TaskTable:
    """Read a table, and keep it with what its dry run found; nothing is given.

    Tables that waited long go, and the oldest of an officer that has many. Raises
    TableRefusedError for what cannot be read, RefusedError where he may not give tasks.
    """
    require(may(by, ASSIGN, brought.giver, on=on))
    table = TaskTable(
        name=brought.name[-200:], data=brought.data, giver=brought.giver, plan=brought.plan,
        heirs=brought.heirs, again=brought.again, read_at=at, read_by=by,
    )  # fmt: skip
    look(table, on=on)
    TaskTable.objects.filter(read_at__lt=at - PATIENCE).delete()
    own = TaskTable.objects.filter(read_by=by).order_by("-read_at")
    old = list(own.values_list("pk", flat=True)[MOST_WAITING - 1 :])
    TaskTable.objects.filter(pk__in=old).delete()
    table.save(force_insert=True)
    return table


def look(table: TaskTable, *, on: date) -> DryRun:
    """Do the dry run of a table anew and note what it found; nothing is kept."""
    read = table_in(opened(table.name, bytes(table.data)))
    run = dry_run(read, options_of(table, on))
    table.fingerprint, table.report = run.fingerprint, report_of(run, read)
    return run


def options_of(table: TaskTable, on: date) -> Options:
    """Return how a table is read."""
    return Options(table.giver, on, table.plan, heirs=table.heirs, again=table.again)


def report_of(run: DryRun, table: Table) -> dict[str, Any]:
    """Return what a dry run found, as it is kept."""
    return {
        "counts": run.counts,
        "unused": list(table.headings.unused),
        "rows": told(run),
        "too_many": len(run.given) > MOST,
    }


@transaction.atomic
def look_again(*, table: TaskTable, on: date) -> TaskTable:
    """Do the dry run of a waiting table anew: units or tasks have changed since."""
    held = locked(table)
    look(held, on=on)
    held.save(update_fields=["fingerprint", "report"])
    return held


@transaction.atomic
def give_table(*, table: TaskTable, by: Officer, on: date, at: datetime) -> list[Task]:
    """Give the tasks of a table as its dry run showed them, and let the table go.

    Raises RefusedError where it would come to something else by now (`list_changed`), and as
    `assign_many` does.
    """
    held = locked(table)
    require(may(by, ASSIGN, held.giver, on=on))
    before = held.fingerprint
    run = look(held, on=on)
    require(YES if run.fingerprint == before else no("list_changed"))
    said = [asked(wish, held.plan) for wish in run.given]
    tasks = assign_many(said=said, giver=held.giver, by=by, on=on, at=at)
    held.delete()
    return tasks


def asked(wish: Wish, plan: Plan | None) -> Assignment:
    """Return the task that a row asks for, as it is given."""
    return Assignment(
        title=wish.title, product=wish.product, lead=wish.lead, term=wish.term,
        kind=ItemKind(wish.items[0].kind) if wish.items else ItemKind.WORK,
        priority=wish.priority, evidence=wish.evidence, partners=wish.partners,
        overseer=wish.overseer, programme=plan.programme if plan else None, sources=wish.items,
    )  # fmt: skip


def locked(table: TaskTable) -> TaskTable:
    """Return a waiting table, locked. Raises RefusedError where it is gone."""
    rows = TaskTable.objects.select_for_update(of=("self",))
    found = rows.select_related("giver", "plan__programme").filter(pk=table.pk).first()
    require(YES if found else no("table_gone"))
    assert found is not None  # noqa: S101 - for mypy: it was required above
    return found


def discard_table(*, table: TaskTable) -> None:
    """Throw a waiting table away; nothing of it was given."""
    TaskTable.objects.filter(pk=table.pk).delete()
