"""What one version changes against another, clause by clause, so that people can read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from kheo.programmes.rules.outline import Clause


class Change(StrEnum):
    """What became of a clause."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


class Mark(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand side by side and share their fate."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A clause in two versions; words are told for those whose text changed."""

    change: Change
    key: str
    old: Clause | None
    new: Clause | None
    words: tuple[Words, ...] = ()


def changes(old: Sequence[Clause], new: Sequence[Clause]) -> list[Changed]:
    """Return what a version changes: the clauses of the new one in order, removed ones at the end.

    A clause is the same when its key is; it has moved when its order among those kept, its depth or
    its kind is another.
    """
    before = {clause.key: clause for clause in old}
    after = {clause.key for clause in new}
    still = [clause.key for clause in old if clause.key in after]
    stay = unmoved(still, [clause.key for clause in new if clause.key in before])
    found = [compared(before.get(clause.key), clause, clause.key in stay) for clause in new]
    gone = [Changed(Change.REMOVED, one.key, one, None) for one in old if one.key not in after]
    return found + gone


def unmoved(old: list[str], new: list[str]) -> set[str]:
    """Return the clauses that still stand in their order; the others have moved."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return {
        key
        for block in matcher.get_matching_blocks()
        for key in old[block.a : block.a + block.size]
    }


def compared(old: Clause | None, new: Clause, in_place: bool) -> Changed:  # noqa: FBT001 - a fact
    """Return what became of one clause."""
    if old is None:
        return Changed(Change.ADDED, new.key, None, new)
    if old.text != new.text:
        return Changed(Change.CHANGED, new.key, old, new, worded(old.text, new.text))
    moved = not in_place or (old.depth, old.kind) != (new.depth, new.kind)
    return Changed(Change.MOVED if moved else Change.SAME, new.key, old, new)


def worded(old: str, new: str) -> tuple[Words, ...]:
    """Return which words went and came, in the order in which one reads them."""
    before, after = old.split(), new.split()
    said: list[Words] = []
    for fate, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if fate == "equal":
            said.append(Words(Mark.KEPT, " ".join(before[i:j])))
            continue
        if j > i:
            said.append(Words(Mark.OUT, " ".join(before[i:j])))
        if m > k:
            said.append(Words(Mark.IN, " ".join(after[k:m])))
    return tuple(said)
