"""Advice (tham mưu): a unit proposes, the body above decides; nothing of it is lost.

Công văn 490-CV/BDVTW of 14/10/2016 asks a province to report and ask leave of its standing
committee before a programme is signed.
"""

from collections.abc import Mapping, Set
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kheo.core.verdict import YES, Verdict, no


class Matter(StrEnum):
    """What is asked."""

    LEAVE = "leave"  # xin chủ trương
    DOCUMENT = "document"  # that a document be issued
    PLAN = "plan"
    OTHER = "other"


class Decision(StrEnum):
    """What became of it."""

    WAITING = "waiting"
    APPROVED = "approved"
    RETURNED = "returned"  # to be done again and brought back
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


NEXT: Final[Mapping[Decision, Set[Decision]]] = MappingProxyType({
    Decision.WAITING: frozenset(
        {Decision.APPROVED, Decision.RETURNED, Decision.DECLINED, Decision.WITHDRAWN}
    ),
    Decision.RETURNED: frozenset({Decision.WAITING, Decision.WITHDRAWN}),
    Decision.APPROVED: frozenset(),
    Decision.DECLINED: frozenset(),
    Decision.WITHDRAWN: frozenset(),
})  # fmt: skip
WITH_REASON: Final[Set[Decision]] = frozenset({Decision.RETURNED, Decision.DECLINED})


def may_decide(now: Decision, to: Decision, *, reason: str = "") -> Verdict:
    """Return whether advice may pass from where it stands to a decision."""
    if to not in NEXT[now]:
        return no("not_next")
    return no("reason_missing") if to in WITH_REASON and not reason.strip() else YES
