"""Which reminders a task asks for on a day."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from kheo.tasks.rules.deadlines import SOON_DAYS
from kheo.tasks.rules.extensions import Ruling
from kheo.tasks.rules.states import CLOSED, State

ESCALATE_AFTER: Final = (1, 8, 30)
"""Days over the term on which the unit above is told: at once, after a week, after a month."""


class ReminderKind(StrEnum):
    """What somebody is told of a task."""

    ASSIGNED = "assigned"
    DUE_SOON = "due_soon"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    ESCALATED = "escalated"  # to the unit above
    RETURNED = "returned"
    SUBMITTED = "submitted"  # to whoever confirms
    DECLINED = "declined"  # likewise
    CONFIRMED = "confirmed"
    WISHED = "wished"  # to whoever presses for it: the unit asks for more time
    GRANTED = "granted"  # more time; likewise refused
    REFUSED = "refused"


OF_TERM: Final[Set[ReminderKind]] = frozenset({
    ReminderKind.DUE_SOON, ReminderKind.DUE_TODAY, ReminderKind.OVERDUE, ReminderKind.ESCALATED,
})  # fmt: skip
"""What a day asks for; the other kinds are told because somebody did something."""

OF_STEP: Final[Mapping[State, ReminderKind]] = {
    State.ASSIGNED: ReminderKind.ASSIGNED,
    State.RETURNED: ReminderKind.RETURNED,
    State.SUBMITTED: ReminderKind.SUBMITTED,
    State.DECLINED: ReminderKind.DECLINED,
    State.DONE: ReminderKind.CONFIRMED,
}
"""What is told when a task comes to a state."""

OF_RULING: Final[Mapping[Ruling, ReminderKind]] = {
    Ruling.ASKED: ReminderKind.WISHED,
    Ruling.GRANTED: ReminderKind.GRANTED,
    Ruling.REFUSED: ReminderKind.REFUSED,
}
"""What is told of a wish for more time."""

TO_OVERSEER: Final[Set[ReminderKind]] = frozenset({ReminderKind.SUBMITTED, ReminderKind.DECLINED})
"""Steps that whoever presses for a task is told of; of the rest the unit is told."""

RESTING: Final[Set[State]] = frozenset({State.SUBMITTED, State.PAUSED, State.DECLINED})
"""States in which it is not the unit's turn."""

UNIT_TURN: Final[Set[State]] = frozenset(State) - CLOSED - RESTING
"""States in which terms are told."""

OF_ANSWER: Final[Set[ReminderKind]] = frozenset({ReminderKind.GRANTED, ReminderKind.REFUSED})
"""What is told when a wish was answered."""

NEW: Final[Set[State]] = frozenset({State.ASSIGNED, State.ACCEPTED, State.DOING})
"""States in which it is worth telling that a task was given: it has not been handed in yet."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reminder that a day asks for; `number` tells the first escalation from the second."""

    kind: ReminderKind
    number: int = 0


def wanted_on(day: date, due: date | None) -> list[Wanted]:
    """Return what an open task asks for on a day and was perhaps not told yet.

    Who missed days, because the machine was off, gets the last of each kind that is still true, not
    all of them.
    """
    if due is None:
        return []
    over = (day - due).days
    if over > 0:
        steps = [number for number, days in enumerate(ESCALATE_AFTER, 1) if over >= days]
        escalated = [Wanted(ReminderKind.ESCALATED, steps[-1])] if steps else []
        return [Wanted(ReminderKind.OVERDUE), *escalated]
    if over == 0:
        return [Wanted(ReminderKind.DUE_TODAY)]
    return [Wanted(ReminderKind.DUE_SOON)] if -over <= SOON_DAYS else []


def asked_on(day: date, state: State, due: date | None) -> list[Wanted]:
    """Return what a task in a state asks for on a day: nothing when it is not the unit's turn."""
    return wanted_on(day, due) if state in UNIT_TURN else []


def is_still_true(
    kind: ReminderKind, occasion: str, *, state: State, due: date | None, wished: bool = False
) -> bool:
    """Return whether what was to be told still holds: of no other term, and not settled by now.

    `occasion` is what the reminder was made for: for terms the last day, in ISO. `wished` says
    whether a wish for more time waits for an answer.
    """
    if kind is ReminderKind.WISHED:
        return wished and state not in CLOSED
    if kind in OF_ANSWER:
        return state in UNIT_TURN
    if kind in OF_TERM:
        return state in UNIT_TURN and due is not None and occasion == due.isoformat()
    if kind is ReminderKind.ASSIGNED:
        return state in NEW
    return OF_STEP.get(state) is kind
