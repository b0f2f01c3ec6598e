"""Whom statistics charge: whoever held a task on the day it was due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Held:
    """A unit that held a task until a day, that day included."""

    unit: int
    until: date


def charged(due: date | None, *, now: int, before: Iterable[Held]) -> int:
    """Return the unit that a task counts to: who held it on its due day, or holds it now.

    A task handed over before it was due counts to the one who took it; handed over afterwards, to
    the one who let it grow late. Without a due day it counts to its holder.
    """
    if due is None:
        return now
    later = [held for held in before if held.until >= due]
    return min(later, key=lambda held: held.until).unit if later else now
