"""What may become of a reader's remark, and who may read it."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Final

from kheo.core.verdict import YES, Verdict, no


class State(StrEnum):
    """Where a remark stands. An answer is a row of its own and changes no state."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    HIDDEN = "hidden"


class Verb(StrEnum):
    """What happened to a remark."""

    RECEIVE = "receive"
    ACCEPT = "accept"
    ANSWER = "answer"
    HIDE = "hide"
    SHOW = "show"
    WITHDRAW = "withdraw"
    FORGET = "forget"


class Purpose(StrEnum):
    """What a sender agrees to, each on its own."""

    PROCESS = "process"
    PUBLISH_TEXT = "publish_text"
    PUBLISH_NAME = "publish_name"


NEXT: Final[Mapping[State, frozenset[State]]] = {
    State.RECEIVED: frozenset({State.ACCEPTED, State.HIDDEN}),
    State.ACCEPTED: frozenset({State.HIDDEN}),
    State.HIDDEN: frozenset({State.RECEIVED, State.ACCEPTED}),
}
"""Hidden goes back to where it came from: a remark is hidden, never deleted."""

STAFF_VERBS: Final = frozenset({Verb.ACCEPT, Verb.ANSWER, Verb.HIDE, Verb.SHOW})
"""Verbs that name an officer; the others are the sender's own, or the passing of time."""

PUBLICATION: Final = frozenset({Purpose.PUBLISH_TEXT, Purpose.PUBLISH_NAME})

TEXT_LENGTH: Final = range(10, 3001)
"""Letters of a remark: enough to say something, and one screen of a moderator's time."""

REASON_LENGTH: Final = range(5, 501)
ANSWER_LENGTH: Final = range(2, 5001)

SENDER_IS_KEPT: Final = timedelta(days=365)
"""How long name, contact and address stay after the last thing that happened to a remark.

A complaint may be lodged for 90 days and passes two instances of at most 60 and 70 days (Luật Khiếu
nại 02/2011, art. 9, 28 and 37): within a year every question about an answer is settled.
Data are kept no longer than their purpose (Luật 91/2025/QH15, art. 3).
The consent texts promise this same year.
"""


def may_move(now: State, to: State) -> Verdict:
    """Return whether a remark may pass from one state to another."""
    return YES if to in NEXT[now] else no("not_next", source="kheo.news.rules.remarks.NEXT")


def may_accept(now: State) -> Verdict:
    """Return whether a remark may be accepted; a hidden one is shown again first."""
    if now is State.HIDDEN:
        return no("hidden_first_shown")
    return may_move(now, State.ACCEPTED)


def may_hide(now: State, reason: str) -> Verdict:
    """Return whether a remark may be hidden, which always takes a reason."""
    if not reason.strip():
        return no("reason_missing")
    return may_move(now, State.HIDDEN)


def may_show(now: State) -> Verdict:
    """Return whether a remark may be shown again."""
    return YES if now is State.HIDDEN else no("not_hidden")


def shown_again(happened: Collection[Verb]) -> State:
    """Return the state that a hidden remark goes back to."""
    return State.ACCEPTED if Verb.ACCEPT in happened else State.RECEIVED


def is_public(state: State, agreed: Collection[Purpose]) -> bool:
    """Return whether readers see the text."""
    return state is State.ACCEPTED and Purpose.PUBLISH_TEXT in agreed


def name_is_public(state: State, agreed: Collection[Purpose]) -> bool:
    """Return whether readers see the sender's name."""
    return is_public(state, agreed) and Purpose.PUBLISH_NAME in agreed
