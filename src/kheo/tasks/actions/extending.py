"""More time for a task; every former term stays, with who and why."""

from datetime import date, datetime

from django.db import transaction

from kheo.core.front.generation import next_generation
from kheo.core.terms import Term
from kheo.core.verdict import YES, no, require
from kheo.ledger.actions import record
from kheo.ledger.rules import Fact
from kheo.organisations.models import Officer
from kheo.tasks.actions.moving import locked
from kheo.tasks.authority import require_side
from kheo.tasks.models import Extension, Task
from kheo.tasks.reading.charging import charge
from kheo.tasks.rules.extensions import Ruling, may_extend
from kheo.tasks.rules.states import Part, State


@transaction.atomic
def ask_extension(
    *, task: Task, term: Term, reason: str, by: Officer, on: date, at: datetime
) -> Extension:
    """Ask for more time, for the unit; one wish waits at a time. Raises RefusedError."""
    held = locked(task)
    organisation = require_side(by, held, Part.UNIT, on=on)
    require(may_extend(State(held.state), due=held.due, wanted=term.due, reason=reason))
    waiting = Extension.objects.waiting().filter(task=held)
    require(no("extension_waits") if waiting.exists() else YES)
    row = wish(held, term, reason, by=by, at=at)
    row.save(force_insert=True)
    record("tasks.extension_asked", target=held, by=by, at=at, behalf=organisation,
           reason=reason.strip(), facts=facts_of(row))  # fmt: skip
    return row


@transaction.atomic
def rule_extension(
    *, extension: Extension, granted: bool, note: str, by: Officer, on: date, at: datetime
) -> Extension:
    """Grant or refuse more time, for whoever presses for the task. Raises RefusedError."""
    held = locked(extension.task)
    organisation = require_side(by, held, Part.OVERSEER, on=on)
    row = Extension.objects.select_for_update().get(pk=extension.pk)
    require(no("extension_ruled") if row.ruling != Ruling.ASKED else YES)
    require(no("reason_missing") if not granted and not note.strip() else YES)
    row.ruling = Ruling.GRANTED if granted else Ruling.REFUSED
    row.ruled_by, row.ruled_at, row.note = by, at, note.strip()
    row.save(update_fields=["ruling", "ruled_by", "ruled_at", "note"])
    record("tasks.extension_ruled", target=held, by=by, at=at, behalf=organisation,
           reason=note.strip(), facts={"ruling": str(row.ruling), **facts_of(row)})  # fmt: skip
    if granted:
        require(may_extend(State(held.state), due=held.due, wanted=row.due, reason=row.reason))
        give(held, row, at=at)
    return row


@transaction.atomic
def extend(
    *, task: Task, term: Term, reason: str, by: Officer, on: date, at: datetime
) -> Extension:
    """Give more time unasked, for whoever presses for the task. Raises RefusedError."""
    held = locked(task)
    organisation = require_side(by, held, Part.OVERSEER, on=on)
    require(may_extend(State(held.state), due=held.due, wanted=term.due, reason=reason))
    row = wish(held, term, reason, by=by, at=at)
    row.ruling, row.ruled_by, row.ruled_at = Ruling.GRANTED, by, at
    row.save(force_insert=True)
    record("tasks.extended", target=held, by=by, at=at, behalf=organisation,
           reason=reason.strip(), facts=facts_of(row))  # fmt: skip
    give(held, row, at=at)
    return row


def wish(task: Task, term: Term, reason: str, *, by: Officer, at: datetime) -> Extension:
    """Return a wish that is not kept yet, with the term that the task has now."""
    return Extension(
        task=task, former_kind=task.term_kind, former_day=task.term_day, former_due=task.due,
        term_kind=term.kind, term_day=term.day, due=term.due, reason=reason.strip(),
        asked_by=by, asked_at=at,
    )  # fmt: skip


def give(task: Task, row: Extension, *, at: datetime) -> None:
    """Let a task have the term of a granted wish; whom it counts to follows from it."""
    task.term_kind, task.term_day, task.due = row.term_kind, row.term_day, row.due
    task.changed_at = at
    charge([task])
    task.save(update_fields=["term_kind", "term_day", "due", "charged", "changed_at"])
    transaction.on_commit(next_generation)


def facts_of(row: Extension) -> dict[str, Fact]:
    """Return both terms as the ledger keeps them."""
    days = {"old": row.former_due, "new": row.due}
    return {name: day.isoformat() if day else None for name, day in days.items()}
