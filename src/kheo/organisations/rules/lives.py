"""Life spans: the first and the last day of something, both inclusive; None is without end."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

ONE_DAY: Final = timedelta(days=1)


class Precision(StrEnum):
    """How exactly a day is known; the day that stands there is then the likeliest one."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Stage(StrEnum):
    """Where a day falls in a life."""

    BEFORE = "before"
    ALIVE = "alive"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Life:
    """From the first to the last day."""

    since: date | None = None
    until: date | None = None

    def stage(self, on: date) -> Stage:
        """Return where a day falls."""
        if self.since is not None and on < self.since:
            return Stage.BEFORE
        return Stage.AFTER if self.until is not None and on > self.until else Stage.ALIVE

    def holds(self, on: date) -> bool:
        """Return whether a day falls into the life."""
        return self.stage(on) is Stage.ALIVE

    def meets(self, other: "Life") -> bool:
        """Return whether two lives have a day in common."""
        return starts(self) <= ends(other) and starts(other) <= ends(self)

    def within(self, other: "Life") -> bool:
        """Return whether every day of this life is one of the other."""
        return starts(other) <= starts(self) and ends(self) <= ends(other)


def starts(life: Life) -> date:
    """Return the first day, or the first of all days."""
    return life.since or date.min


def ends(life: Life) -> date:
    """Return the last day, or the last of all days."""
    return life.until or date.max


def day_before(day: date) -> date:
    """Return the day before."""
    return day - ONE_DAY
