"""The life of a programme, from asking leave to its end.

Công văn 490-CV/BDVTW of 14/10/2016: a province asks its standing committee for leave before it
signs, and supplements a programme that it has. A programme ends with its term, or because a party
to it has ceased to exist.
"""

from collections.abc import Collection, Mapping, Set
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kheo.core.verdict import YES, Verdict, no

LEAST_PARTIES: Final = 2


class State(StrEnum):
    """Where a programme stands."""

    ASKING_LEAVE = "asking_leave"  # xin chủ trương
    DRAFT = "draft"
    COMMENTS = "comments"  # each party says what it thinks of the draft
    SIGNING = "signing"
    RUNNING = "running"
    ENDED = "ended"
    ENDED_WITH_PARTY = "ended_with_party"
    DROPPED = "dropped"  # never signed


NEXT: Final[Mapping[State, Set[State]]] = MappingProxyType({
    State.ASKING_LEAVE: frozenset({State.DRAFT, State.DROPPED}),
    State.DRAFT: frozenset({State.COMMENTS, State.DROPPED}),
    State.COMMENTS: frozenset({State.DRAFT, State.SIGNING, State.DROPPED}),
    State.SIGNING: frozenset({State.DRAFT, State.RUNNING, State.DROPPED}),
    State.RUNNING: frozenset({State.ENDED, State.ENDED_WITH_PARTY}),
    State.ENDED: frozenset(),
    State.ENDED_WITH_PARTY: frozenset(),
    State.DROPPED: frozenset(),
})  # fmt: skip
BEFORE_SIGNING: Final = frozenset({State.ASKING_LEAVE, State.DRAFT, State.COMMENTS, State.SIGNING})


def may_move(now: State, to: State, *, reason: str = "") -> Verdict:
    """Return whether a programme may pass from one state to another.

    It begins to run by its signatures alone (`may_run`), which stand beside this table.
    """
    if to not in NEXT[now]:
        return no("not_next")
    if to in {State.DROPPED, State.ENDED_WITH_PARTY} and not reason.strip():
        return no("reason_missing")
    return YES


def may_run(now: State, *, parties: Collection[int], signed: Collection[int]) -> Verdict:
    """Return whether a programme may run: two parties or more, and all of them have signed."""
    if len(set(parties)) < LEAST_PARTIES:
        return no("parties_missing")
    if not set(parties) <= set(signed):
        return no("signature_missing")
    return may_move(now, State.RUNNING)
