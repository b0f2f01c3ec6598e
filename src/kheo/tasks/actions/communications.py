"""Telling what a communication activity is, and afterwards whom it reached and what it cost."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Final

from django.db import transaction

from kheo.core.front.generation import next_generation
from kheo.core.verdict import YES, Verdict, no, require
from kheo.ledger.actions import record
from kheo.ledger.rules import Fact
from kheo.organisations.authority import may
from kheo.organisations.models import Officer, Organisation
from kheo.programmes.rules.instruments import ItemKind
from kheo.tasks.actions.assigning import Assignment, assign
from kheo.tasks.actions.moving import locked
from kheo.tasks.authority import ASSIGN, WORK
from kheo.tasks.models import Communication, Task
from kheo.tasks.rules.communications import Channel, Precision
from kheo.tasks.rules.states import State

MOST_PEOPLE: Final = 200_000_000
MOST_COST: Final = 10**15
FIGURES: Final = frozenset({"reach", "reach_precision", "cost"})
JUDGED: Final = frozenset({State.SUBMITTED, State.DONE})
"""What was handed in stays; only figures that are still missing are filled in."""


@dataclass(frozen=True, slots=True)
class Activity:
    """What is said to whom, how, when, where, by whom; `reach` in people, `cost` in đồng."""

    audience: str
    channel: Channel
    starts_on: date
    ends_on: date | None = None
    venue: str = ""
    speaker: str = ""
    reach: int | None = None
    reach_precision: Precision = Precision.EXACT
    cost: int | None = None


@transaction.atomic
def tell_communication(
    *, task: Task, said: Activity, by: Officer, on: date, at: datetime
) -> Communication:
    """Write down or change what an activity is, for its lead unit or for whoever gave it.

    What stays the same leaves no entry. Once it was handed in only missing figures are filled in.
    Raises RefusedError.
    """
    held = locked(task)
    organisation = require_teller(by, held, on=on)
    require(YES if held.kind == ItemKind.COMMUNICATION else no("not_communication"))
    require(no("task_closed") if held.state == State.CANCELLED else YES)
    require(is_sound(said))
    former = Communication.objects.filter(task=held).first()
    row = former or Communication(task=held)
    facts = changed(row, said, is_new=former is None)
    require(may_change(State(held.state), facts))
    if facts:
        row.save()
        record("tasks.communication_told", target=held, by=by, at=at, behalf=organisation,
               facts=facts)  # fmt: skip
        transaction.on_commit(next_generation)
    return row


@transaction.atomic
def give_communication(
    *,
    said: Assignment,
    activity: Activity,
    giver: Organisation,
    by: Officer,
    on: date,
    at: datetime,
) -> Task:
    """Give a task together with its activity, both or neither. Raises RefusedError."""
    of_its_kind = replace(said, kind=ItemKind.COMMUNICATION)
    task = assign(said=of_its_kind, giver=giver, by=by, on=on, at=at)
    tell_communication(task=task, said=activity, by=by, on=on, at=at)
    return task


def require_teller(by: Officer, held: Task, *, on: date) -> Organisation:
    """Return the organisation for which an officer tells. Raises RefusedError."""
    if may(by, ASSIGN, held.giver, on=on):
        return held.giver
    require(may(by, WORK, held.lead, on=on))
    return held.lead


def is_sound(said: Activity) -> Verdict:
    """Return whether an activity can be as it is told."""
    if not said.audience.strip():
        return no("audience_missing")
    if said.ends_on is not None and said.ends_on < said.starts_on:
        return no("days_out_of_order")
    for figure, most in ((said.reach, MOST_PEOPLE), (said.cost, MOST_COST)):
        if figure is not None and not 0 <= figure <= most:
            return no("count_out_of_range")
    return YES


def changed(row: Communication, said: Activity, *, is_new: bool) -> dict[str, Fact]:
    """Set what is said on a row; return former and new values of what differs."""
    facts: dict[str, Fact] = {}
    for name, value in asdict(said).items():
        new = value.strip() if isinstance(value, str) else value
        former = None if is_new else getattr(row, name)
        if is_new or former != new:
            setattr(row, name, new)
            if new not in {None, ""} or former not in {None, ""}:
                facts[name] = [plain(former), plain(new)]
    return facts


def plain(value: object) -> Fact:
    """Return a value as the ledger keeps it."""
    return value if value is None or isinstance(value, int) else str(value)


def may_change(now: State, facts: dict[str, Fact]) -> Verdict:
    """Return whether what differs may be written in a state."""
    if now not in JUDGED or not facts:
        return YES
    was_empty = all(
        isinstance(fact, list) and fact[0] is None
        for name, fact in facts.items()
        if name != "reach_precision"
    )
    of_figures = facts.keys() <= FIGURES
    # How exact a figure is belongs to the figure: it is not changed without one.
    with_reach = "reach_precision" not in facts or "reach" in facts
    return YES if was_empty and of_figures and with_reach else no("figures_only")
