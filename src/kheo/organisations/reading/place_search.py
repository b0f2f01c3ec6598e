"""Finding places by any spelling: without marks, abbreviated, by a former name or a code."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from django.db.models import Case, F, IntegerField, Q, Value, When

from kheo.organisations.models import Place, PlaceName
from kheo.organisations.models.places import PlaceQuerySet
from kheo.organisations.reading.places import paths, within
from kheo.organisations.rules.place_names import Asked, is_code, spelling_key, understood
from kheo.organisations.rules.places import PlaceKind

MOST: Final = 20
LONGEST_QUERY: Final = 200
ORDER_OF_KINDS: Final = tuple(PlaceKind)


@dataclass(frozen=True, slots=True)
class Found:
    """A place that answers a question, by which other name it does, and what it lies in."""

    place: Place
    via: str
    within: list[Place]


def find(
    query: str, *, today: date, on: date | None = None, kinds: Collection[PlaceKind] = (),
    most: int = MOST,
) -> list[Found]:  # fmt: skip
    """Return places whose name is asked for, the nearest first, in three queries.

    With `on` only places that exist on that day. The whole name goes before its beginning, that
    before a word of it, that before any part; those that live before those that ended.
    """
    asked = understood(query[:LONGEST_QUERY])
    if not asked.key:
        return []
    scope = Place.objects.alive_on(on) if on else Place.objects.all()
    if kinds:
        scope = scope.filter(kind__in=[str(kind) for kind in kinds])
    ranked = best(within(scope, asked.within), asked, query.strip(), most)
    places = Place.objects.in_bulk(ranked)
    ways = paths(list(places.values()), on=on or today)
    return [Found(places[pk], via, ways[pk]) for pk, via in ranked.items()]


def best(scope: PlaceQuerySet, asked: Asked, typed: str, most: int) -> dict[int, str]:
    """Return the places that fit best, each with the other name that it fits by."""
    columns = ("rank", "gone", "level", "sorted", "target", "called", "other")
    own = scope.filter(matching(asked, typed) | Q(code=typed)).annotate(
        target=F("pk"), called=F("name"), other=Value(0), **order(asked, typed, "")
    )
    others = PlaceName.objects.filter(
        matching(asked, typed) | Q(name=typed), place__in=scope.values("pk")
    ).annotate(
        target=F("place_id"), called=F("name"), other=Value(1), **order(asked, typed, "place__")
    )
    both: Any = own.order_by().values_list(*columns, named=True)
    rows = both.union(others.order_by().values_list(*columns, named=True)).order_by(*columns)
    found: dict[int, str] = {}
    for row in sorted(rows[: most * 3], key=partial(nearness, typed.partition(",")[0])):
        found.setdefault(row.target, row.called if row.other else "")
    return dict(list(found.items())[:most])


def nearness(typed: str, row: Any) -> tuple[int, int, bool]:
    """Return what rows are sorted by again: among equals, those with the marks that were typed."""
    return row.rank, row.gone, spelling_key(typed) not in spelling_key(row.called)


def matching(asked: Asked, code: str) -> Q:
    """Return the condition that a name holds what is asked for, under one reading or the other."""
    if is_code(code):
        return Q(pk=None)
    return Q(key__contains=asked.key) | Q(key__contains=asked.whole)


def order(asked: Asked, code: str, prefix: str) -> dict[str, Any]:
    """Return what rows are ordered by: nearness, life, level, name. `prefix` leads to the place."""
    number = "code" if not prefix else "name"
    word = Q(word=asked.word) if asked.word else Q(key=F("key"))
    alike = Q(key=asked.key)
    begins = Q(key__startswith=asked.key) | Q(key__startswith=asked.whole)
    a_word = Q(key__contains=f" {asked.key}")
    ranks = [
        Q(**{number: code}), alike & word, Q(key=asked.whole), alike,
        begins & word, begins, a_word & word, a_word,
    ]  # fmt: skip
    levels = [When(**{f"{prefix}kind": str(kind)}, then=n) for n, kind in enumerate(ORDER_OF_KINDS)]
    return {
        "rank": cases([When(one, then=n) for n, one in enumerate(ranks)], len(ranks)),
        "gone": cases([When(**{f"{prefix}until": None}, then=0)], 1),
        "level": cases(levels, len(levels)),
        "sorted": F(f"{prefix}key"),
    }


def cases(whens: list[When], default: int) -> Case:
    """Return the number of the first case that holds."""
    return Case(*whens, default=Value(default), output_field=IntegerField())
