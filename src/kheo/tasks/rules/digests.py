"""When a mail goes to an officer, what stands in it, and when one that failed is tried again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum
from typing import Final

from kheo.core.verdict import YES, Verdict, no
from kheo.tasks.rules.quiet import is_quiet
from kheo.tasks.rules.reminding import ReminderKind

DIGEST: Final = 0
"""The number of the digest among an officer's letters of a day; express ones count from one."""

MOST_LINES: Final = 15
"""So many tasks of a kind are named in a mail; the others are counted."""

DAYS_KEPT: Final = 31
"""What no mail has told for so many days is told by the page alone."""

FIRST_PAUSE: Final = timedelta(minutes=5)
LONGEST_PAUSE: Final = timedelta(hours=6)
LIFETIME: Final = timedelta(days=3)
"""A letter that cannot be handed over for so long is news no more."""

LEASE: Final = timedelta(minutes=10)
"""So long a letter belongs to who hands it over; longer than any mail server is waited for."""

STRONGEST: Final = (
    ReminderKind.OVERDUE, ReminderKind.DUE_TODAY, ReminderKind.ASSIGNED, ReminderKind.DUE_SOON,
)  # fmt: skip
"""Of these a mail tells only the first that a task has."""

ORDER: Final = (
    ReminderKind.OVERDUE, ReminderKind.DUE_TODAY, ReminderKind.DUE_SOON, ReminderKind.ASSIGNED,
    ReminderKind.RETURNED, ReminderKind.GRANTED, ReminderKind.REFUSED, ReminderKind.SUBMITTED,
    ReminderKind.WISHED, ReminderKind.DECLINED, ReminderKind.CONFIRMED, ReminderKind.ESCALATED,
)  # fmt: skip
"""How a mail is ordered."""


class Dispatch(StrEnum):
    """What may go to an officer now."""

    NOTHING = "nothing"
    EXPRESS = "express"  # what cannot wait until tomorrow's digest
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Manner:
    """How an officer wants to be told."""

    digest_at: time = time(7)
    quiet_from: time = time(20)
    quiet_until: time = time(6, 30)
    on_days_off: bool = False

    def is_quiet(self, now: time) -> bool:
        """Return whether an hour is one of the quiet ones."""
        return is_quiet(now, self.quiet_from, self.quiet_until)


def dispatch(now: time, manner: Manner, *, day_off: bool, has_digest: bool) -> Dispatch:
    """Return what may go at an hour of a day: one digest a day, and never anything in quiet hours.

    What is express goes on days off too.
    """
    if manner.is_quiet(now):
        return Dispatch.NOTHING
    rests = day_off and not manner.on_days_off
    if has_digest or rests or now < manner.digest_at:
        return Dispatch.EXPRESS
    return Dispatch.DIGEST


def may_wish(manner: Manner) -> Verdict:
    """Return whether one can be told in this manner: not at an hour that is to be quiet."""
    return no("digest_in_quiet_hours") if manner.is_quiet(manner.digest_at) else YES


@dataclass(frozen=True, slots=True)
class Told:
    """A reminder as a mail orders it."""

    key: int
    task: int
    kind: ReminderKind
    number: int = 0


def told_once(told: Iterable[Told]) -> dict[ReminderKind, list[int]]:
    """Return keys of reminders by kind, as a mail orders them; new and due, a task stands once.

    Over a holiday a task was given, due soon, due, and overdue: the mail after it says overdue.
    """
    best: dict[tuple[int, str], Told] = {}
    for one in told:
        part = "term" if one.kind in STRONGEST else str(one.kind)
        known = best.get((one.task, part))
        if known is None or weight(one) > weight(known):
            best[one.task, part] = one
    chosen = list(best.values())
    groups = {kind: [one.key for one in chosen if one.kind is kind] for kind in ORDER}
    return {kind: keys for kind, keys in groups.items() if keys}


def weight(one: Told) -> tuple[int, int, int]:
    """Return what a reminder weighs against another of the same task; the later one wins a draw."""
    place = STRONGEST.index(one.kind) if one.kind in STRONGEST else 0
    return (-place, one.number, one.key)


def pause_after(tries: int) -> timedelta:
    """Return how long a letter waits that failed so many times: longer each time."""
    doublings = min(max(tries - 1, 0), 16)
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)
