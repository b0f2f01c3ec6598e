"""The text of a version for people: numbered clauses, and what one version changes in another."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kheo.programmes.models import Version
from kheo.programmes.models.words import CLAUSE_KINDS
from kheo.programmes.rules.changes import Change, Changed, Mark, Words, changes, worded
from kheo.programmes.rules.guessing import bases_printed
from kheo.programmes.rules.instruments import Opening
from kheo.programmes.rules.outline import Clause, numbered, paths

CHANGES: Final = {
    Change.CHANGED: _("Sửa"),
    Change.ADDED: _("Thêm"),
    Change.REMOVED: _("Bỏ"),
    Change.MOVED: _("Chuyển chỗ"),
}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A clause as it is read: its number, its name from outside, its text."""

    mark: str
    path: str
    clause: Clause
    kind: str | Promise


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a clause or of the bases, in words; `old` and `new` are their numbers."""

    label: str | Promise
    change: Change
    old: str
    new: str
    words: tuple[Words, ...]
    key: str = ""


def numbered_text(clauses: Sequence[Clause]) -> list[Numbered]:
    """Return clauses with their numbers."""
    named = paths(clauses)
    return [
        Numbered(mark, named[clause.key], clause, CLAUSE_KINDS[clause.kind])
        for mark, clause in numbered(clauses)
    ]


def told(old: Version, new: Version) -> list[Told]:
    """Return what a version changes in another, clause by clause; what stayed is left out."""
    before, after = old.outline, new.outline
    was, now = paths(before), paths(after)
    return [
        Told(label_of(one), one.change, was.get(one.key, ""), now.get(one.key, ""),
             words_of(one), one.key)
        for one in changes(before, after)
        if one.change is not Change.SAME
    ]  # fmt: skip


def label_of(one: Changed) -> str | Promise:
    """Return what became of a clause; one that only became of another kind has not moved."""
    if one.change is not Change.MOVED or not one.old or not one.new:
        return CHANGES[one.change]
    other_kind = one.old.depth == one.new.depth and one.old.kind != one.new.kind
    return _("Đổi loại") if other_kind else CHANGES[one.change]


def told_bases(old: Version, new: Version) -> tuple[Words, ...]:
    """Return which words of the legal bases went and came; nothing where they are the same."""
    before, after = (quoted(version) for version in (old, new))
    return () if before == after else worded(before, after)


def quoted(version: Version) -> str:
    """Return the legal bases of a version, one a line."""
    return bases_printed((Opening(one.opening), one.text) for one in version.bases.all())


def words_of(one: Changed) -> tuple[Words, ...]:
    """Return the words of a change: all in, all out, or side by side."""
    if one.words:
        return one.words
    clause = one.new or one.old
    mark = {Change.ADDED: Mark.IN, Change.REMOVED: Mark.OUT}.get(one.change, Mark.KEPT)
    return (Words(mark, clause.text),) if clause else ()


def summary(rows: Iterable[Told]) -> str:
    """Return how many clauses were changed, added, removed and moved: “2 mục sửa, 1 mục thêm”."""
    counts = Counter(row.change for row in rows)
    said = [
        (counts[Change.CHANGED], ngettext("%d mục sửa", "%d mục sửa", counts[Change.CHANGED])),
        (counts[Change.ADDED], ngettext("%d mục thêm", "%d mục thêm", counts[Change.ADDED])),
        (counts[Change.REMOVED], ngettext("%d mục bỏ", "%d mục bỏ", counts[Change.REMOVED])),
        (counts[Change.MOVED],
         ngettext("%d mục chuyển chỗ", "%d mục chuyển chỗ", counts[Change.MOVED])),
    ]  # fmt: skip
    return ", ".join(words % count for count, words in said if count)
