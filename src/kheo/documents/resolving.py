"""Looking citations up in the library: few queries, however many citations."""

from collections.abc import Collection, Iterable
from typing import Final

from kheo.documents.models import Document, Issuing, Reference
from kheo.documents.rules.numbers import key_of
from kheo.documents.rules.resolving import (
    Known,
    Outcome,
    Resolution,
    Wanted,
    own_place,
    resolve,
)

AT_ONCE: Final = 500
UNKNOWN: Final = Resolution(Outcome.WAITING)


class Library:
    """The published documents that have any of some numbers: two queries for each 500 numbers."""

    def __init__(self, numbers: Iterable[str]) -> None:
        keys = sorted({key_of(number) for number in numbers} - {""})
        self.by_key: dict[str, list[Known]] = {}
        for first in range(0, len(keys), AT_ONCE):
            self.load(keys[first : first + AT_ONCE])

    def load(self, keys: list[str]) -> None:
        """Bring the documents of some keys."""
        rows = list(
            Document.objects.published().filter(number_key__in=keys).select_related("place")
        )
        homes = homes_of([row.pk for row in rows])
        for row in rows:
            self.by_key.setdefault(row.number_key, []).append(known_of(row, homes))

    def meant(self, wanted: Wanted, *, but: Document | None = None) -> Resolution:
        """Return which document is meant; never the one that cites."""
        near = self.by_key.get(key_of(wanted.number), [])
        return resolve(wanted, [one for one in near if but is None or one.pk != but.pk])


def homes_of(keys: Collection[int]) -> dict[int, set[str]]:
    """Return the folded names of the places of documents' issuers."""
    rows = Issuing.objects.filter(document__in=keys, organisation__place__isnull=False)
    homes: dict[int, set[str]] = {}
    for document, name in rows.values_list("document", "organisation__place__name"):
        homes.setdefault(document, set()).add(own_place(name))
    return homes


def known_of(row: Document, homes: dict[int, set[str]]) -> Known:
    """Return a document as the rule reads it."""
    places = homes.get(row.pk, set()) | {own_place(row.issuer_name)}
    if row.place:
        places = places | {own_place(row.place.name)}
    return Known(
        pk=row.pk,
        number=row.number,
        type=row.type,
        year=row.year,
        date=row.signed_on.isoformat() if row.signed_on else "",
        issuer=row.issuer_name,
        places=frozenset(places - {""}),
    )


def places_of(document: Document) -> frozenset[str]:
    """Return the folded names of where a document is at home."""
    homes = homes_of([document.pk])
    return known_of(document, homes).places


def wanted_of(row: Reference, places: Collection[str]) -> Wanted:
    """Return what a reference asks for."""
    return Wanted(
        row.number, row.type, row.date, row.issuer, frozenset(map(own_place, places)) - {""}
    )
