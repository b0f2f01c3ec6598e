"""Which reminders a day and its steps ask for, and writing those that nobody was told yet.

Everything here may be done twice, at once, or be broken off: a reminder is one row, whatever
happens (`reminder_once`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Q

from kheo.tasks.authority import CONFIRM, WORK
from kheo.tasks.models import Extension, Reminder, Step, Task
from kheo.tasks.models.tasks import OPEN, TO_UNIT
from kheo.tasks.reminding.recipients import Recipients
from kheo.tasks.rules.deadlines import SOON_DAYS
from kheo.tasks.rules.extensions import Ruling
from kheo.tasks.rules.reminding import (
    OF_RULING,
    OF_STEP,
    TO_OVERSEER,
    ReminderKind,
    asked_on,
    is_still_true,
)
from kheo.tasks.rules.states import State

BATCH: Final = 1000
"""So many tasks are looked at together; each batch costs the same number of queries."""

ROWS: Final = 500

NEWS: Final = timedelta(days=7)
"""Steps that are older than this are told to nobody."""

Key = tuple[int, int, str, int, str]
"""Task, officer, kind, number, occasion: what a reminder is, once."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A reminder that somebody for a unit should get; `but` is who knows, because he did it."""

    task: int
    unit: int
    verbs: tuple[str, ...]
    kind: ReminderKind
    number: int
    occasion: str
    but: int | None = None


def tell_terms(*, on: date) -> int:
    """Write what a day asks for of all tasks with a term; return how many reminders are new."""
    recipients = Recipients(on)
    due = Task.objects.filter(state__in=TO_UNIT, due__lte=on + timedelta(days=SOON_DAYS))
    # In the order of the table, so that a batch reads and writes pages that lie together.
    keys = sorted(due.order_by().values_list("pk", flat=True))
    return sum(
        tell(of_terms(keys[start : start + BATCH], recipients), recipients)
        for start in range(0, len(keys), BATCH)
    )


def of_terms(keys: Sequence[int], recipients: Recipients) -> list[Ask]:
    """Return what some tasks ask for; two queries."""
    rows = Task.objects.filter(pk__in=keys).values_list("pk", "state", "due", "lead", "overseer")
    found = list(rows.order_by())
    recipients.rise({lead for _pk, _state, _due, lead, _overseer in found})
    return [
        ask
        for pk, state, due, lead, overseer in found
        for wanted in asked_on(recipients.on, State(state), due)
        for ask in asks_of(
            Ask(pk, lead, (WORK,), wanted.kind, wanted.number, str(due)),
            overseer, recipients,
        )
    ]  # fmt: skip


def asks_of(ask: Ask, overseer: int, recipients: Recipients) -> Iterator[Ask]:
    """Yield a reminder of a term for those whom it concerns: the unit, or those above it."""
    if ask.kind is not ReminderKind.ESCALATED:
        yield ask
        return
    above = dict.fromkeys([recipients.parents.get(ask.unit), overseer])
    for unit in above:
        if unit is not None and unit != ask.unit:
            yield Ask(ask.task, unit, (CONFIRM, WORK), ask.kind, ask.number, ask.occasion)


def tell_steps(*, after: int, on: date, at: datetime) -> tuple[int, int]:
    """Write what steps ask for whose keys come after one; return how many, and the last key read.

    Steps are told while they are news and nothing else has happened to the task since.
    """
    recipients, told, last = Recipients(on), 0, after
    while rows := steps_after(last, since=at - NEWS):
        told += tell(of_steps(rows), recipients)
        last = rows[-1][0]
    return told, last


StepRow = tuple[int, int, str, int, str, date | None, int, int]


def steps_after(key: int, *, since: datetime) -> list[StepRow]:
    """Return the next steps that somebody may have to be told of, with how their tasks stand."""
    rows = Step.objects.filter(pk__gt=key, new__in=[str(state) for state in OF_STEP], at__gte=since)
    return list(
        rows.order_by("pk").values_list(
            "pk", "task", "new", "by", "task__state", "task__due", "task__lead", "task__overseer"
        )[:BATCH]
    )


def of_steps(rows: Iterable[StepRow]) -> Iterator[Ask]:
    """Yield what steps ask for."""
    for pk, task, new, by, state, due, lead, overseer in rows:
        kind, occasion = OF_STEP[State(new)], str(pk)
        if is_still_true(kind, occasion, state=State(state), due=due):
            to_overseer = kind in TO_OVERSEER
            unit, verb = (overseer, CONFIRM) if to_overseer else (lead, WORK)
            yield Ask(task, unit, (verb,), kind, 0, occasion, but=by)


def tell_wishes(*, on: date, at: datetime) -> int:
    """Write what wishes for more time, and the answers to them, ask for; return how many are new.

    They are few, so all that are news are looked through each time.
    """
    recipients, news = Recipients(on), at - NEWS
    rows = Extension.objects.filter(
        Q(ruling=Ruling.ASKED, asked_at__gte=news) | Q(ruled_at__gte=news),
        task__state__in=OPEN,
    )
    found = list(rows.order_by("pk").values_list(
        "pk", "task", "task__state", "ruling", "asked_by", "ruled_by", "task__lead",
        "task__overseer",
    ))  # fmt: skip
    return sum(
        tell(of_wishes(found[start : start + BATCH]), recipients)
        for start in range(0, len(found), BATCH)
    )


WishRow = tuple[int, int, str, str, int, int | None, int, int]


def of_wishes(rows: Iterable[WishRow]) -> Iterator[Ask]:
    """Yield what wishes ask for: the overseer answers, the unit is answered."""
    for pk, task, state, ruling, asked_by, ruled_by, lead, overseer in rows:
        kind, wished = OF_RULING[Ruling(ruling)], ruling == Ruling.ASKED
        if is_still_true(kind, str(pk), state=State(state), due=None, wished=wished):
            unit, verb = (overseer, CONFIRM) if wished else (lead, WORK)
            yield Ask(task, unit, (verb,), kind, 0, str(pk), but=ruled_by or asked_by)


def tell(asks: Iterable[Ask], recipients: Recipients) -> int:
    """Write reminders that are not there yet; return how many were not; three queries."""
    listed = list(asks)
    recipients.learn({ask.unit for ask in listed})
    wanted = {key: ask.unit for ask in listed for key in keys_of(ask, recipients)}
    if not wanted:
        return 0
    known = Reminder.objects.filter(
        task__in={ask.task for ask in listed}, occasion__in={ask.occasion for ask in listed}
    )
    for key in known.order_by().values_list("task", "officer", "kind", "number", "occasion"):
        wanted.pop(key, None)
    rows = [made(key, unit, recipients.on) for key, unit in wanted.items()]
    Reminder.objects.bulk_create(rows, ROWS, ignore_conflicts=True)
    return len(rows)


def keys_of(ask: Ask, recipients: Recipients) -> Iterator[Key]:
    """Yield what each officer is told who is to be."""
    kind = str(ask.kind)
    for officer in recipients.of(ask.unit, *ask.verbs):
        if officer != ask.but:
            yield ask.task, officer, kind, ask.number, ask.occasion


def made(key: Key, unit: int, on: date) -> Reminder:
    """Return a reminder that is not kept yet."""
    task, officer, kind, number, occasion = key
    return Reminder(
        task_id=task, unit_id=unit, kind=kind, number=number, occasion=occasion, day=on,
        officer_id=officer,
    )  # fmt: skip
