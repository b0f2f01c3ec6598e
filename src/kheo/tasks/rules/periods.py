"""Months and years of a calendar, as addresses name them: 2024-03, 2024."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

MONTH: Final = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
YEAR: Final = re.compile(r"\d{4}")
YEARS: Final = range(1945, 2201)


@dataclass(frozen=True, slots=True)
class Period:
    """A month, or with `month` 0 a whole year."""

    year: int
    month: int = 0

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.month or 1, 1)

    @property
    def last(self) -> date:
        """The last day."""
        month = self.month or 12
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def word(self) -> str:
        """How addresses name it."""
        return f"{self.year}-{self.month:02}" if self.month else str(self.year)

    def moved(self, by: int) -> "Period | None":
        """Return the period some before or after; None beyond the years that we know."""
        if self.month:
            year, month = divmod(self.year * 12 + self.month - 1 + by, 12)
            found = Period(year, month + 1)
        else:
            found = Period(self.year + by)
        return found if found.year in YEARS else None


def period_in(word: str, *, today: date) -> Period:
    """Return the period that a word names, the month of today for any other word."""
    if found := MONTH.fullmatch(word):
        period = Period(int(found[1]), int(found[2]))
    elif YEAR.fullmatch(word):
        period = Period(int(word))
    else:
        return Period(today.year, today.month)
    return period if period.year in YEARS else Period(today.year, today.month)
