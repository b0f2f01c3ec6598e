"""Open tasks as duties of their holders: they wait in the handover queue when a holder ends."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from django.db.models import Count
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kheo.core.verdict import YES, no, require
from kheo.ledger.actions import record_many
from kheo.ledger.rules import Fact
from kheo.organisations.duties import Act, Duty
from kheo.organisations.models import Organisation
from kheo.tasks.actions.counting import count_closed
from kheo.tasks.models import FormerHolder, Partner, Step, Task
from kheo.tasks.reading.charging import charge
from kheo.tasks.rules.states import State

NAME: Final = "tasks.tasks"
BATCH: Final = 200


class OpenTasks:
    """The source of duties that this room enlists."""

    name: str = NAME
    label: str | Promise = _("Nhiệm vụ chưa xong")

    def open_of(self, organisations: Collection[int]) -> Iterable[Duty]:
        """Return the open tasks of organisations; one query."""
        rows = Task.objects.open().led_by(organisations)
        return [
            Duty(
                source=NAME,
                key=str(key),
                holder=holder,
                title=title[:300],
                due=due,
                address=reverse("tasks_work:task", args=[key]),
            )
            for key, holder, title, due in rows.values_list("pk", "lead", "title", "due")
        ]

    def counts(self, *, ended_by: date) -> Mapping[int, int]:
        """Return how many open tasks each organisation has whose last day is before a day."""
        ended = Organisation.objects.ended_by(ended_by).values("pk")
        rows = Task.objects.open().filter(lead__in=ended).order_by()
        return dict(rows.values_list("lead").annotate(Count("pk")))

    def hand_over(
        self, keys: Sequence[str], *, holder: Organisation, to: Sequence[Organisation], act: Act
    ) -> Mapping[str, Sequence[str]]:
        """Let organisations take tasks over as they run: the first the row itself, others copies.

        Raises RefusedError when one of them is closed or held by another by now.
        """
        rows = held(keys, holder)
        first, *others = to
        copies = [(row, copy_of(row, other, act)) for row in rows for other in others]
        Task.objects.bulk_create([copy for _row, copy in copies], BATCH)
        copy_around(copies)
        taken = {str(row.pk): [str(row.pk)] for row in rows}
        for row, copy in copies:
            taken[str(row.pk)].append(str(copy.pk))
        note_former([*rows, *(copy for _row, copy in copies)], holder, act)
        for row in rows:
            row.lead, row.changed_at = first, act.at
        overseen(rows, holder, first)
        charge([*rows, *(copy for _row, copy in copies)])
        Task.objects.bulk_update(rows, ["lead", "overseer", "charged", "changed_at"], BATCH)
        told: list[Fact] = [str(organisation) for organisation in to]
        tell("tasks.handed_over", rows, act, {"from": str(holder), "to": told})
        return taken

    def close(self, keys: Sequence[str], *, holder: Organisation, act: Act) -> None:
        """Cancel tasks that nobody takes over. Raises RefusedError as `hand_over` does."""
        rows = held(keys, holder)
        steps = [
            Step(
                task=row, old=row.state, new=State.CANCELLED, on=act.on, at=act.at, by=act.by,
                organisation=holder, reason=act.reason,
            )
            for row in rows
        ]  # fmt: skip
        for row in rows:
            row.state, row.changed_at = State.CANCELLED, act.at
        Task.objects.bulk_update(rows, ["state", "changed_at"], BATCH)
        Step.objects.bulk_create(steps, BATCH)
        count_closed(rows)
        tell("tasks.closed", rows, act, {"from": str(holder)})


def held(keys: Sequence[str], holder: Organisation) -> list[Task]:
    """Return open tasks that an organisation holds, locked. Raises RefusedError if one is not."""
    wanted = {int(key) for key in keys}
    rows = list(
        Task.objects.open().filter(pk__in=wanted, lead=holder).select_for_update().order_by("pk")
    )
    require(YES if len(rows) == len(wanted) else no("task_closed"))
    return rows


def copy_of(task: Task, holder: Organisation, act: Act) -> Task:
    """Return the same task for one more organisation, not kept yet."""
    values = {
        field.attname: getattr(task, field.attname)
        for field in Task._meta.concrete_fields  # noqa: SLF001 - a public interface of Django
        if not field.primary_key
    }
    return Task(**{**values, "lead_id": holder.pk, "changed_at": act.at})


def copy_around(copies: Sequence[tuple[Task, Task]]) -> None:
    """Let copies have the partners and the former holders of their originals."""
    originals = {original.pk for original, _copy in copies}
    partners: dict[int, list[int]] = defaultdict(list)
    for task, unit in Partner.objects.filter(task__in=originals).values_list(
        "task", "organisation"
    ):
        partners[task].append(unit)
    former: dict[int, list[FormerHolder]] = defaultdict(list)
    for row in FormerHolder.objects.filter(task__in=originals):
        former[row.task_id].append(row)
    Partner.objects.bulk_create(
        [
            Partner(task=copy, organisation_id=unit)
            for original, copy in copies
            for unit in partners[original.pk]
            if unit != copy.lead_id
        ],
        BATCH,
    )
    FormerHolder.objects.bulk_create(
        [
            FormerHolder(
                task=copy, organisation_id=row.organisation_id, until=row.until, reason=row.reason
            )
            for original, copy in copies
            for row in former[original.pk]
        ],
        BATCH,
    )


def note_former(tasks: Sequence[Task], holder: Organisation, act: Act) -> None:
    """Write down who held tasks until now."""
    until = act.on - timedelta(days=1)
    rows = [
        FormerHolder(task=task, organisation=holder, until=until, reason=act.reason[:500])
        for task in tasks
    ]
    FormerHolder.objects.bulk_create(rows, BATCH)


def overseen(tasks: Sequence[Task], holder: Organisation, new: Organisation) -> None:
    """Let a successor also press for the tasks that its forebear gave itself."""
    for task in tasks:
        if task.overseer_id == holder.pk:
            task.overseer = new


def tell(verb: str, rows: Sequence[Task], act: Act, facts: Mapping[str, Fact]) -> None:
    """Write an entry about each task."""
    record_many(verb, told=[(row, facts) for row in rows], by=act.by, at=act.at, reason=act.reason)
