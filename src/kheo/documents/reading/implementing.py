"""Who implements a document: from it down to what implements that, province by province.

A province of which nothing is known is told too, so that the sum is that of all provinces.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from kheo.documents.models import Document, Issuing, Reference
from kheo.documents.reading.locating import Locator
from kheo.documents.reading.relations import CARRYING_OUT
from kheo.documents.rules.relations import Standing
from kheo.documents.rules.resolving import is_local
from kheo.documents.rules.states import State
from kheo.organisations.models import Organisation, Place
from kheo.organisations.rules.organisations import Level
from kheo.organisations.rules.places import PlaceKind

DEEPEST: Final = 3
MOST: Final = 5000
SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Branch:
    """A document that implements, how many steps below the first, and what it implements."""

    document: Document
    depth: int
    via: Document
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Pile:
    """Documents that belong together; a page shows the first, thousands help nobody."""

    branches: list[Branch] = field(default_factory=list)
    place: Place | None = None

    def __len__(self) -> int:
        return len(self.branches)

    @property
    def shown(self) -> list[Branch]:
        """The first of them."""
        return self.branches[:SHOWN]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return len(self.branches) - len(self.shown)


@dataclass(frozen=True, slots=True)
class Implementation:
    """All that is known: by province, of the centre, of nobody knows where.

    What communes issue counts for their province. `known` and `unknown` together are the
    provinces of the day.
    """

    known: list[Pile]
    unknown: list[Place]
    central: Pile
    nowhere: Pile
    is_cut: bool = False

    @property
    def provinces(self) -> int:
        """How many provinces there are."""
        return len(self.known) + len(self.unknown)

    @property
    def number(self) -> int:
        """How many documents there are."""
        in_provinces = sum(map(len, self.known))
        return in_provinces + len(self.central) + len(self.nowhere)


def implementation_of(document: Document, *, on: date) -> Implementation:
    """Return what implements a document, directly or through others, on a day.

    As many queries for one document as for thousands.
    """
    branches = tree(document)
    provinces = list(
        Place.objects.alive_on(on).filter(kind=str(PlaceKind.PROVINCE)).order_by("key", "pk")
    )
    issuing = issuing_bodies([branch.document for branch in branches])
    locator = Locator(provinces, places_in(branches, issuing), on=on)
    return sorted_out(branches, provinces, issuing, locator)


def tree(document: Document) -> list[Branch]:
    """Return what implements a document, level by level, each document once; one query a level."""
    seen = {document.pk}
    above = {document.pk: document}
    found: list[Branch] = []
    for depth in range(1, DEEPEST + 1):
        level = below(above, depth, seen, MOST - len(found))
        found += level
        above = {branch.document.pk: branch.document for branch in level}
        seen |= above.keys()
        if not level:
            break
    return found


def below(above: dict[int, Document], depth: int, seen: Collection[int], most: int) -> list[Branch]:
    """Return what implements the documents of one level."""
    rows = Reference.objects.filter(
        target__in=above, relation__in=sorted(CARRYING_OUT), document__state=State.PUBLISHED
    ).exclude(standing=Standing.DECLINED)
    rows = rows.exclude(document__in=seen).select_related("document__place")
    found: dict[int, Branch] = {}
    for row in rows.order_by("-document__year", "-document__signed_on", "pk")[: most + 1]:
        holder, confirmed = row.document, row.standing == Standing.CONFIRMED
        if holder is None or row.target_id is None:
            continue
        first = found.setdefault(
            holder.pk, Branch(holder, depth, above[row.target_id], is_confirmed=confirmed)
        )
        if confirmed and not first.is_confirmed:
            found[holder.pk] = replace(first, is_confirmed=True)
    return list(found.values())


def issuing_bodies(documents: Collection[Document]) -> dict[int, Organisation]:
    """Return the first known body that issued each document, by key; one query."""
    rows = Issuing.objects.filter(document__in=documents, organisation__isnull=False)
    bodies: dict[int, Organisation] = {}
    for row in rows.select_related("organisation__place").order_by("document", "order"):
        if row.organisation:
            bodies.setdefault(row.document_id, row.organisation)
    return bodies


def places_in(branches: Iterable[Branch], issuing: dict[int, Organisation]) -> list[Place]:
    """Return every place that documents or their issuers name."""
    own = [branch.document.place for branch in branches]
    of_bodies = [body.place for body in issuing.values()]
    return [place for place in [*own, *of_bodies] if place]


def sorted_out(
    branches: Iterable[Branch],
    provinces: list[Place],
    issuing: dict[int, Organisation],
    locator: Locator,
) -> Implementation:
    """Return documents under their provinces."""
    by_province: dict[int, list[Branch]] = {place.pk: [] for place in provinces}
    central: list[Branch] = []
    nowhere: list[Branch] = []
    for branch in branches:
        body = issuing.get(branch.document.pk)
        province = locator.province_of(branch.document, body)
        if province is not None:
            by_province[province].append(branch)
        else:
            (central if is_central(branch.document, body) else nowhere).append(branch)
    return Implementation(
        known=[Pile(by_province[one.pk], one) for one in provinces if by_province[one.pk]],
        unknown=[one for one in provinces if not by_province[one.pk]],
        central=Pile(central),
        nowhere=Pile(nowhere),
        is_cut=sum(map(len, by_province.values())) + len(central) + len(nowhere) >= MOST,
    )


def is_central(document: Document, body: Organisation | None) -> bool:
    """Return whether a document is of a body of the centre, by its organisation or its number."""
    if body is not None:
        return body.level == Level.CENTRAL
    return bool(document.number) and not is_local(document.number)
