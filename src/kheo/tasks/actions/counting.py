"""Counting tasks when they are closed, and all of them anew."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Count, F

from kheo.tasks.models import ClosedCount, Task
from kheo.tasks.rules.deadlines import Outcome
from kheo.tasks.rules.states import CLOSED, State

Key = tuple[int | None, int | None, int]
"""Programme, plan, unit."""

COLUMNS: Final = {
    Outcome.ON_TIME: "on_time", Outcome.LATE: "late", Outcome.NO_TERM: "no_term",
}  # fmt: skip


def count_closed(tasks: Iterable[Task]) -> None:
    """Count tasks that were just closed, inside the transaction that closed them."""
    counts: Counter[tuple[Key, str]] = Counter()
    for task in tasks:
        key = (task.programme_id, task.plan_id, task.charged_id)
        counts[key, column_of(task.state, task.outcome)] += 1
    # In one order, so that two who close many never wait for each other in a ring.
    for (key, column), count in sorted(counts.items(), key=str):
        add(key, column, count)


def column_of(state: str, outcome: str) -> str:
    """Return the column in which a closed task is counted."""
    return "cancelled" if state == State.CANCELLED else COLUMNS[Outcome(outcome)]


def add(key: Key, column: str, count: int) -> None:
    """Add to one figure; its row is made by whoever needs it first."""
    programme, plan, unit = key
    rows = ClosedCount.objects.filter(programme=programme, plan=plan, unit=unit)
    if rows.update(**{column: F(column) + count}):
        return
    try:
        with transaction.atomic():
            ClosedCount.objects.create(
                programme_id=programme, plan_id=plan, unit_id=unit, **{column: count}
            )
    except IntegrityError:  # another made it at this moment
        rows.update(**{column: F(column) + count})


def counted() -> Mapping[Key, Counter[str]]:
    """Return all closed tasks, counted anew from the tasks themselves."""
    rows = Task.objects.filter(state__in=[str(state) for state in CLOSED]).order_by()
    found: dict[Key, Counter[str]] = {}
    keys = ("programme", "plan", "charged")
    for programme, plan, unit, state, outcome, count in rows.values_list(
        *keys, "state", "outcome"
    ).annotate(count=Count("pk")):
        figures = found.setdefault((programme, plan, unit), Counter())
        figures[column_of(state, outcome)] += count
    return found


@transaction.atomic
def recount() -> int:
    """Write all figures anew, after rows were loaded past the actions; return how many rows."""
    ClosedCount.objects.all().delete()
    rows = [
        ClosedCount(programme_id=programme, plan_id=plan, unit_id=unit, **figures)
        for (programme, plan, unit), figures in counted().items()
    ]
    return len(ClosedCount.objects.bulk_create(rows, batch_size=500))
