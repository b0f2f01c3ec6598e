"""How far programmes and plans are: what is closed was counted when it was, the rest is now."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Final

from django.db.models import QuerySet, Sum

from kheo.programmes.models import Plan, Programme
from kheo.tasks.models import ClosedCount, Task
from kheo.tasks.models.tasks import TaskQuerySet
from kheo.tasks.reading.tables import as_tally, open_counts, still_open
from kheo.tasks.rules.tallies import Cell, Tally

FIGURES: Final = {
    "on_time": Cell.DONE_ON_TIME, "late": Cell.DONE_LATE, "no_term": Cell.DONE_NO_TERM,
    "cancelled": Cell.CANCELLED,
}  # fmt: skip
SUMS: Final = {name: Sum(name, default=0) for name in FIGURES}


def progress_of(programme: Programme, day: date) -> Tally:
    """Return the table of a programme on a day; two queries."""
    counts = ClosedCount.objects.filter(programme=programme)
    return whole(counts, Task.objects.filter(programme=programme), day)


def progress_of_plan(plan: Plan, day: date) -> Tally:
    """Return the table of a plan on a day; two queries."""
    return whole(ClosedCount.objects.filter(plan=plan), Task.objects.filter(plan=plan), day)


def whole(counts: QuerySet[ClosedCount], tasks: TaskQuerySet, day: date) -> Tally:
    """Return one table of all that is counted."""
    sums = counts.aggregate(**SUMS)
    figures = Counter({str(cell): sums[name] for name, cell in FIGURES.items()})
    return as_tally(figures + open_counts(tasks, day))


def by_unit(counts: QuerySet[ClosedCount], tasks: TaskQuerySet, day: date) -> Mapping[int, Tally]:
    """Return the tables by the unit that tasks count to; two queries."""
    found: dict[int, Counter[str]] = {}
    rows = counts.order_by().values_list("unit").annotate(**SUMS)
    for unit, *sums in rows:
        named = zip(FIGURES.values(), sums, strict=True)
        found[unit] = Counter({str(cell): count for cell, count in named})
    for unit, cell, count in still_open(tasks, ("charged",), day):
        found.setdefault(unit, Counter())[cell] += count
    return {unit: as_tally(figures) for unit, figures in found.items()}
