"""How a task stands to its term on a day, and how it was done."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

SOON_DAYS: Final = 3
"""A task is due soon on its last day and the three before: what real systems colour orange."""


class Standing(StrEnum):
    """How a task stands to its term on a day."""

    NO_TERM = "no_term"
    IN_TIME = "in_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"


class Outcome(StrEnum):
    """How a task was done; written down once, at completion."""

    NO_TERM = "no_term"
    ON_TIME = "on_time"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class DeadlineState:
    """How a task stands: `days` left, or days over when it is overdue; None without a term."""

    standing: Standing
    days: int | None = None


def standing_on(day: date, due: date | None) -> DeadlineState:
    """Return how a task that is not done stands to its term on a day."""
    if due is None:
        return DeadlineState(Standing.NO_TERM)
    left = (due - day).days
    if left < 0:
        return DeadlineState(Standing.OVERDUE, -left)
    return DeadlineState(Standing.DUE_SOON if left <= SOON_DAYS else Standing.IN_TIME, left)


def outcome(done_on: date, due: date | None) -> Outcome:
    """Return how a task was done: what counts is the day when the unit handed it in."""
    if due is None:
        return Outcome.NO_TERM
    return Outcome.ON_TIME if done_on <= due else Outcome.LATE


def first_overdue_day(due: date) -> date:
    """Return the first day on which a task is overdue."""
    return due + timedelta(days=1)
