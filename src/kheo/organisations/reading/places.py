"""Who a place was on a day, what it belonged to, and the tree of a day."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.db.models import Q

from kheo.organisations.models import Place, PlaceName, PlaceParent
from kheo.organisations.models.places import PlaceQuerySet
from kheo.organisations.models.spans import on_day
from kheo.organisations.rules.place_names import (
    Asked,
    is_code,
    same_spelling,
    understood,
    word_of,
)
from kheo.organisations.rules.places import PlaceKind, PlaceNameKind

LEVELS: Final = tuple(str(kind) for kind in PlaceKind)


@dataclass(frozen=True, slots=True)
class Branch:
    """A place with what belonged to it on a day."""

    place: Place
    children: list["Branch"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Known:
    """A place as it was called on a day."""

    place: Place
    name: str


def who_is(asked: str, *, on: date) -> list[Known]:
    """Return the places that a code or a full name meant on a day; more than one may bear a name.

    “Xã Hòa Bình, Kon Tum” asks within a province. Names written just so go before names that
    only sound like it: those come when there is none. Costs two queries.
    """
    words = understood(asked)
    places = Place.objects.alive_on(on).filter(coded(asked) | named(asked, words, on)).distinct()
    known = called_on(within(places, words.within).order_by("name", "pk"), on)
    fit = [one for one in known if not words.word or word_of(one.name) == words.word]
    return [one for one in fit if same_spelling(one.name, asked.partition(",")[0])] or fit


def coded(asked: str) -> Q:
    """Return the condition that a place has a code, now or before."""
    code = asked.strip()
    other = Q(names__kind=str(PlaceNameKind.CODE), names__name=code)
    return (Q(code=code) | other) if code else Q(pk=None)


def named(asked: str, words: Asked, on: date) -> Q:
    """Return the condition that a place has a name, or had it on a day."""
    if is_code(asked) or not words.key:
        return Q(pk=None)
    keys = (words.key, words.whole)
    former = Q(names__kind=str(PlaceNameKind.FORMER), names__key__in=keys)
    return Q(key__in=keys) | (on_day(on, "names__") & former)


def called_on(places: Iterable[Place], on: date) -> list[Known]:
    """Return places with the names that they had on a day, with one query for the names."""
    listed = list(places)
    former = PlaceName.objects.filter(
        on_day(on), place__in=listed, kind=str(PlaceNameKind.FORMER)
    ).order_by("-until")
    # The one that ended first after the day is the one that was borne on it.
    names = {name.place_id: name.name for name in former}
    return [Known(place, names.get(place.pk, place.name)) for place in listed]


def within(places: PlaceQuerySet, parts: Collection[str]) -> PlaceQuerySet:
    """Return the places that lay, at any time, in places of those names, or in their heirs."""
    for part in parts:
        named = Place.objects.filter(Q(key=part) | Q(names__key=part))
        meant = Place.objects.filter(Q(pk__in=named.values("pk")) | Q(forebears__old__in=named))
        near = PlaceParent.objects.filter(parent__in=meant.values("pk")).values("place")
        far = PlaceParent.objects.filter(parent__in=near).values("place")
        places = places.filter(Q(pk__in=near) | Q(pk__in=far))
    return places


def children_of(place: Place, *, on: date) -> PlaceQuerySet:
    """Return what belonged to a place on a day, in the order of names."""
    return Place.objects.directly_under(place, on=on).order_by("kind", "key", "pk")


def tree_on(day: date, kinds: Collection[PlaceKind] = ()) -> list[Branch]:
    """Return the provinces of a day with all that lay below them, with two queries."""
    alive = Place.objects.alive_on(day)
    places = alive.filter(kind__in=[str(kind) for kind in kinds]) if kinds else alive
    branches = {place.pk: Branch(place) for place in places.order_by("key", "pk")}
    above = dict(PlaceParent.objects.filter(on_day(day)).values_list("place_id", "parent_id"))
    tops: list[Branch] = []
    for pk, branch in branches.items():
        parent = branches.get(above.get(pk, 0))
        (parent.children if parent else tops).append(branch)
    return tops


def paths(places: Collection[Place], *, on: date) -> dict[int, list[Place]]:
    """Return what each place lies in, from near to far, with one query.

    A place that ended before the day is shown where it lay last.
    """
    pks = [place.pk for place in places]
    near = PlaceParent.objects.filter(place__in=pks).values("parent")
    far = PlaceParent.objects.filter(place__in=near).values("parent")
    links = PlaceParent.objects.filter(
        Q(place__in=pks) | Q(place__in=near) | Q(place__in=far)
    ).select_related("parent")
    above: dict[int, list[PlaceParent]] = defaultdict(list)
    for link in links:
        above[link.place_id].append(link)
    return {place.pk: way_up(place, above, on) for place in places}


def way_up(place: Place, above: dict[int, list[PlaceParent]], on: date) -> list[Place]:
    """Return what a place lies in, from near to far."""
    day = min(on, place.until) if place.until else on
    if place.since:
        day = max(day, place.since)
    way: list[Place] = []
    while link := next((one for one in above[place.pk] if holds(one, day)), None):
        place = link.parent
        way.append(place)
    return way


def holds(link: PlaceParent, day: date) -> bool:
    """Return whether a link holds on a day."""
    return (link.since is None or link.since <= day) and (link.until is None or day <= link.until)


def meant(asked: str, *, on: date) -> list[Place]:
    """Return the one place that a bare name means on a day, or none when nobody can tell.

    “Kon Tum” over an article is the province, not its city or ward of that name.
    """
    known = [one.place for one in who_is(asked, on=on)] if asked.strip() else []
    highest = min((LEVELS.index(one.kind) for one in known), default=0)
    best = [one for one in known if LEVELS.index(one.kind) == highest]
    return best if len(best) == 1 else []
