"""Which documents the texts of a programme name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from kheo.documents.actions.referring import row_of
from kheo.documents.mentions import Mention, mentions_in
from kheo.documents.resolving import Library, wanted_of
from kheo.documents.rules.relations import Part, Relation
from kheo.ledger.rules import Ref
from kheo.programmes.models import Basis, Programme, Version
from kheo.programmes.models.programmes import KIND

BASIS: Final = "basis-"
CLAUSE: Final = "clause-"


def documents_meant(texts: Sequence[str], programme: Programme) -> list[int | None]:
    """Return for each text the key of the document that it names first, or nothing."""
    holder, homes = Ref(KIND, str(programme.pk), ""), homes_of(programme)
    firsts = [next(iter(mentions_in(text)), None) for text in texts]
    rows = [row_of(holder, None, first, "") if first else None for first in firsts]
    library = Library(row.number for row in rows if row)
    return [library.meant(wanted_of(row, homes)).pk if row else None for row in rows]


def homes_of(programme: Programme) -> list[str]:
    """Return what tells which province's documents are meant."""
    return [programme.place.name] if programme.place else []


def mentions_of(version: Version) -> list[Mention]:
    """Return what a version names: its bases, and what its clauses cite."""
    return [*in_bases(version.bases.all()), *in_clauses(version)]


def in_bases(bases: Iterable[Basis]) -> Iterator[Mention]:
    """Yield what bases name, as what the programme stands on."""
    for basis in bases:
        for mention in mentions_in(basis.text, spot=f"{BASIS}{basis.order}"):
            yield replace(mention, relation=Relation.BASED_ON, part=Part.WHOLE)


def in_clauses(version: Version) -> Iterator[Mention]:
    """Yield what clauses cite."""
    for clause in version.clauses.all():
        yield from mentions_in(clause.text, spot=f"{CLAUSE}{clause.key}")
