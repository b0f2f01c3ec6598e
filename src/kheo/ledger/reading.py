"""What pages ask of the ledger."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from kheo.ledger.models import Entry, Link
from kheo.ledger.rules import Ref


@dataclass(frozen=True, slots=True)
class Tie:
    """A link with both ends under the names that they were last called by."""

    kind: str
    one: Ref
    other: Ref


def thread_of(ref: Ref) -> list[Tie]:
    """Return what a record is tied to, the oldest first; two queries however many there are."""
    links = list(Link.objects.in_force().of(ref).order_by("pk"))
    names = names_of({end for link in links for end in ends(link)})
    return [
        Tie(link.get_kind_display(), *(named(end, names) for end in ends(link))) for link in links
    ]


def ends(link: Link) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return kind and key of both ends."""
    return (link.from_kind, link.from_key), (link.to_kind, link.to_key)


def named(end: tuple[str, str], names: dict[tuple[str, str], str]) -> Ref:
    """Return a record under its last name, or by kind and key where nothing was written of it."""
    return Ref(*end, names.get(end, f"{end[0]} {end[1]}"))


def names_of(wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return the names under which records stand in their newest entries; one query."""
    if not wanted:
        return {}
    any_of = Q(pk__in=[])
    for kind, key in wanted:
        any_of |= Q(target_kind=kind, target_key=key)
    rows = Entry.objects.filter(any_of).order_by("pk")
    found = rows.values_list("target_kind", "target_key", "target_name")
    return {(kind, key): name for kind, key, name in found}
