"""The life of a yearly plan."""

from collections.abc import Mapping, Set
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kheo.core.verdict import YES, Verdict, no


class PlanState(StrEnum):
    """Where a plan stands."""

    DRAFT = "draft"
    ADOPTED = "adopted"  # at the conference that reviews the year before
    CLOSED = "closed"  # reviewed at the next one
    DROPPED = "dropped"


NEXT: Final[Mapping[PlanState, Set[PlanState]]] = MappingProxyType({
    PlanState.DRAFT: frozenset({PlanState.ADOPTED, PlanState.DROPPED}),
    PlanState.ADOPTED: frozenset({PlanState.CLOSED}),
    PlanState.CLOSED: frozenset(),
    PlanState.DROPPED: frozenset(),
})  # fmt: skip


def may_move(now: PlanState, to: PlanState) -> Verdict:
    """Return whether a plan may pass from one state to another."""
    return YES if to in NEXT[now] else no("not_next")


def may_adopt(now: PlanState, *, items: int, programme_runs: bool) -> Verdict:
    """Return whether a plan may be adopted: its programme runs, and it says what is to be done."""
    if not programme_runs:
        return no("programme_not_running")
    return may_move(now, PlanState.ADOPTED) if items else no("plan_empty")
