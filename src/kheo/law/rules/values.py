"""What a rule says: a term, a threshold, a count, a list. Whole numbers only, so never rounded."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from kheo.law.rules.units import Unit


class Bound(StrEnum):
    """How a number is meant."""

    EXACTLY = "exactly"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"


SHARES: Final = frozenset({Unit.SHARE, Unit.PERCENT})


@dataclass(frozen=True, slots=True)
class Value:
    """A number in a unit; a share has a divisor too (2/3; 50/100). A list has items instead."""

    unit: Unit
    number: int | None = None
    divisor: int = 1
    bound: Bound = Bound.EXACTLY
    items: tuple[dict[str, Any], ...] = ()

    def met_by(self, part: int, whole: int) -> bool:
        """Return whether a part of a whole reaches the share.

        Raises ValueError for another unit, an empty whole, and a part that is not a part.
        """
        if self.unit not in SHARES:
            raise ValueError("not a share")
        if not 0 <= part <= whole or not whole:
            raise ValueError("not a part of a whole")
        return self.holds(part * self.divisor, whole * self.wanted)

    def allows(self, number: int) -> bool:
        """Return whether a count, in the unit of the rule, is as the rule wants it."""
        return self.holds(number, self.wanted)

    @property
    def wanted(self) -> int:
        """The number. Raises ValueError for a rule without one."""
        if self.number is None:
            raise ValueError("this rule has no number")
        return self.number

    def holds(self, found: int, wanted: int) -> bool:
        """Return whether one number stands to another as the bound says."""
        return {
            Bound.EXACTLY: found == wanted,
            Bound.AT_LEAST: found >= wanted,
            Bound.MORE_THAN: found > wanted,
            Bound.AT_MOST: found <= wanted,
        }[self.bound]


def faults(value: Value) -> list[str]:
    """Return what is wrong with a value, as keys of sentences."""
    if value.unit is Unit.LIST:
        return [] if value.items else ["list_empty"]
    found = []
    if value.number is None:
        found.append("number_missing")
    elif value.unit is Unit.SWITCH and value.number not in {0, 1}:
        found.append("switch_is_yes_or_no")
    if value.unit in SHARES and not 0 < (value.number or 0) <= value.divisor:
        found.append("share_of_a_whole")
    return found
