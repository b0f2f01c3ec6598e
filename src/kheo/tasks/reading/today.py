"""What waits for an officer today: what his units have to do, and what they have to decide."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Count, Q

from kheo.tasks.authority import CONFIRM, WORK
from kheo.tasks.models import Extension, Task
from kheo.tasks.models.tasks import OPEN, TaskQuerySet
from kheo.tasks.reading.lists import shown_in_lists
from kheo.tasks.reading.scope import Scope
from kheo.tasks.rules.deadlines import SOON_DAYS
from kheo.tasks.rules.states import State

SHOWN: Final = 12
"""So many tasks of a group stand on the page; the rest behind a link."""

AT_WORK: Final = [State.ASSIGNED, State.ACCEPTED, State.DOING, State.RETURNED]


@dataclass(frozen=True, slots=True)
class Group:
    """Some tasks that wait alike: the first of them, and how many there are."""

    count: int = 0
    tasks: Sequence[Task] = ()


@dataclass(frozen=True, slots=True)
class Today:
    """What waits, group by group; a task stands in one group of a side."""

    overdue: Group = field(default_factory=Group)
    due_today: Group = field(default_factory=Group)
    due_soon: Group = field(default_factory=Group)
    returned: Group = field(default_factory=Group)
    new: Group = field(default_factory=Group)
    to_confirm: Group = field(default_factory=Group)
    declined: Group = field(default_factory=Group)
    wishes: Sequence[Extension] = ()
    wishes_count: int = 0
    doing: int = 0
    pressed_overdue: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        groups = (self.overdue, self.due_today, self.due_soon, self.returned, self.new,
                  self.to_confirm, self.declined)  # fmt: skip
        return not any(group.count for group in groups) and not self.wishes_count


def today_of(scope: Scope, on: date) -> Today:
    """Return what waits for an officer of some units; at most nine queries."""
    work = [one.pk for one in scope.doing(WORK)]
    press = [one.pk for one in scope.doing(CONFIRM)]
    return Today(**(to_do(work, on) if work else {}), **(to_decide(press, on) if press else {}))


def to_do(units: Sequence[int], on: date) -> dict[str, Any]:
    """Return what units have to do; four queries."""
    soon = on + timedelta(days=SOON_DAYS)
    urgent = Q(due__lte=soon, state__in=AT_WORK)
    later = Q(due__gt=soon) | Q(due=None)
    parts = {
        "overdue": Q(due__lt=on, state__in=AT_WORK),
        "due_today": Q(due=on, state__in=AT_WORK),
        "due_soon": Q(due__gt=on, due__lte=soon, state__in=AT_WORK),
        "returned": Q(state=State.RETURNED) & later,
        "new": Q(state=State.ASSIGNED) & later,
    }
    held = Task.objects.filter(lead__in=units)
    counts = counted(held, {**parts, "doing": Q(state__in=OPEN)})
    fetched = shown_in_lists(held)
    late = fetched.filter(parts["overdue"]).order_by("due", "pk")[:SHOWN]
    near = fetched.filter(urgent, due__gte=on).order_by("due", "pk")[: 2 * SHOWN]
    fresh = fetched.filter(parts["returned"] | parts["new"]).order_by("-state", "-given_on", "pk")
    listed = {
        "overdue": list(late),
        "due_today": [task for task in near if task.due == on],
        "due_soon": [task for task in near if task.due != on],
    }
    rest = list(fresh[: 2 * SHOWN])
    listed["returned"] = [task for task in rest if task.state == State.RETURNED]
    listed["new"] = [task for task in rest if task.state == State.ASSIGNED]
    groups = {name: Group(counts[name], listed[name][:SHOWN]) for name in parts}
    return {**groups, "doing": counts["doing"]}


def to_decide(units: Sequence[int], on: date) -> dict[str, Any]:
    """Return what units have to decide about tasks for which they press; four queries."""
    pressed = Task.objects.filter(overseer__in=units)
    parts = {"to_confirm": Q(state=State.SUBMITTED), "declined": Q(state=State.DECLINED)}
    late = Q(due__lt=on, state__in=OPEN)
    counts = counted(pressed, {**parts, "pressed_overdue": late})
    waiting = shown_in_lists(pressed.filter(state__in=[State.SUBMITTED, State.DECLINED]))
    rows = list(waiting.order_by("-state", "handed_in_on", "pk")[: 2 * SHOWN])
    listed = {
        "to_confirm": [task for task in rows if task.state == State.SUBMITTED],
        "declined": [task for task in rows if task.state == State.DECLINED],
    }
    asked = Extension.objects.waiting().filter(task__overseer__in=units)
    wishes = asked.select_related("task__lead").order_by("asked_at", "pk")[:SHOWN]
    groups = {name: Group(counts[name], listed[name][:SHOWN]) for name in parts}
    return {
        **groups,
        "wishes": list(wishes),
        "wishes_count": asked.order_by().count(),
        "pressed_overdue": counts["pressed_overdue"],
    }


def counted(rows: TaskQuerySet, parts: dict[str, Q]) -> dict[str, int]:
    """Return how many of some open tasks stand in each part; one query."""
    named = {name: Count("pk", filter=part) for name, part in parts.items()}
    found: dict[str, int] = rows.filter(state__in=OPEN).order_by().aggregate(**named)
    return found
