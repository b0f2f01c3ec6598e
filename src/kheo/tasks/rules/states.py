"""The states of a task, and who may bring it from one to the next.

Quyết định 42/2014/QĐ-TTg (as amended by 23/2018/QĐ-TTg) asks that tasks given in documents are
followed to their end; it names no states. These are the ones that real systems share. Whether a
task is late is another question (`deadlines`).
"""

from collections.abc import Mapping, Set
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kheo.core.verdict import YES, Verdict, no


class State(StrEnum):
    """Where a task stands."""

    ASSIGNED = "assigned"  # given; nobody has said yes yet
    ACCEPTED = "accepted"
    DOING = "doing"
    SUBMITTED = "submitted"  # the unit says it is done and waits for confirmation
    RETURNED = "returned"  # whoever confirms asks for more
    DONE = "done"
    PAUSED = "paused"
    DECLINED = "declined"  # the unit says it is not its own; whoever gave it decides
    CANCELLED = "cancelled"


class Part(StrEnum):
    """On whose side somebody acts."""

    UNIT = "unit"  # the lead unit
    OVERSEER = "overseer"  # who gave the task, or presses for it


NEXT: Final[Mapping[State, Mapping[State, Part]]] = MappingProxyType({
    State.ASSIGNED: {
        State.ACCEPTED: Part.UNIT, State.DECLINED: Part.UNIT, State.CANCELLED: Part.OVERSEER,
    },
    State.ACCEPTED: {
        State.DOING: Part.UNIT, State.PAUSED: Part.OVERSEER, State.CANCELLED: Part.OVERSEER,
    },
    State.DOING: {
        State.SUBMITTED: Part.UNIT, State.PAUSED: Part.OVERSEER, State.CANCELLED: Part.OVERSEER,
    },
    State.SUBMITTED: {State.DONE: Part.OVERSEER, State.RETURNED: Part.OVERSEER},
    State.RETURNED: {
        State.DOING: Part.UNIT, State.PAUSED: Part.OVERSEER, State.CANCELLED: Part.OVERSEER,
    },
    State.PAUSED: {State.DOING: Part.OVERSEER, State.CANCELLED: Part.OVERSEER},
    State.DECLINED: {State.ASSIGNED: Part.OVERSEER, State.CANCELLED: Part.OVERSEER},
    State.DONE: {},
    State.CANCELLED: {},
})  # fmt: skip
"""Where a task may go, and whose move that is."""

CLOSED: Final[Set[State]] = frozenset({State.DONE, State.CANCELLED})
WITH_REASON: Final[Set[State]] = frozenset(
    {State.RETURNED, State.PAUSED, State.DECLINED, State.CANCELLED}
)
"""What nobody does to another without saying why."""


def may_move(now: State, to: State, *, by: Part, reason: str = "") -> Verdict:
    """Return whether a task may pass from one state to another by somebody's hand."""
    if to not in NEXT[now]:
        return no("not_next")
    if NEXT[now][to] is not by:
        return no("not_your_move")
    if to in WITH_REASON and not reason.strip():
        return no("reason_missing")
    return YES


def may_confirm(now: State, *, wanted: Set[str], shown: Set[str]) -> Verdict:
    """Return whether a task may be confirmed: the evidence that it asks for is there, all of it."""
    verdict = may_move(now, State.DONE, by=Part.OVERSEER)
    if not verdict:
        return verdict
    return YES if wanted <= shown else no("evidence_missing")
