"""The tree of clauses of a programme: I, 1, a, and items with a dash."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

ALPHABET: Final = "abcdđeghiklmnopqrstuvxy"
"""Vietnamese letters as points are numbered by (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
ROMAN: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
DEEPEST: Final = 4


class ClauseKind(StrEnum):
    """What a clause is about."""

    PURPOSE = "purpose"
    REQUIREMENT = "requirement"
    CONTENT = "content"
    ASSIGNMENT = "assignment"
    REPORTING = "reporting"
    REVIEW = "review"
    FUNDING = "funding"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause; `key` stays the same through all versions, `depth` is 1 for I."""

    key: str
    depth: int
    text: str
    kind: ClauseKind = ClauseKind.CONTENT


def roman(number: int) -> str:
    """Return a number from 1 to 39 in Roman signs."""
    said = ""
    for value, sign in ROMAN:
        said += sign * (number // value)
        number %= value
    return said


def letter(number: int) -> str:
    """Return the n-th letter of points; after y they begin again with two letters: aa."""
    over, place = divmod(number - 1, len(ALPHABET))
    return ALPHABET[place] * (over + 1)


def dash(_number: int) -> str:
    """Return the sign of an item, whichever it is."""
    return "-"


MARKS: Final[dict[int, Callable[[int], str]]] = {1: roman, 2: str, 3: letter, 4: dash}


def numbered(clauses: Iterable[Clause]) -> Iterator[tuple[str, Clause]]:
    """Yield clauses with the numbers they have where they stand: “II”, “3”, “b”, “-”.

    A clause that stands deeper than one step below the clause before it counts as one step below.
    """
    counts: list[int] = []
    for clause in clauses:
        depth = max(1, min(clause.depth, len(counts) + 1, DEEPEST))
        counts = [*counts[:depth], *([0] * (depth - len(counts)))]
        counts[depth - 1] += 1
        yield MARKS[depth](counts[depth - 1]), clause


def paths(clauses: Iterable[Clause]) -> dict[str, str]:
    """Return how each clause is named from outside: “mục II.3.b”, by key."""
    way: list[str] = []
    named: dict[str, str] = {}
    for mark, clause in numbered(clauses):
        depth = max(1, min(clause.depth, len(way) + 1, DEEPEST))
        way = [*way[: depth - 1], mark]
        named[clause.key] = "mục " + ".".join(step for step in way if step != "-")
    return named
