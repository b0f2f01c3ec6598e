"""Which organisation a name in a document means, on the day of the document."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db.models import Q

from kheo.documents.actions.entering import IssuedBy
from kheo.organisations.models import Organisation, OrganisationName
from kheo.organisations.rules.place_names import plain

MOST: Final = 50
"""So many names of one document are looked up."""


def recognised(names: Sequence[str], *, on: date | None) -> list[IssuedBy]:
    """Return names with the organisations that they mean, one query for all.

    A name or an abbreviation must be the whole of it; of several bodies of one name only that
    which bore it on the day is meant, and where that leaves several, none.
    """
    asked = {plain(name) for name in names[:MOST]} - {""}
    known: dict[str, list[OrganisationName]] = {name: [] for name in asked}
    if asked:
        for row in rows_of(asked, names):
            for key in {plain(row.name), plain(row.abbreviation)} & asked:
                known[key].append(row)
    return [IssuedBy(name, meant(known.get(plain(name), []), on)) for name in names]


def rows_of(asked: set[str], names: Sequence[str]) -> list[OrganisationName]:
    """Return the names that may be meant."""
    wanted = Q(abbreviation__in=[name.strip() for name in names])
    for name in asked:
        wanted |= Q(folded__startswith=f" {name}")
    rows = OrganisationName.objects.filter(wanted).select_related("organisation")
    return list(rows.order_by("pk"))


def meant(rows: list[OrganisationName], on: date | None) -> Organisation | None:
    """Return the one organisation that rows speak of on a day, or on any."""
    then = [row for row in rows if on is None or holds(row, on)]
    bodies = {row.organisation_id: row.organisation for row in then or rows}
    return next(iter(bodies.values())) if len(bodies) == 1 else None


def holds(row: OrganisationName, on: date) -> bool:
    """Return whether a name was borne on a day; an end that is not known is none."""
    return (row.since is None or row.since <= on) and (row.until is None or row.until >= on)
