"""The life of a conference, and of an inspection."""

from collections.abc import Mapping, Set
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kheo.core.verdict import YES, Verdict, no


class ConferenceKind(StrEnum):
    """What it is held for."""

    EXCHANGE = "exchange"  # giao ban
    INTERIM = "interim"  # sơ kết
    FINAL = "final"  # tổng kết
    SIGNING = "signing"  # ký kết
    DIALOGUE = "dialogue"  # đối thoại


class ConferenceState(StrEnum):
    """Where a conference stands."""

    PREPARED = "prepared"
    ANNOUNCED = "announced"
    HELD = "held"
    CONCLUDED = "concluded"
    CANCELLED = "cancelled"


CONFERENCE_NEXT: Final[Mapping[ConferenceState, Set[ConferenceState]]] = MappingProxyType({
    ConferenceState.PREPARED: frozenset({ConferenceState.ANNOUNCED, ConferenceState.CANCELLED}),
    ConferenceState.ANNOUNCED: frozenset({ConferenceState.HELD, ConferenceState.CANCELLED}),
    ConferenceState.HELD: frozenset({ConferenceState.CONCLUDED}),
    ConferenceState.CONCLUDED: frozenset(),
    ConferenceState.CANCELLED: frozenset(),
})  # fmt: skip


class InspectionState(StrEnum):
    """Where an inspection stands."""

    SET_UP = "set_up"
    AT_WORK = "at_work"
    CONCLUDED = "concluded"  # findings and recommendations are given
    CLOSED = "closed"  # every recommendation was followed to its end
    DISSOLVED = "dissolved"


INSPECTION_NEXT: Final[Mapping[InspectionState, Set[InspectionState]]] = MappingProxyType({
    InspectionState.SET_UP: frozenset({InspectionState.AT_WORK, InspectionState.DISSOLVED}),
    InspectionState.AT_WORK: frozenset({InspectionState.CONCLUDED, InspectionState.DISSOLVED}),
    InspectionState.CONCLUDED: frozenset({InspectionState.CLOSED}),
    InspectionState.CLOSED: frozenset(),
    InspectionState.DISSOLVED: frozenset(),
})  # fmt: skip


class Presence(StrEnum):
    """Whether somebody who was invited came."""

    INVITED = "invited"
    PRESENT = "present"
    REPRESENTED = "represented"
    ABSENT = "absent"


def may_move_conference(now: ConferenceState, to: ConferenceState, *, reason: str = "") -> Verdict:
    """Return whether a conference may pass from one state to another."""
    if to not in CONFERENCE_NEXT[now]:
        return no("not_next")
    missing = to is ConferenceState.CANCELLED and not reason.strip()
    return no("reason_missing") if missing else YES


def may_move_inspection(
    now: InspectionState, to: InspectionState, *, open_recommendations: int = 0, reason: str = ""
) -> Verdict:
    """Return whether an inspection may pass from one state to another.

    It is closed only when every recommendation has been followed to its end.
    """
    if to not in INSPECTION_NEXT[now]:
        return no("not_next")
    if to is InspectionState.CLOSED and open_recommendations:
        return no("recommendations_open")
    missing = to is InspectionState.DISSOLVED and not reason.strip()
    return no("reason_missing") if missing else YES
