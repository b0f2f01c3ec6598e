"""What narrows a search: kind, period, place, issuer."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final

from django.db.models import Count, QuerySet

from kheo.core.search.models import SearchEntry, SearchFacet

FACETS: Final = ("place", "issuer")
MOST_CHOICES: Final = 12


@dataclass(frozen=True, slots=True)
class Filters:
    """Only things of this kind, from this day to that, about this place, by this issuer."""

    kind: str = ""
    since: date | None = None
    until: date | None = None
    place: str = ""
    issuer: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    def rows(self) -> "QuerySet[SearchEntry]":
        """Return the entries that are let through."""
        rows = SearchEntry.objects.all()
        if self.kind:
            rows = rows.filter(kind=self.kind)
        if self.since:
            rows = rows.filter(day__gte=self.since)
        if self.until:
            rows = rows.filter(day__lte=self.until)
        for name in FACETS:
            if value := getattr(self, name):
                tagged = SearchFacet.objects.filter(name=name, value=value)
                rows = rows.filter(pk__in=tagged.values("entry"))
        return rows

    def allowed(self) -> set[int] | None:
        """Return the keys of the entries that are let through; nothing when all are."""
        return set(self.rows().values_list("pk", flat=True)) if self else None

    def looser(self) -> "Iterator[tuple[str, Filters]]":
        """Yield what remains when one filter is given up, with the name of that one."""
        period: dict[str, Any] = {"since": None, "until": None}
        ways = {"kind": {"kind": ""}, "period": period, "place": {"place": ""}}
        for name, given_up in (ways | {"issuer": {"issuer": ""}}).items():
            without = replace(self, **given_up)
            if without != self:
                yield name, without


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, the name it goes by, and how many of the answers have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Choices:
    """The values that answers have, the most frequent first."""

    kinds: list[Choice]
    years: list[Choice]
    places: list[Choice]
    issuers: list[Choice]


def choices(found: Sequence[tuple[int, str, date | None]], label: Callable[[str], str]) -> Choices:
    """Return what answers (key, kind, day) can be narrowed by, with one query."""
    of_kind = Counter(kind for _, kind, _ in found)
    of_year = Counter(day.year for _, _, day in found if day)
    tags = tagged([doc for doc, _, _ in found])
    return Choices(
        kinds=[Choice(kind, label(kind), n) for kind, n in of_kind.most_common()],
        years=[Choice(f"{year}", f"{year}", n) for year, n in sorted(of_year.items())[::-1]],
        places=tags["place"][:MOST_CHOICES],
        issuers=tags["issuer"][:MOST_CHOICES],
    )


def tagged(docs: Sequence[int]) -> dict[str, list[Choice]]:
    """Return the places and issuers of entries, the most frequent first."""
    rows = (
        SearchFacet.objects.filter(entry__in=docs)
        .values_list("name", "value", "label")
        .annotate(count=Count("pk"))
        .order_by("-count", "label", "value")
    )
    found: dict[str, list[Choice]] = {name: [] for name in FACETS}
    seen: set[tuple[str, str]] = set()
    for name, value, label, count in rows:
        if (name, value) not in seen:
            seen.add((name, value))
            found[name].append(Choice(value, label, count))
    return found
