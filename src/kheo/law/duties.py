"""Open terms as duties of their holders: they wait in the handover queue when a holder ends."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kheo.core.verdict import YES, no, require
from kheo.law.models.deadlines import Deadline, DeadlineChange
from kheo.law.rules.deadlines import Change, State
from kheo.ledger.actions import record_many
from kheo.ledger.rules import Fact
from kheo.organisations.duties import Act, Duty
from kheo.organisations.models import Organisation

NAME: Final = "law.deadlines"
BATCH: Final = 200
COPIED: Final = (
    "target_kind", "target_key", "target_name", "rule_id", "start", "start_at", "count", "unit",
    "due", "due_at", "explanation", "state",
)  # fmt: skip


class OpenDeadlines:
    """The source of duties that this room enlists."""

    name: str = NAME
    label: str | Promise = _("Thời hạn đang chạy")

    def open_of(self, organisations: Collection[int]) -> Iterable[Duty]:
        """Return the open terms of organisations; one query."""
        rows = Deadline.objects.open().filter(holder__in=organisations)
        return [
            Duty(
                source=NAME,
                key=str(row.pk),
                holder=row.holder_id,
                title=f"{row.target_name}: {row.rule.label}"[:300],
                due=row.due,
            )
            for row in rows.select_related("rule")
        ]

    def counts(self, *, ended_by: date) -> Mapping[int, int]:
        """Return how many open terms each organisation has whose last day is before a day."""
        rows = Deadline.objects.open().filter(holder__until__lt=ended_by).order_by()
        return dict(rows.values_list("holder").annotate(Count("pk")))

    def hand_over(
        self, keys: Sequence[str], *, holder: Organisation, to: Sequence[Organisation], act: Act
    ) -> Mapping[str, Sequence[str]]:
        """Let organisations take terms over as they run: the first the row itself, others copies.

        Raises RefusedError when one of them has ended or is held by another by now.
        """
        rows = held(keys, holder)
        first, *others = to
        taken = {str(row.pk): [str(row.pk)] for row in rows}
        changes = [change_of(row, holder, first, act) for row in rows]
        for other in others:
            copies = Deadline.objects.bulk_create([copy_of(row, other) for row in rows], BATCH)
            for row, copy in zip(rows, copies, strict=True):
                taken[str(row.pk)].append(str(copy.pk))
                changes.append(change_of(copy, holder, other, act))
        for row in rows:
            row.holder = first
        Deadline.objects.bulk_update(rows, ["holder"], BATCH)
        DeadlineChange.objects.bulk_create(changes, BATCH)
        told: list[Fact] = [str(organisation) for organisation in to]
        tell("law.deadline_handed_over", rows, act, {"from": str(holder), "to": told})
        return taken

    def close(self, keys: Sequence[str], *, holder: Organisation, act: Act) -> None:
        """Cancel terms that nobody takes over. Raises RefusedError as `hand_over` does."""
        rows = held(keys, holder)
        for row in rows:
            row.state, row.cancelled_on = State.CANCELLED, act.on
        Deadline.objects.bulk_update(rows, ["state", "cancelled_on"], BATCH)
        tell("law.deadline_cancelled", rows, act, {"from": str(holder)})


def held(keys: Sequence[str], holder: Organisation) -> list[Deadline]:
    """Return open terms that an organisation holds, locked. Raises RefusedError if one is not."""
    wanted = {int(key) for key in keys}
    rows = list(
        Deadline.objects.open()
        .filter(pk__in=wanted, holder=holder)
        .select_for_update()
        .order_by("pk")
    )
    require(YES if len(rows) == len(wanted) else no("deadline_closed"))
    return rows


def change_of(deadline: Deadline, old: Organisation, new: Organisation, act: Act) -> DeadlineChange:
    """Return the row that tells who held a term before, and from when on another."""
    return DeadlineChange(
        deadline=deadline, kind=Change.HANDED_OVER, on=act.on, at=act.at, by=act.by,
        reason=act.reason, old_due=deadline.due, new_due=deadline.due,
        old_due_at=deadline.due_at, new_due_at=deadline.due_at,
        old_holder=old, new_holder=new,
    )  # fmt: skip


def copy_of(deadline: Deadline, holder: Organisation) -> Deadline:
    """Return the same term for one more organisation, not kept yet."""
    values = {name: getattr(deadline, name) for name in COPIED}
    return Deadline(holder=holder, **values)


def tell(verb: str, rows: Sequence[Deadline], act: Act, facts: Mapping[str, Fact]) -> None:
    """Write an entry about the record of each term."""
    told = [(row.target, {"deadline": row.pk, **facts}) for row in rows]
    record_many(verb, told=told, by=act.by, at=act.at, reason=act.reason)
