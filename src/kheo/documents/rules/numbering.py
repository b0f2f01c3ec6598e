"""Giving numbers: which book a number comes from, how it is written, and what may not be done.

Nghị định 30/2020/NĐ-CP, Điều 15: numbers of a body of the State run through the year, in the order
of the days; each type of legal documents has its own run. Quy định 399-QĐ/TW with Hướng dẫn
05-HD/VPTW: numbers of a committee of the Party run through its term, type by type.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kheo.core.verdict import YES, Verdict, no
from kheo.documents.citations import TYPES

NUMBER: Final = "documents.number"
"""What roles carry that give numbers for their organisation."""
LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
"""What stands behind a number that was forgotten and given later: 21a, 21b."""
LETTER_OF_THE_STATE: Final = "công văn"
STATE_RULE: Final = "Nghị định 30/2020/NĐ-CP, Điều 15"
PARTY_RULE: Final = "Quy định 399-QĐ/TW; Hướng dẫn 05-HD/VPTW"
FIRST_WITHOUT_ZERO: Final = 10


class Regime(StrEnum):
    """By whose rules a book is kept."""

    STATE = "state"  # acts of the administration, through a year
    LEGAL = "legal"  # legal documents of the State, through a year that stands in the number
    PARTY = "party"  # through a term of the committee


SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {kind.name: kind.codes[0] for kind in TYPES if kind.codes}
)
# The Party has one sign for quyết định and quy định.
PARTY_SIGNS: Final[Mapping[str, str]] = MappingProxyType({"quy định": "QĐ"})
LEGAL_TYPES: Final = frozenset({"quyết định", "nghị quyết", "chỉ thị", "thông tư", "nghị định"})
"""Types that a book of legal documents may be of."""


@dataclass(frozen=True, slots=True)
class Book:
    """What a register is, as far as rules ask; an empty type takes documents of all types."""

    regime: Regime
    type: str
    since: date
    until: date | None

    def holds(self, day: date) -> bool:
        """Return whether a day falls into the period of the book."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Symbol:
    """What stands beside the number: signs of type and issuer, year, the drafting unit."""

    regime: Regime
    type: str
    issuer: str
    year: int
    unit: str = ""


def sign_of(type_name: str, regime: Regime) -> str:
    """Return the sign of a type in a number; a letter of the State has none."""
    if regime is not Regime.PARTY and type_name == LETTER_OF_THE_STATE:
        return ""
    party = PARTY_SIGNS.get(type_name) if regime is Regime.PARTY else None
    return party or SIGNS.get(type_name, "")


def ordinal(value: int, letter: str = "") -> str:
    """Return a number as it is written: 05, 21, 21a."""
    return f"{value:02d}{letter}" if value < FIRST_WITHOUT_ZERO else f"{value}{letter}"


def symbol_of(value: int, letter: str, said: Symbol) -> str:
    """Return số, ký hiệu: 21/KH-UBND, 08/2022/QĐ-UBND, 1907/UBND-KSTT, 05-NQ/ĐU."""
    number, sign = ordinal(value, letter), sign_of(said.type, said.regime)
    if said.regime is Regime.PARTY:
        return f"{number}-{sign}/{said.issuer}"
    if said.regime is Regime.LEGAL:
        return f"{number}/{said.year}/{sign}-{said.issuer}"
    tail = [part for part in (sign, said.issuer, "" if sign else said.unit) if part]
    return f"{number}/{'-'.join(tail)}"


def next_letter(taken: Iterable[str]) -> str:
    """Return the letter of the next number beside a value; empty when all are taken."""
    used = set(taken)
    return next((letter for letter in LETTERS if letter not in used), "")


def may_open(regime: Regime, type_name: str) -> Verdict:
    """Return whether there may be such a book."""
    if type_name and not sign_of(type_name, regime) and type_name != LETTER_OF_THE_STATE:
        return no("type_without_sign")
    if regime is Regime.PARTY and not type_name:
        return no("party_book_is_of_one_type", PARTY_RULE)
    if regime is Regime.LEGAL and type_name not in LEGAL_TYPES:
        return no("legal_book_is_of_one_type", STATE_RULE)
    return YES


def may_give(book: Book, type_name: str, day: date, last: date | None) -> Verdict:
    """Return whether the next number of a book may be given for a document of a type and a day.

    `last` is the day of the number given last: later numbers have no earlier days.
    """
    if book.type not in {"", type_name}:
        return no("type_of_another_book")
    if not type_name or (not sign_of(type_name, book.regime) and type_name != LETTER_OF_THE_STATE):
        return no("type_without_sign")
    if not book.holds(day):
        return no("day_outside_period")
    if last is not None and day < last:
        return no("day_before_the_last", STATE_RULE)
    return YES


def may_insert(book: Book, day: date, at_value: date | None, following: date | None) -> Verdict:
    """Return whether a forgotten number may be given beside one of a day.

    Its day lies between that of the number and that of the following one.
    """
    if at_value is None:
        return no("no_such_number")
    if not book.holds(day) or day < at_value or (following is not None and day > following):
        return no("day_not_between")
    return YES


def gaps(values: Iterable[int], first: int, last: int) -> list[int]:
    """Return the numbers that are missing from a run; none ever should be."""
    return sorted(set(range(first, last + 1)) - set(values))
