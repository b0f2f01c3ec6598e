"""Bringing a task from one state to the next; confirmation freezes its verdict."""

from datetime import date, datetime
from typing import Final

from django.db import transaction

from kheo.core.front.generation import next_generation
from kheo.core.verdict import require
from kheo.ledger.actions import record
from kheo.ledger.rules import Fact
from kheo.organisations.models import Officer, Organisation
from kheo.tasks.actions.counting import count_closed
from kheo.tasks.authority import require_side
from kheo.tasks.models import Evidence, Extension, Step, Task
from kheo.tasks.rules.deadlines import outcome
from kheo.tasks.rules.extensions import Ruling
from kheo.tasks.rules.states import CLOSED, NEXT, Part, State, may_confirm, may_move

LONGEST_RESULT: Final = 10_000


@transaction.atomic
def accept(*, task: Task, by: Officer, on: date, at: datetime) -> Task:
    """Take a task on, for the unit that leads it. Raises RefusedError."""
    return move(task=task, to=State.ACCEPTED, by=by, on=on, at=at)


@transaction.atomic
def begin(*, task: Task, by: Officer, on: date, at: datetime) -> Task:
    """Begin, or begin again with what was returned. Raises RefusedError."""
    return move(task=task, to=State.DOING, by=by, on=on, at=at)


@transaction.atomic
def submit(*, task: Task, result: str, by: Officer, on: date, at: datetime) -> Task:
    """Hand in what was done; from now on it is the overseer's turn.

    The day of the last handing in decides between on time and late. Raises RefusedError.
    """
    held = locked(task)
    held.result, held.handed_in_on = result.strip()[:LONGEST_RESULT], on
    return pass_on(held, State.SUBMITTED, by=by, on=on, at=at, fields=("result", "handed_in_on"))


@transaction.atomic
def confirm(*, task: Task, by: Officer, on: date, at: datetime) -> Task:
    """Say that a task is done, and write down for good whether it was on time.

    Raises RefusedError where evidence that it asks for is missing, or it was not handed in.
    """
    held = locked(task)
    require(may_confirm(State(held.state), wanted=set(held.evidence_wanted), shown=shown_for(held)))
    assert held.handed_in_on is not None  # noqa: S101 - the state says so, the database holds it
    held.outcome, held.done_on = outcome(held.handed_in_on, held.due), on
    return pass_on(held, State.DONE, by=by, on=on, at=at, fields=("outcome", "done_on"))


@transaction.atomic
def move(*, task: Task, to: State, by: Officer, on: date, at: datetime, reason: str = "") -> Task:
    """Accept, decline, begin, pause, return, cancel or give anew; who may is in the rules.

    What was handed in is confirmed by `confirm` alone. Raises RefusedError.
    """
    if to is State.DONE:
        return confirm(task=task, by=by, on=on, at=at)
    return pass_on(locked(task), to, by=by, on=on, at=at, reason=reason)


def locked(task: Task) -> Task:
    """Return a task as it is now, held until the end of the transaction."""
    rows = Task.objects.select_related("lead", "overseer")
    return rows.select_for_update(of=("self",)).get(pk=task.pk)


def shown_for(task: Task) -> set[str]:
    """Return the kinds of evidence that are there."""
    rows = Evidence.objects.filter(task=task, removed_at=None)
    return set(rows.values_list("kind", flat=True))


def pass_on(
    held: Task,
    to: State,
    *,
    by: Officer,
    on: date,
    at: datetime,
    reason: str = "",
    fields: tuple[str, ...] = (),
) -> Task:
    """Bring a locked task to a state, with its step and its entry."""
    now = State(held.state)
    part = NEXT[now].get(to, Part.UNIT)
    organisation = require_side(by, held, part, on=on)
    require(may_move(now, to, by=part, reason=reason))
    held.state, held.changed_at = to, at
    held.save(update_fields=["state", "changed_at", *fields])
    note(held, now, organisation, by=by, on=on, at=at, reason=reason)
    if to in CLOSED:
        count_closed([held])
        Extension.objects.waiting().filter(task=held).update(
            ruling=Ruling.REFUSED, ruled_by=by, ruled_at=at
        )
    return held


def note(
    task: Task,
    old: State,
    organisation: Organisation,
    *,
    by: Officer,
    on: date,
    at: datetime,
    reason: str = "",
) -> None:
    """Write the step and the entry of a move, and let readers see it."""
    Step.objects.create(
        task=task, old=old, new=task.state, on=on, at=at, by=by, organisation=organisation,
        reason=reason.strip(),
    )  # fmt: skip
    facts: dict[str, Fact] = {"from": str(old), "to": str(task.state)}
    verb = "tasks.confirmed" if task.state == State.DONE else "tasks.moved"
    if task.outcome:
        facts["outcome"] = str(task.outcome)
    record(verb, target=task, by=by, at=at, behalf=organisation, reason=reason.strip(), facts=facts)
    transaction.on_commit(next_generation)
