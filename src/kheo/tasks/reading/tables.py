"""Tables of tasks counted by the database: the cells of `rules.tallies`, for any day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Case, Count, Q, Value, When

from kheo.tasks.models.tasks import OPEN, TaskQuerySet
from kheo.tasks.rules.deadlines import SOON_DAYS, Outcome
from kheo.tasks.rules.states import State
from kheo.tasks.rules.tallies import (
    DONE,
    LONG_OVERDUE_DAYS,
    OLD_WITHOUT_TERM_DAYS,
    Cell,
    Tally,
)

LONG: Final = "long"
OLD: Final = "old"
NOTED: Final = {LONG: Cell.DOING_OVERDUE, OLD: Cell.DOING_NO_TERM}
"""Cells within a cell: overdue for long, without a term for long."""


def tally(tasks: TaskQuerySet, day: date) -> Tally:
    """Return the table of some tasks on a day; two queries."""
    return tallies(tasks, day, by=()).get((), Tally(Counter()))


def tallies(tasks: TaskQuerySet, day: date, *, by: Iterable[str]) -> Mapping[Any, Tally]:
    """Return the tables of tasks by the values of some columns, as tuples; two queries.

    What is closed is counted by its verdict, what is open by its term.
    """
    keys = tuple(by)
    counts: dict[Any, Counter[str]] = defaultdict(Counter)
    for *key, state, outcome, count in closed(tasks, keys):
        cell = Cell.CANCELLED if state == State.CANCELLED else DONE[Outcome(outcome)]
        counts[tuple(key)][cell] += count
    for *key, cell, count in still_open(tasks, keys, day):
        counts[tuple(key)][cell] += count
    return {key: as_tally(found) for key, found in counts.items()}


def closed(tasks: TaskQuerySet, keys: tuple[str, ...]) -> Iterable[tuple[Any, ...]]:
    """Return how many tasks are closed, by state and verdict."""
    rows = tasks.filter(state__in=[State.DONE, State.CANCELLED]).order_by()
    return rows.values_list(*keys, "state", "outcome").annotate(count=Count("*"))


def still_open(tasks: TaskQuerySet, keys: tuple[str, ...], day: date) -> Iterable[tuple[Any, ...]]:
    """Return how many tasks are open, by how they stand to their term."""
    rows = tasks.filter(state__in=OPEN).order_by().annotate(cell=cell_on(day))
    return rows.values_list(*keys, "cell").annotate(count=Count("*"))


def open_counts(tasks: TaskQuerySet, day: date) -> Counter[str]:
    """Return how many tasks are open, by how they stand to their term.

    One query with a count for each cell, answered by a walk to one place in an index and without a
    look at the rows: to put many rows into groups takes the database ten times as long.
    """
    rows = tasks.filter(state__in=OPEN, outcome="").order_by()
    soon, long = day + timedelta(days=SOON_DAYS), day - timedelta(days=LONG_OVERDUE_DAYS)
    old = day - timedelta(days=OLD_WITHOUT_TERM_DAYS)
    spans = {
        str(Cell.DOING_IN_TIME): Q(due__gt=soon),
        str(Cell.DOING_DUE_SOON): Q(due__range=(day, soon)),
        str(Cell.DOING_OVERDUE): Q(due__range=(long, day - timedelta(days=1))),
        LONG: Q(due__lt=long),
        str(Cell.DOING_NO_TERM): Q(due=None, given_on__gte=old),
        OLD: Q(due=None, given_on__lt=old),
    }
    counts = [
        rows.filter(span).values(cell=Value(name)).annotate(count=Count("*"))
        for name, span in spans.items()
    ]
    first, *others = counts
    # Django 6.1 would put a union into the model's own order, by a column that is not asked for.
    found = first.union(*others, all=True).order_by()
    return Counter({row["cell"]: row["count"] for row in found})


def cell_on(day: date) -> Case:
    """Return the cell of an open task as the database works it out."""
    old = day - timedelta(days=OLD_WITHOUT_TERM_DAYS)
    return Case(
        When(due__gt=day + timedelta(days=SOON_DAYS), then=Value(str(Cell.DOING_IN_TIME))),
        When(due__gte=day, then=Value(str(Cell.DOING_DUE_SOON))),
        When(due__lt=day - timedelta(days=LONG_OVERDUE_DAYS), then=Value(LONG)),
        When(due__lt=day, then=Value(str(Cell.DOING_OVERDUE))),
        When(Q(given_on__lt=old), then=Value(OLD)),
        default=Value(str(Cell.DOING_NO_TERM)),
    )


def as_tally(counts: Counter[str]) -> Tally:
    """Return counts as a table, in which each task stands in one cell."""
    cells: Counter[Cell] = Counter()
    for name, count in counts.items():
        cells[NOTED.get(name) or Cell(name)] += count
    return Tally(cells, long_overdue=counts[LONG], old_without_term=counts[OLD])
