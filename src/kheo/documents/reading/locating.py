"""In which province of today a document is at home."""

from collections.abc import Collection
from datetime import date
from typing import Final

from kheo.documents.models import Document
from kheo.documents.rules.homes import province_in
from kheo.organisations.models import Organisation, Place, PlaceName
from kheo.organisations.reading.place_lines import heirs_each
from kheo.organisations.reading.places import paths
from kheo.organisations.rules.places import PlaceKind

GENERATIONS: Final = 4
"""How many mergers of provinces lead to today: 1975, 1991, 2008, 2025."""


class Locator:
    """Finds the province of many documents at once; at most eight queries."""

    def __init__(self, provinces: Collection[Place], places: Collection[Place], *, on: date):
        self.today = {place.pk for place in provinces}
        ways = paths(places, on=on) if places else {}
        self.above = {
            place.pk: next(
                (one for one in [place, *ways[place.pk]] if one.kind == PlaceKind.PROVINCE), None
            )
            for place in places
        }
        former = list(Place.objects.filter(kind=str(PlaceKind.PROVINCE)).exclude(pk__in=self.today))
        self.heirs = followed(former, self.today)
        self.by_name = self.named(provinces, former)

    def named(self, provinces: Collection[Place], former: Collection[Place]) -> dict[str, int]:
        """Return provinces of today by the folded names of their own and of their forebears."""
        found: dict[str, int] = {}
        names = PlaceName.objects.filter(place__in=[*provinces, *former])
        spelled = list(names.values_list("place", "key"))
        pairs = [*((one.pk, one.key) for one in [*provinces, *former]), *spelled]
        for pk, key in pairs:
            heir = self.heir(pk)
            if heir is not None:
                found.setdefault(key, heir)
        return found

    def heir(self, province: int) -> int | None:
        """Return the province of today that answers for one."""
        return province if province in self.today else self.heirs.get(province)

    def province_of(self, document: Document, body: Organisation | None) -> int | None:
        """Return the key of the province: by the document's place, its issuer's, or its name."""
        for place in (document.place, body.place if body else None):
            province = self.above.get(place.pk) if place else None
            if province and (heir := self.heir(province.pk)) is not None:
                return heir
        return self.by_name.get(province_in(document.issuer_name))


def followed(former: Collection[Place], today: Collection[int]) -> dict[int, int]:
    """Return the first-named heir of each former province; one query a generation."""
    found: dict[int, int] = {}
    frontier = {place.pk: place for place in former}
    origins = {place.pk: [place.pk] for place in former}
    for _generation in range(GENERATIONS):
        shares = heirs_each(list(frontier.values())) if frontier else {}
        frontier, led = {}, origins
        origins = {}
        for pk, heirs in shares.items():
            heir = next((one.place for one in heirs if one.place.kind == PlaceKind.PROVINCE), None)
            if heir is None:
                continue
            if heir.pk in today:
                found |= dict.fromkeys(led[pk], heir.pk)
            else:
                frontier[heir.pk] = heir
                origins.setdefault(heir.pk, []).extend(led[pk])
    return found
