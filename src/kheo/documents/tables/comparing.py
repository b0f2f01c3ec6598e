"""What a row would do to a record; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from kheo.core.text import slugify
from kheo.documents.tables.given import Given

Value = str | date | int | None
FIELDS: Final = (
    "type", "title", "issuer_name", "signed_on", "year", "effective_on", "expires_on", "subject",
    "place", "gazette", "source", "source_address", "note", "signatories", "text",
)  # fmt: skip
HAS_TEXT: Final = "✓"
QUIET: Final = frozenset({"source", "source_address", "note", "gazette"})
"""Where several sources may say different things without contradicting each other."""


class Outcome(StrEnum):
    """What comes of a row."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    CONFLICT = "conflict"
    REFUSED = "refused"


class Policy(StrEnum):
    """What happens where a row says otherwise than a record."""

    CHANGE = "change"  # the row counts, unless a person has verified the record
    FILL = "fill"  # the record counts; the row only fills what is empty


@dataclass(frozen=True, slots=True)
class Difference:
    """A field, what the record says, and what the row says."""

    field: str
    held: Value
    said: Value


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changes, and what contradicts the record and is only noted."""

    changes: tuple[Difference, ...] = ()
    conflicts: tuple[Difference, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """What comes of the row; a contradiction is told before a change."""
        if self.conflicts:
            return Outcome.CONFLICT
        return Outcome.CHANGED if self.changes else Outcome.SAME


def values_of(said: Given) -> dict[str, Value]:
    """Return what a row says, field by field."""
    return {
        "type": said.type,
        "title": said.title,
        "issuer_name": said.issuer_name,
        "signed_on": said.signed_on,
        "year": said.year,
        "effective_on": said.effective_on,
        "expires_on": said.expires_on,
        "subject": said.subject,
        "place": said.place,
        "gazette": said.gazette,
        "source": said.source,
        "source_address": said.source_address,
        "note": said.note,
        "signatories": "; ".join(one.name for one in said.signatories),
        "text": HAS_TEXT if said.text else "",
    }


def compare(
    said: Mapping[str, Value], held: Mapping[str, Value], policy: Policy, *, verified: bool
) -> Comparison:
    """Return what a row does to a record.

    An empty cell never takes anything away, and what a person has verified no table touches.
    """
    changes, conflicts = [], []
    for name in FIELDS:
        if not says_otherwise(name, said, held):
            continue
        difference = Difference(name, held[name], said[name])
        if not verified and (not held[name] or policy is Policy.CHANGE):
            changes.append(difference)
        elif name not in QUIET:
            conflicts.append(difference)
    return Comparison(tuple(changes), tuple(conflicts))


def says_otherwise(name: str, said: Mapping[str, Value], held: Mapping[str, Value]) -> bool:
    """Return whether a row says something of a field that the record does not say."""
    if not said[name] or said[name] == held[name]:
        return False
    if name == "year":
        # It goes with the day, and is said by the number where the row says none.
        return not held["signed_on"] and not said["signed_on"]
    if name in {"issuer_name", "place"}:
        return slugify(str(said[name])) != slugify(str(held[name] or ""))
    return True


@dataclass(frozen=True, slots=True)
class Held:
    """A record of the library, or an earlier row of the file (then `pk` is None)."""

    pk: int | None
    spot: str
    type: str
    year: int | None
    issuer_key: str
    signed_on: date | None
    values: Mapping[str, Value]
    verified: bool = False


def meant(said: Given, near: list[Held]) -> list[Held]:
    """Return the records of a number that a row may mean: the certain one alone, else all."""
    possible = [one for one in near if may_be(said, one)]
    for certain in (
        [one for one in possible if one.issuer_key == said.issuer_key and is_of_day(said, one)],
        [one for one in possible if is_of_day(said, one)],
        [one for one in possible if one.issuer_key == said.issuer_key],
    ):
        if len(certain) == 1:
            return certain
    return possible


def is_of_day(said: Given, one: Held) -> bool:
    """Return whether a record is of the day that a row says."""
    return said.signed_on is not None and one.signed_on == said.signed_on


def may_be(said: Given, one: Held) -> bool:
    """Return whether neither type nor year nor issuer speak against a record."""
    pairs = (
        (said.type, one.type),
        (said.year, one.year),
        (said.issuer_key, one.issuer_key),
    )
    return all(not mine or not theirs or mine == theirs for mine, theirs in pairs)
