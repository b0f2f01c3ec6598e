"""Terms as people say them: a day, a month, a quarter, always, or none."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TermKind(StrEnum):
    """How a term is said."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    REGULAR = "regular"  # always, without an end
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Term:
    """A term as it is said; `day` is any day of the month or quarter that is meant."""

    kind: TermKind
    day: date | None = None

    @property
    def due(self) -> date | None:
        """The last day, if there is one."""
        if self.day is None or self.kind in {TermKind.REGULAR, TermKind.NONE}:
            return None
        if self.kind is TermKind.DAY:
            return self.day
        month = self.day.month
        if self.kind is TermKind.QUARTER:
            month += (3 - month) % 3
        return date(self.day.year, month, monthrange(self.day.year, month)[1])
