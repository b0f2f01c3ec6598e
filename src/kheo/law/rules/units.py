"""What the number of a rule counts."""

from enum import StrEnum
from typing import Final


class Unit(StrEnum):
    """A unit of terms, of shares, of counts; or that the rule has a list or a switch."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    HOURS = "hours"
    WORKING_HOURS = "working_hours"
    MONTHS = "months"
    YEARS = "years"
    SHARE = "share"
    PERCENT = "percent"
    HOUSEHOLDS = "households"
    PEOPLE = "people"
    TIMES_A_YEAR = "times_a_year"
    TIMES_A_MONTH = "times_a_month"
    COPIES = "copies"
    SWITCH = "switch"
    LIST = "list"


BY_DAY: Final = frozenset({Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS, Unit.YEARS})
"""Terms that end with a day."""

BY_CLOCK: Final = frozenset({Unit.HOURS, Unit.WORKING_HOURS})
"""Terms that end at a moment."""

TERMS: Final = BY_DAY | BY_CLOCK
"""What `due_on` can count."""
