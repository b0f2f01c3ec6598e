"""What becomes of a record in the library, and what must be known before readers see it."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kheo.core.verdict import YES, Verdict, no


class State(StrEnum):
    """Where the record stands; whether the document is in force is another question."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


NEXT: Final[Mapping[State, Set[State]]] = MappingProxyType({
    State.DRAFT: frozenset({State.PUBLISHED}),
    State.PUBLISHED: frozenset({State.WITHDRAWN}),
    State.WITHDRAWN: frozenset({State.PUBLISHED}),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Complete:
    """What a record says of its document as far as readers need it."""

    type: str
    title: str
    issuer: str
    year: int | None


def may_move(now: State, to: State) -> Verdict:
    """Return whether a record may pass from one state to another."""
    return YES if to in NEXT[now] else no("not_next")


def may_be_shown(said: Complete) -> Verdict:
    """Return whether enough is known to publish: type, subject, issuer and year.

    Nghị định 42/2022/NĐ-CP, later 224/2026/NĐ-CP, ask for form, number, day and subject; a number
    may be missing because old documents have none.
    """
    for name in ("type", "title", "issuer", "year"):
        if not getattr(said, name):
            return no(f"{name}_missing")
    return YES
