"""Where a duty is: with a living organisation, waiting for a decision, or closed.

No duty is lost: what an ended organisation held waits until somebody hands it over or closes it.
"""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from kheo.core.verdict import YES, Verdict, no
from kheo.organisations.rules.lives import Life, Stage


class Custody(StrEnum):
    """Where an open duty stands."""

    HELD = "held"
    WAITING = "waiting"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How a duty that waits is decided."""

    HANDED_OVER = "handed_over"
    CLOSED = "closed"


NEXT: Final[Mapping[Custody, frozenset[Custody]]] = {
    Custody.HELD: frozenset({Custody.WAITING, Custody.CLOSED}),
    Custody.WAITING: frozenset({Custody.HELD, Custody.CLOSED}),
    Custody.CLOSED: frozenset(),
}
"""Held waits when its organisation ends; waiting is held again when it is handed over."""

MOST_AT_ONCE: Final = 2_000
"""Duties in one decision: what a database decides within a second and a person can answer for."""

REASON_LENGTH: Final = range(5, 501)


def standing(holder: Life, on: date) -> Custody:
    """Return where an open duty of a holder stands on a day."""
    return Custody.WAITING if holder.stage(on) is Stage.AFTER else Custody.HELD


def may_decide(count: int, holders: Collection[Life], on: date) -> Verdict:
    """Return whether duties of holders may be decided on at all."""
    if not count:
        return no("nothing_chosen")
    if count > MOST_AT_ONCE:
        return no("too_many_at_once")
    if any(standing(holder, on) is not Custody.WAITING for holder in holders):
        return no("holder_lives")
    return YES


def may_hand_over(to: Collection[Life], on: date, *, strangers: bool, reason: str) -> Verdict:
    """Return whether duties may go to organisations; one that is no successor takes a reason."""
    if not to:
        return no("no_target")
    stages = {life.stage(on) for life in to}
    if Stage.AFTER in stages:
        return no("target_ended")
    if Stage.BEFORE in stages:
        return no("target_not_founded")
    if strangers and len(reason.strip()) not in REASON_LENGTH:
        return no("stranger_without_reason")
    return YES


def may_close(reason: str) -> Verdict:
    """Return whether duties may be closed, which always takes a reason."""
    return YES if len(reason.strip()) in REASON_LENGTH else no("reason_missing")
