"""What one document is to another."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Relation(StrEnum):
    """How a document stands to one that it names."""

    BASED_ON = "based_on"
    IMPLEMENTS = "implements"
    GUIDES = "guides"
    AMENDS = "amends"
    REPLACES = "replaces"
    ANNULS = "annuls"
    CITES = "cites"


class Way(StrEnum):
    """How we know of a reference."""

    FOUND = "found"  # in the text, by the finder
    STATED = "stated"  # by an officer


class Standing(StrEnum):
    """Whether a person stands behind a reference and the document it leads to."""

    OPEN = "open"  # resolved by rule, or still waiting
    CONFIRMED = "confirmed"
    DECLINED = "declined"  # a person says that it names no document of the library


class Part(StrEnum):
    """How much of the other document a reference touches."""

    WHOLE = "whole"
    PARTS = "parts"


# What takes force from the document named; the others leave it as it is.
ENDING: Final = frozenset({Relation.REPLACES, Relation.ANNULS})
CHANGING: Final = ENDING | {Relation.AMENDS}

# Which word the ledger's links have for a relation.
LINK_KINDS: Final[Mapping[Relation, str]] = MappingProxyType({
    Relation.BASED_ON: "cites",
    Relation.IMPLEMENTS: "implements",
    Relation.GUIDES: "implements",
    Relation.AMENDS: "replaces",
    Relation.REPLACES: "replaces",
    Relation.ANNULS: "replaces",
    Relation.CITES: "cites",
})  # fmt: skip
