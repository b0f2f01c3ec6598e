"""Invitations: how long they live, what may be done with them, who may hand out what."""

from collections.abc import Set
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from kheo.core.verdict import YES, Verdict, no

LIFE: Final = timedelta(days=7)
"""Long enough for an officer who is in the villages all week, short for a letter that lies open."""


class State(StrEnum):
    """What has become of an invitation."""

    OPEN = "open"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


def state_of(
    *,
    expires_at: datetime,
    accepted_at: datetime | None,
    withdrawn_at: datetime | None,
    at: datetime,
) -> State:
    """Return the state at a moment; the moment of expiry is already too late."""
    if accepted_at is not None:
        return State.ACCEPTED
    if withdrawn_at is not None:
        return State.WITHDRAWN
    return State.OPEN if at < expires_at else State.EXPIRED


def may_accept(state: State) -> Verdict:
    """Return whether an invitation can still be accepted."""
    return YES if state == State.OPEN else no(state)


def may_withdraw(state: State) -> Verdict:
    """Return whether an invitation can still be taken back; an expired one needs it no more."""
    return YES if state == State.OPEN else no(state)


def may_hand_out(*, groups: Set[int], own: Set[int], all_rights: bool) -> Verdict:
    """Return whether somebody may invite into these groups.

    Who has not all rights invites only into groups of which he is a member: nobody hands out more
    than he has.
    """
    return YES if all_rights or groups <= own else no("not_your_groups")
