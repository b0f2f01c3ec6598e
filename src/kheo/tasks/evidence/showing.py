"""Which evidence there is to see: for those who work on a task, and for everybody."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from kheo.core.photos.taking import SMALL_NAME
from kheo.tasks.evidence.figures import written
from kheo.tasks.models import Evidence, Partner, Task
from kheo.tasks.models.words import EVIDENCE_KINDS
from kheo.tasks.rules.evidence import EvidenceKind, missing
from kheo.tasks.rules.states import CLOSED, State


def brought_along() -> tuple[Prefetch[str], ...]:
    """Return what a page asks for together with its task: evidence, and the units along."""
    evidence = Evidence.objects.select_related("document", "added_by", "removed_by")
    partners = Partner.objects.select_related("organisation")
    return Prefetch("evidence", evidence), Prefetch("partners", partners)


def everybodys() -> QuerySet[Evidence]:
    """Return the pictures and files that everybody may fetch.

    Those of tasks that are confirmed and public by their programme, and that nobody took away.
    """
    done = Task.objects.shown().filter(state=State.DONE)
    kinds = (EvidenceKind.PHOTO, EvidenceKind.FILE)
    return Evidence.objects.filter(task__in=done, kind__in=kinds, removed_at=None)


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence as a page of work shows it."""

    row: Evidence

    @property
    def is_picture(self) -> bool:
        """Whether there is a small picture of it."""
        return bool(self.row.width and self.row.file)

    @property
    def address(self) -> str:
        """Where its bytes are for officers; nothing where it has none."""
        return self.way(self.row.name) if self.row.file else ""

    @property
    def small(self) -> str:
        """Where its small picture is."""
        return self.way(SMALL_NAME)

    def way(self, name: str) -> str:
        """Return an address below the evidence."""
        return reverse("evidence_work:file", args=[self.row.task_id, self.row.pk, name])

    @property
    def figure(self) -> str:
        """The figure with its unit, as it is read."""
        if self.row.figure is None:
            return ""
        return f"{written(self.row.figure)} {self.row.unit}"


@dataclass(frozen=True, slots=True)
class Overview:
    """The evidence of a task: what is there, what was taken away, which kinds are still missing."""

    there: Sequence[Shown]
    gone: Sequence[Evidence]
    wanting: Sequence[str]
    is_open: bool
    may_remove: bool

    @property
    def pictures(self) -> list[Shown]:
        """What is seen."""
        return [one for one in self.there if one.is_picture]

    @property
    def others(self) -> list[Shown]:
        """What is read."""
        return [one for one in self.there if not one.is_picture]


def overview(task: Task) -> Overview:
    """Return the evidence of a task; no query where it was brought along (`brought_along`)."""
    rows = sorted(task.evidence.all(), key=lambda row: (row.added_at, row.pk))
    there = [Shown(row) for row in rows if row.removed_at is None]
    lacking = missing(task.evidence_wanted, {one.row.kind for one in there})
    return Overview(
        there=there,
        gone=[row for row in rows if row.removed_at],
        wanting=[str(EVIDENCE_KINDS[kind]) for kind in lacking],
        is_open=task.is_open,
        may_remove=task.state not in {*CLOSED, State.SUBMITTED},
    )
