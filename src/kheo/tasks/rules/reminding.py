"""Which reminders a task asks for on a day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from kheo.tasks.rules.deadlines import SOON_DAYS

ESCALATE_AFTER: Final = (1, 8, 30)
"""Days over the term on which the unit above is told: at once, after a week, after a month."""


class ReminderKind(StrEnum):
    """What somebody is told of a task."""

    ASSIGNED = "assigned"
    DUE_SOON = "due_soon"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    ESCALATED = "escalated"  # to the unit above
    RETURNED = "returned"
    SUBMITTED = "submitted"  # to whoever confirms
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reminder that a day asks for; `number` tells the first escalation from the second."""

    kind: ReminderKind
    number: int = 0


def wanted_on(day: date, due: date | None) -> list[Wanted]:
    """Return what an open task asks for on a day and was perhaps not told yet.

    Who missed days, because the machine was off, gets the last of each kind that is still true, not
    all of them.
    """
    if due is None:
        return []
    over = (day - due).days
    if over > 0:
        steps = [number for number, days in enumerate(ESCALATE_AFTER, 1) if over >= days]
        escalated = [Wanted(ReminderKind.ESCALATED, steps[-1])] if steps else []
        return [Wanted(ReminderKind.OVERDUE), *escalated]
    if over == 0:
        return [Wanted(ReminderKind.DUE_TODAY)]
    return [Wanted(ReminderKind.DUE_SOON)] if -over <= SOON_DAYS else []
