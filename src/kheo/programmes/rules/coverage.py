"""What a plan makes of the programme it was drawn from: clauses answered, left out, changed."""

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum

from kheo.core.text import one_line
from kheo.programmes.rules.outline import Clause, ClauseKind


class Source(StrEnum):
    """How the clause behind an item of a plan reads in the text that binds now."""

    NONE = "none"  # the item stands on no clause
    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


def content_leaves(clauses: Sequence[Clause]) -> list[Clause]:
    """Return the clauses of joint content with nothing below them, in order: what a plan is of."""
    return [clause for clause in leaves(clauses) if clause.kind is ClauseKind.CONTENT]


def leaves(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield the clauses with nothing below them."""
    for place, clause in enumerate(clauses):
        following = clauses[place + 1].depth if place + 1 < len(clauses) else 0
        if following <= clause.depth:
            yield clause


def unanswered(clauses: Sequence[Clause], keys: Collection[str]) -> list[Clause]:
    """Return the content clauses that none of the keys answers.

    What answers a clause answers all that stands below it.
    """
    answered = {*keys}
    way: list[str] = []
    open_still = []
    wanted = {clause.key for clause in content_leaves(clauses)}
    for clause in clauses:
        way = [*way[: max(0, clause.depth - 1)], clause.key]
        if clause.key in wanted and answered.isdisjoint(way):
            open_still.append(clause)
    return open_still


def source_of(key: str, text: str, now: dict[str, str]) -> Source:
    """Return how a clause that an item was drawn from reads now; `now` are texts by key."""
    if not key:
        return Source.NONE
    if key not in now:
        return Source.GONE
    same = not text or one_line(text) == one_line(now[key])
    return Source.SAME if same else Source.CHANGED
