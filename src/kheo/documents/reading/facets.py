"""How many documents there are of each kind, under what else is chosen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Case, Count, IntegerField, Max, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kheo.documents.models import Issuing, Subject
from kheo.documents.models.documents import DocumentQuerySet
from kheo.documents.models.words import STATUSES as STATUS_LABELS
from kheo.documents.reading.effects import with_status
from kheo.documents.reading.shelves import STATUSES, TYPES, Asked, found
from kheo.organisations.models import Place

MOST: Final = 60
AT_FIRST: Final = 8
TYPE_SLUGS: Final = {name: slug for slug, name in TYPES.items()}
STATUS_SLUGS: Final = {str(status): slug for slug, status in STATUSES.items()}
LABELS: Final = {
    "issuer": _("Cơ quan ban hành"),
    "type": _("Loại văn bản"),
    "subject": _("Lĩnh vực"),
    "year": _("Năm ban hành"),
    "place": _("Địa bàn"),
    "status": _("Hiệu lực hôm nay"),
}

Label = str | Promise
Row = tuple[str, Label, int]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, with how many documents it leads to, and the address that chooses it.

    The address of the one that is chosen lets go of it.
    """

    label: Label
    number: int
    query: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the list; the values beyond the first are folded away."""

    name: str
    label: Label
    choices: list[Choice]

    @property
    def first(self) -> list[Choice]:
        """The values that show at once."""
        return self.choices[:AT_FIRST]

    @property
    def rest(self) -> list[Choice]:
        """The values that show when asked for."""
        return self.choices[AT_FIRST:]

    @property
    def chosen(self) -> Choice | None:
        """The value that the list is narrowed to."""
        return next((choice for choice in self.choices if choice.is_chosen), None)


def facets(asked: Asked) -> list[Facet]:
    """Return every facet that has something to choose; one query each."""
    every = (facet(name, asked) for name in LABELS)
    return [one for one in every if one.choices]


def facet(name: str, asked: Asked) -> Facet:
    """Return one facet, counted under all other choices."""
    now = asked.choices.get(name, "")
    rows = list(COUNTED[name](found(asked, but=name), asked))
    if now and not any(code == now for code, _label, _number in rows):
        rows.insert(0, (now, str(NAMED[name](now)) or now, 0))
    choices = [
        Choice(label, number, asked.but(**{name: "" if code == now else code}).query, code == now)
        for code, label, number in rows
    ]
    return Facet(name, LABELS[name], choices)


def issuers(rows: DocumentQuerySet, asked: Asked) -> Iterable[Row]:
    """Yield the bodies that issued most; a document counts for each that issued it."""
    issued = Issuing.objects.filter(document__in=rows.order_by().values("pk")).order_by()
    named = issued.values("key").annotate(name=Max("name"), number=number_of("document"))
    return values(named, asked.issuer, "key", "name")


def types(rows: DocumentQuerySet, asked: Asked) -> Iterable[Row]:
    """Yield the types, the most frequent first."""
    counted = rows.order_by().values("type").annotate(number=number_of())
    for name, number in counted.order_by("-number", "type").values_list("type", "number"):
        yield TYPE_SLUGS[name], name.capitalize(), number


def subjects(rows: DocumentQuerySet, asked: Asked) -> Iterable[Row]:
    """Yield the fields, the most frequent first."""
    return joined(rows, asked.subject, "subject")


def places(rows: DocumentQuerySet, asked: Asked) -> Iterable[Row]:
    """Yield the places, the most frequent first."""
    return joined(rows, asked.place, "place")


def joined(rows: DocumentQuerySet, now: str, key: str) -> Iterable[Row]:
    """Yield rows of another table that documents point to."""
    slug, name = f"{key}__slug", f"{key}__name"
    told = rows.order_by().exclude(**{key: None}).values(slug, name)
    return values(told.annotate(number=number_of()), now, slug, name)


def values(counted: QuerySet[Any, Any], now: str, code: str, label: str) -> Iterable[Row]:
    """Yield the most frequent values, and before them the one that is chosen."""
    last = Case(When(**{code: now}, then=0), default=Value(1), output_field=IntegerField())
    ranked = counted.annotate(last=last).order_by("last", "-number", code)
    rows = list(ranked.values_list(code, label, "number")[:MOST])
    return sorted(rows, key=lambda row: -row[2])


def years(rows: DocumentQuerySet, asked: Asked) -> Iterable[Row]:
    """Yield the years, the newest first."""
    counted = rows.order_by().exclude(year=None).values("year").annotate(number=number_of())
    for year, number in counted.order_by("-year").values_list("year", "number"):
        yield str(year), str(year), number


def statuses(rows: DocumentQuerySet, asked: Asked) -> Iterable[Row]:
    """Yield the statuses of the day, in their own order."""
    counted = with_status(rows, asked.day).order_by().values("status").annotate(number=number_of())
    numbers: dict[str, int] = dict(counted.values_list("status", "number"))
    for slug, status in STATUSES.items():
        if str(status) in numbers:
            yield slug, STATUS_LABELS[status], numbers[str(status)]


def number_of(what: str = "pk") -> Count:
    """Return the count of documents."""
    return Count(what, distinct=what != "pk")


Counter = Callable[[DocumentQuerySet, Asked], Iterable[Row]]
COUNTED: Final[dict[str, Counter]] = {
    "issuer": issuers,
    "type": types,
    "subject": subjects,
    "year": years,
    "place": places,
    "status": statuses,
}


def named_choices(asked: Asked) -> list[str]:
    """Return what a list is narrowed to, in words; a query for each choice that needs one."""
    names = [asked.words] if asked.words else []
    for name, slug in asked.choices.items():
        names.append(str(NAMED[name](slug)) or slug)
    return names


NAMED: Final[dict[str, Callable[[str], object]]] = {
    "issuer": lambda slug: first(Issuing.objects.filter(key=slug).values_list("name")),
    "type": lambda slug: TYPES[slug].capitalize(),
    "subject": lambda slug: first(Subject.objects.filter(slug=slug).values_list("name")),
    "year": str,
    "place": lambda slug: first(Place.objects.filter(slug=slug).values_list("name")),
    "status": lambda slug: STATUS_LABELS[STATUSES[slug]],
}


def first(rows: QuerySet[Any, Any]) -> str:
    """Return the first name of a query, or nothing."""
    row = rows.first()
    return str(row[0]) if row else ""
