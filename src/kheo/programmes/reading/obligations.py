"""Two questions about what documents ask for: what has no task yet, and who has issued nothing."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, F, Q, QuerySet

from kheo.documents.models import Document, Issuing
from kheo.documents.models.documents import DocumentQuerySet
from kheo.documents.reading.implementing import tree
from kheo.organisations.models import Officer, Organisation, OrganisationName
from kheo.organisations.models.organisations import OrganisationQuerySet
from kheo.programmes.models import Obligation
from kheo.programmes.models.obligations import ObligationQuerySet
from kheo.programmes.reading.plans_terms import term_in_words
from kheo.programmes.reading.seen import concerning

LIVE: Final = ("assigned", "accepted", "doing", "submitted", "done", "paused", "returned")
"""States of tasks that answer, in the words of the later room; declined and cancelled do not."""
BOUND: Final = Obligation.organisations.through
ANSWERED: Final = (
    Q(obligation__tasks__lead=F("organisation")) | Q(obligation__tasks__charged=F("organisation"))
) & Q(obligation__tasks__state__in=LIVE)
"""A bound organisation has a task when it holds one that answers, or one counts to it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Bound organisations with and without a task; the two make up all of them."""

    bound: int = 0
    answered: int = 0

    @property
    def without(self) -> int:
        """How many have no task."""
        return self.bound - self.answered


@dataclass(frozen=True, slots=True)
class Line:
    """An obligation as pages show it."""

    obligation: Obligation
    tally: Tally
    tasks: int

    @property
    def term(self) -> str:
        """By when, in words."""
        return term_in_words(self.obligation)


@dataclass(frozen=True, slots=True)
class Row:
    """A document that gives work: how many obligations, how many of them without any task."""

    document: Document
    obligations: int
    taskless: int
    tally: Tally

    @property
    def answered(self) -> int:
        """How many obligations some task answers."""
        return self.obligations - self.taskless


def giving_work() -> DocumentQuerySet:
    """Return the published documents of which obligations were noted, the newest first."""
    noted = Obligation.objects.values("document")
    return Document.objects.published().filter(pk__in=noted).newest_first()


def rows_of(documents: Iterable[Document]) -> list[Row]:
    """Return documents with their figures; four queries for any number."""
    listed = list(documents)
    keys = [one.pk for one in listed]
    duties = Obligation.objects.filter(document__in=keys)
    all_of = counted(duties, "document")
    open_of = counted(without_task(duties), "document")
    tallies = tallied(BOUND.objects.filter(obligation__document__in=keys), "obligation__document")
    return [
        Row(one, all_of.get(one.pk, 0), open_of.get(one.pk, 0), tallies.get(one.pk, Tally()))
        for one in listed
    ]


def without_task(obligations: ObligationQuerySet) -> ObligationQuerySet:
    """Return the obligations that no task answers."""
    answered = Obligation.objects.filter(tasks__state__in=LIVE).values("pk")
    return obligations.exclude(pk__in=answered)


def lines_of(obligations: Iterable[Obligation]) -> list[Line]:
    """Return obligations with how many are bound and how many have a task; three queries."""
    listed = list(obligations)
    keys = [one.pk for one in listed]
    tallies = tallied(BOUND.objects.filter(obligation__in=keys), "obligation")
    live = Obligation.objects.filter(pk__in=keys, tasks__state__in=LIVE)
    tasks = counted(live, "pk", of="tasks")
    return [Line(one, tallies.get(one.pk, Tally()), tasks.get(one.pk, 0)) for one in listed]


def tallied(pairs: "QuerySet[Any]", by: str) -> dict[int, Tally]:
    """Return pairs of obligation and bound organisation counted by a column; two queries."""
    bound = counted(pairs, by)
    answered = counted(pairs.filter(ANSWERED), by)
    return {key: Tally(number, answered.get(key, 0)) for key, number in bound.items()}


def counted(rows: "QuerySet[Any]", by: str, *, of: str = "pk") -> dict[int, int]:
    """Return how many there are by a column."""
    told = rows.order_by().values(by).annotate(number=Count(of, distinct=True))
    return dict(told.values_list(by, "number"))


def pairs_without_task(document: Document) -> "QuerySet[Any]":
    """Return who is bound by what of a document and has no task, by obligation and name."""
    pairs = BOUND.objects.filter(obligation__document=document)
    answered = pairs.filter(ANSWERED).values("pk")
    return (
        pairs.exclude(pk__in=answered)
        .select_related("organisation", "obligation")
        .order_by("obligation__order", "organisation__name", "pk")
    )


def tally_of(document: Document) -> Tally:
    """Return all pairs of a document, with and without a task."""
    found = tallied(BOUND.objects.filter(obligation__document=document), "obligation__document")
    return found.get(document.pk, Tally())


def open_everywhere(officer: Officer, *, mine: bool, on: date) -> ObligationQuerySet:
    """Return the obligations of published documents that no task answers, those due first.

    `mine` keeps to those that bind an organisation of the officer, or one below it.
    """
    rows = without_task(Obligation.objects.shown())
    if mine:
        own = Obligation.objects.filter(concerning(officer, "organisations", on=on))
        rows = rows.filter(pk__in=own.values("pk"))
    return rows.select_related("document").order_by(
        F("term_day").asc(nulls_last=True), "document__title", "order", "pk"
    )


@dataclass(frozen=True, slots=True)
class Issued:
    """An organisation and what it has issued to carry a document out."""

    organisation: Organisation
    documents: list[Document]


@dataclass(frozen=True, slots=True)
class Units:
    """The organisations that a document binds: those that issued something, and those that did not.

    Together they are all of them.
    """

    issued: list[Issued]
    nothing: list[Organisation]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.issued) + len(self.nothing)


def units_of(document: Document) -> Units:
    """Return who, of those that a document binds, has issued a document that carries it out.

    Directly or through others, as the library knows it. At most nine queries.
    """
    bound = list(bound_by(document))
    carrying = {branch.document.pk: branch.document for branch in tree(document)}
    told = documents_by(carrying, {one.pk for one in bound})
    return Units(
        [Issued(one, told[one.pk]) for one in bound if one.pk in told],
        [one for one in bound if one.pk not in told],
    )


def bound_by(document: Document) -> OrganisationQuerySet:
    """Return the organisations that obligations of a document bind, from the top level down."""
    keys = BOUND.objects.filter(obligation__document=document).values("organisation")
    return Organisation.objects.filter(pk__in=keys).listed()


def documents_by(
    carrying: dict[int, Document], bodies: Collection[int]
) -> dict[int, list[Document]]:
    """Return documents by the bodies that issued them, known by key or by an official name."""
    rows = Issuing.objects.filter(document__in=list(carrying)).order_by("document", "order")
    named = list(rows.values_list("document", "organisation", "name"))
    loose = {name for _document, key, name in named if key is None}
    by_name = alone(loose)
    told: dict[int, list[Document]] = {}
    for document, key, name in named:
        body = key or by_name.get(name)
        if body is not None and body in bodies:
            told.setdefault(body, []).append(carrying[document])
    return told


def alone(names: Collection[str]) -> dict[str, int]:
    """Return the organisations that are the only ones ever called by an official name; one query.

    “UBND xã Tân Lập” is nobody: several provinces have one.
    """
    rows = OrganisationName.objects.filter(name__in=names, official=True)
    bodies: dict[str, set[int]] = {}
    for name, key in rows.values_list("name", "organisation"):
        bodies.setdefault(name, set()).add(key)
    return {name: keys.pop() for name, keys in bodies.items() if len(keys) == 1}
