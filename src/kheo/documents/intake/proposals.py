"""What is proposed of a document, with the words that it was read from and how sure it is."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Final


class Sure(StrEnum):
    """How sure a proposal is."""

    SURE = "sure"
    LIKELY = "likely"
    GUESS = "guess"


class Spot(StrEnum):
    """Which part of the document it was read from."""

    HEAD = "head"
    BODY = "body"
    END = "end"
    SYMBOL = "symbol"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One particular: days as ISO, several names one a line; `words` are those of the document."""

    value: str
    words: str
    spot: Spot
    sure: Sure


LONGEST_WORDS: Final = 300


@dataclass(slots=True)
class Proposals:
    """All that was read, by the names of the form's fields; what was not found is missing."""

    found: dict[str, Proposal] = field(default_factory=dict)

    def add(self, name: str, value: str, words: str, spot: Spot, sure: Sure) -> None:
        """Take in a particular, unless nothing was read or it is known."""
        if value and name not in self.found:
            self.found[name] = Proposal(value, words[:LONGEST_WORDS], spot, sure)

    def value(self, name: str) -> str:
        """Return what is proposed; empty for nothing."""
        return self.found[name].value if name in self.found else ""

    def plain(self) -> dict[str, dict[str, Any]]:
        """Return what JSON takes."""
        return {name: asdict(one) for name, one in self.found.items()}

    @classmethod
    def of_plain(cls, given: Mapping[str, Mapping[str, str]]) -> "Proposals":
        """Return proposals again."""
        return cls({
            name: Proposal(one["value"], one["words"], Spot(one["spot"]), Sure(one["sure"]))
            for name, one in given.items()
        })  # fmt: skip
