"""Lines of succession: what a place came from, what it became, and who answers for it today."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kheo.organisations.models import Place, PlaceName, PlaceParent, PlaceSuccession
from kheo.organisations.rules.places import PlaceNameKind, PlaceSuccessionKind

LONGEST_LINE: Final = 12
"""More changes than a place ever saw; a ring in bad data ends there."""


@dataclass(frozen=True, slots=True)
class Share:
    """A place that took over, wholly or in part; ``is_default`` is no law (see PlaceSuccession).

    ``by_parts``: a district had no heir of its own; its communes had.
    """

    place: Place
    is_whole: bool
    is_default: bool = True
    by_parts: bool = False
    where: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One day on which a line changed, with the places before or after it."""

    day: date
    shares: list[Share]
    documents: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """The history of a place: what came before, nearest last; its own names and parents; after."""

    before: list[Step]
    names: list[PlaceName]
    parents: list[PlaceParent]
    after: list[Step]


def today_of(place: Place, *, on: date) -> list[Share]:
    """Return who answers for a place on a day: itself while it lives, then its heirs' heirs.

    A district that ended without an heir is answered for by the heirs of its communes. Costs at
    most two queries a generation.
    """
    alive: dict[int, Share] = {}
    seen: set[int] = set()
    frontier = {place.pk: Share(place, is_whole=True)}
    for _ in range(LONGEST_LINE):
        lasting = {pk: one for pk, one in frontier.items() if lives(one.place, on)}
        merge(alive, lasting)
        ended = {pk: one for pk, one in frontier.items() if pk not in lasting and pk not in seen}
        if not ended:
            break
        seen |= ended.keys()
        frontier = heirs_of(ended)
    return sorted(alive.values(), key=lambda one: (not one.is_default, one.place.key))


def lives(place: Place, on: date) -> bool:
    """Return whether a place had not ended by a day."""
    return place.until is None or on <= place.until


def heirs_of(ended: dict[int, Share]) -> dict[int, Share]:
    """Return what took over from places, by their own heirs or by those of their parts."""
    rows = PlaceSuccession.objects.filter(old__in=ended).select_related("new")
    found: dict[int, Share] = {}
    told: set[int] = set()
    for row in rows:
        former = ended[row.old_id]
        told.add(row.old_id)
        whole = former.is_whole and row.kind == PlaceSuccessionKind.WHOLE
        share = Share(
            row.new, whole, former.is_default and row.is_default, by_parts=former.by_parts
        )
        merge(found, {row.new_id: share})
    bare = [one.place for pk, one in ended.items() if pk not in told]
    if bare:
        merge(found, parts_of(bare))
    return found


def heirs_each(places: Collection[Place]) -> dict[int, list[Share]]:
    """Return the next heirs of each place, with one query."""
    rows = PlaceSuccession.objects.filter(old__in=places).select_related("new")
    found: dict[int, list[Share]] = defaultdict(list)
    for row in rows:
        share = Share(row.new, row.kind == PlaceSuccessionKind.WHOLE, row.is_default)
        found[row.old_id].append(share)
    return {pk: sorted(shares, key=by_name) for pk, shares in found.items()}


def parts_of(places: Collection[Place]) -> dict[int, Share]:
    """Return what belonged to places on their last days."""
    last = {place.pk: place.until for place in places}
    links = PlaceParent.objects.filter(parent__in=places).select_related("place")
    return {
        link.place_id: Share(link.place, is_whole=False, by_parts=True)
        for link in links
        if link.until is None or link.until == last[link.parent_id]
    }


def merge(into: dict[int, Share], more: dict[int, Share]) -> None:
    """Add shares; of two of one place the fuller one stays."""
    for pk, share in more.items():
        known = into.get(pk)
        if known is None or (share.is_whole, share.is_default) > (known.is_whole, known.is_default):
            into[pk] = share


def line_of(place: Place) -> Line:
    """Return the whole history of a place, back and forward through any number of changes."""
    former = place.names.filter(kind=str(PlaceNameKind.FORMER)).order_by("until")
    parents = place.parents.select_related("parent").order_by("until")
    return Line(
        before=list(reversed(walk(place, back=True))),
        names=list(former),
        parents=sorted(parents, key=lambda one: one.until or date.max),
        after=walk(place, back=False),
    )


def walk(place: Place, *, back: bool) -> list[Step]:
    """Return the changes on one side of a place, the nearest first, with one query a generation."""
    frontier, seen, steps = {place.pk}, {place.pk}, []
    for _ in range(LONGEST_LINE):
        by_day = generation(frontier, back=back)
        if not by_day:
            break
        steps += by_day
        frontier = {share.place.pk for step in by_day for share in step.shares} - seen
        seen |= frontier
    return steps


def generation(pks: Iterable[int], *, back: bool) -> list[Step]:
    """Return the changes that lead one generation on."""
    side = {"new__in": pks} if back else {"old__in": pks}
    rows = PlaceSuccession.objects.filter(**side).select_related("old", "new").order_by("day")
    days: dict[date, dict[int, Share]] = defaultdict(dict)
    documents: dict[date, set[str]] = defaultdict(set)
    for row in rows:
        other = row.old if back else row.new
        share = Share(other, row.kind == PlaceSuccessionKind.WHOLE, row.is_default)
        merge(days[row.day], {other.pk: share})
        documents[row.day] |= {row.document} - {""}
    steps = [
        Step(day, sorted(found.values(), key=by_name), sorted(documents[day]))
        for day, found in days.items()
    ]
    return list(reversed(steps)) if back else steps


def by_name(share: Share) -> tuple[bool, bool, str]:
    """Return what shares are ordered by: named first, whole, name."""
    return not share.is_default, not share.is_whole, share.place.key
