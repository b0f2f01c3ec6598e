"""Whom tasks count to."""

from collections import defaultdict
from collections.abc import Iterable

from kheo.tasks.models import FormerHolder, Task
from kheo.tasks.rules.charging import Held, charged


def charge(tasks: Iterable[Task]) -> None:
    """Set whom tasks count to, by who held them when; one query, nothing is written."""
    listed = list(tasks)
    before: dict[int, list[Held]] = defaultdict(list)
    rows = FormerHolder.objects.filter(task__in=[task.pk for task in listed])
    for key, unit, until in rows.values_list("task", "organisation", "until"):
        before[key].append(Held(unit, until))
    for task in listed:
        task.charged_id = charged(task.due, now=task.lead_id, before=before[task.pk])
