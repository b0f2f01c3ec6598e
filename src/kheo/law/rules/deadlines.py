"""The life of a deadline: open, then met or cancelled."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from kheo.core.verdict import YES, Verdict, no


class State(StrEnum):
    """Where a deadline stands."""

    OPEN = "open"
    MET = "met"
    CANCELLED = "cancelled"


class Change(StrEnum):
    """What can happen to an open deadline, besides its end."""

    RECOMPUTED = "recomputed"
    HANDED_OVER = "handed_over"


NEXT: Final[Mapping[State, frozenset[State]]] = {
    State.OPEN: frozenset({State.MET, State.CANCELLED}),
    State.MET: frozenset(),
    State.CANCELLED: frozenset(),
}


def may_pass(now: State, to: State) -> Verdict:
    """Return whether a deadline may pass from one state to another."""
    return YES if to in NEXT[now] else no("deadline_closed")
