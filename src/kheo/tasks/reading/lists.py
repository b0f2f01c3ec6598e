"""Lists of tasks as officers ask for them; every one goes down one index of one role."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Protocol

from django.db.models import F, Q, QuerySet

from kheo.core.text import fold
from kheo.organisations.models import Officer, Organisation, OrganisationParent
from kheo.organisations.models.spans import on_day
from kheo.tasks.models import Partner, Task
from kheo.tasks.models.tasks import OPEN, TaskQuerySet
from kheo.tasks.reading.scope import Scope, scope_of
from kheo.tasks.rules.deadlines import SOON_DAYS, Outcome
from kheo.tasks.rules.states import State

ALL: Final = "all"
A_PAGE: Final = 50
MOST_COUNTED: Final = 1000
"""Further than that nobody counts: “hơn 1.000” says what there is to say."""
MOST_READ: Final = 50_000
MOST_MET: Final = 5_000


class Role(StrEnum):
    """What an officer's units have to do with the tasks of a list."""

    LEAD = "lead"
    PARTNER = "partner"
    OVERSEER = "overseer"
    GIVER = "giver"
    BELOW = "below"  # units right under his own lead them


class Wanted(StrEnum):
    """How the tasks of a list stand to their term, or were done."""

    OVERDUE = "overdue"
    TODAY = "today"
    DUE_SOON = "due_soon"
    IN_TIME = "in_time"
    NO_TERM = "no_term"
    ON_TIME = "on_time"
    LATE = "late"


class Order(StrEnum):
    """What comes first."""

    DUE = "due"
    NEWEST = "newest"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which tasks somebody asks for; `state` is one, `ALL`, or nothing for what is open."""

    role: Role = Role.LEAD
    unit: int | None = None
    state: str = ""
    standing: Wanted | None = None
    since: date | None = None
    until: date | None = None
    programme: int | None = None
    plan: int | None = None
    kind: str = ""
    priority: int | None = None
    lead: str = ""
    words: str = ""
    order: Order = Order.DUE


class Asks(Protocol):
    """What knows which tasks are asked for: the form of the lists."""

    def asked(self) -> Asked:
        """Return what is asked for."""


def filtered(form: Asks, officer: Officer, on: date) -> QuerySet[Task]:
    """Return the tasks that a form asks for, of the officer's own units, in their order.

    Two queries for his units; what is asked beyond them finds nothing.
    """
    return asked_for(form.asked(), scope_of(officer, on=on), on)


def asked_for(asked: Asked, scope: Scope, on: date) -> QuerySet[Task]:
    """Return the tasks that are asked for, of the units of a scope, in their order."""
    rows = of_role(asked.role, units_of(asked, scope), on)
    rows = narrowed(standing_as(rows, asked, on), asked)
    return ordered(met(rows, asked.words), asked.order)


def units_of(asked: Asked, scope: Scope) -> Collection[int] | None:
    """Return the units whose tasks are asked for; None are all."""
    if asked.unit is not None:
        return [asked.unit] if scope.all_units or asked.unit in scope.keys else []
    return None if scope.all_units else scope.keys


def of_role(role: Role, units: Collection[int] | None, on: date) -> TaskQuerySet:
    """Return the tasks with which units have to do in one role."""
    rows = Task.objects.all()
    if units is None:
        return rows
    if role is Role.PARTNER:
        return rows.filter(pk__in=Partner.objects.filter(organisation__in=units).values("task"))
    if role is Role.BELOW:
        spans = OrganisationParent.objects.filter(on_day(on), parent__in=units)
        return rows.filter(lead__in=spans.values("organisation"))
    return rows.filter(**{f"{role}__in": units})


def standing_as(rows: TaskQuerySet, asked: Asked, on: date) -> TaskQuerySet:
    """Return the tasks in the state, and with the standing, that is asked for."""
    if asked.standing in {Wanted.ON_TIME, Wanted.LATE}:
        return rows.filter(state=State.DONE, outcome=Outcome(asked.standing))
    if asked.state and asked.state != ALL:
        rows = rows.filter(state=asked.state)
    elif asked.state != ALL or asked.standing:
        rows = rows.filter(state__in=OPEN)
    soon = on + timedelta(days=SOON_DAYS)
    spans = {
        Wanted.OVERDUE: Q(due__lt=on),
        Wanted.TODAY: Q(due=on),
        Wanted.DUE_SOON: Q(due__range=(on, soon)),
        Wanted.IN_TIME: Q(due__gt=soon),
        Wanted.NO_TERM: Q(due=None),
    }
    return rows.filter(spans[asked.standing]) if asked.standing else rows


def narrowed(rows: TaskQuerySet, asked: Asked) -> TaskQuerySet:
    """Return the tasks that have what else is asked for."""
    wanted = {
        "due__gte": asked.since,
        "due__lte": asked.until,
        "programme": asked.programme,
        "plan": asked.plan,
        "kind": asked.kind,
        "priority": asked.priority,
    }
    rows = rows.filter(**{name: value for name, value in wanted.items() if value not in {None, ""}})
    if asked.lead:
        rows = rows.filter(lead__in=Organisation.objects.named(asked.lead).values("pk"))
    return rows


def met(rows: TaskQuerySet, words: str) -> TaskQuerySet:
    """Return the tasks in whose title all the words stand, with or without their marks.

    Of the first 50,000 titles, at most 5,000 that meet.
    """
    wanted = plain(words).split()
    if not wanted:
        return rows
    titles = rows.order_by().values_list("pk", "title", "product")[:MOST_READ]
    found: list[int] = []
    for key, title, product in titles.iterator():
        text = plain(f"{title} {product}")
        if all(word in text for word in wanted):
            found.append(key)
        if len(found) == MOST_MET:
            break
    return Task.objects.filter(pk__in=found)


def plain(text: str) -> str:
    """Return a text as words are looked for in it."""
    return fold(text).lower()


def ordered(rows: QuerySet[Task], order: Order) -> QuerySet[Task]:
    """Return tasks in their order; what has no term comes last."""
    due = F("due").asc(nulls_last=True)
    if order is Order.NEWEST:
        return rows.order_by("-given_on", "-pk")
    if order is Order.PRIORITY:
        return rows.order_by("-priority", due, "pk")
    return rows.order_by(due, "pk")


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list: whether there are pages beside it, and how many tasks there are.

    `count` is 1,001 for all that are more.
    """

    rows: list[Task]
    number: int
    has_next: bool
    count: int

    @property
    def is_cut(self) -> bool:
        """Whether there are more than were counted."""
        return self.count > MOST_COUNTED


def slice_of(rows: QuerySet[Task], number: int) -> Slice:
    """Return one page of a list; three queries, of which the first two read keys only."""
    start = (number - 1) * A_PAGE
    keys = list(rows.values_list("pk", flat=True)[start : start + A_PAGE + 1])
    count = rows.order_by().values("pk")[: MOST_COUNTED + 1].count()
    return Slice(in_order(keys[:A_PAGE]), number, len(keys) > A_PAGE, count)


def in_order(keys: Sequence[int]) -> list[Task]:
    """Return tasks by their keys, in the order of the keys, with what lists show; one query."""
    if not keys:
        return []
    found = shown_in_lists(Task.objects.filter(pk__in=keys)).in_bulk()
    return [found[key] for key in keys if key in found]


def shown_in_lists(rows: QuerySet[Task]) -> QuerySet[Task]:
    """Return tasks with what lists show of them."""
    return rows.select_related("lead", "overseer", "programme").defer("result")
