"""From what caused a task to the task: each step with its address, as far as readers may see it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kheo.documents.rules.states import State as DocumentState
from kheo.tasks.models import Task


@dataclass(frozen=True, slots=True)
class Bead:
    """One record on the thread; without an address where readers may not open it."""

    label: str | Promise
    words: str
    address: str = ""
    detail: str = ""


def thread_of(task: Task) -> list[Bead]:
    """Return what led to a task, the first cause first; no query where all was brought along."""
    return [*from_directive(task), *from_programme(task), *from_meeting(task)]


def from_directive(task: Task) -> Iterator[Bead]:
    """Yield the article of a document that asks for the task."""
    if (obligation := task.obligation) is None:
        return
    document = obligation.document
    address = document.get_absolute_url() if document.state == DocumentState.PUBLISHED else ""
    yield Bead(_("Văn bản giao"), document.name, address, f"{obligation.spot}: {obligation.text}")


def from_programme(task: Task) -> Iterator[Bead]:
    """Yield the programme, the plan and the item."""
    if task.programme:
        address = task.programme.get_absolute_url() if task.programme.is_shown else ""
        yield Bead(_("Chương trình"), task.programme.title, address)
    if (plan := task.plan) is not None:
        address = plan.get_absolute_url() if plan.is_shown else ""
        yield Bead(_("Kế hoạch năm"), plan.title, address)
    if (item := task.item) is not None:
        where = item.clause_path
        address = f"{item.plan.get_absolute_url()}#viec-{item.pk}" if item.plan.is_shown else ""
        yield Bead(_("Việc trong kế hoạch"), item.text, address, where)


def from_meeting(task: Task) -> Iterator[Bead]:
    """Yield the conference or the inspection."""
    if (conclusion := task.conclusion) is not None:
        held = conclusion.conference
        address = held.get_absolute_url() if held.is_shown else ""
        yield Bead(_("Kết luận hội nghị"), held.title, address, conclusion.text)
    if (recommendation := task.recommendation) is not None:
        team = recommendation.inspection
        address = team.get_absolute_url() if team.is_shown else ""
        yield Bead(_("Kiến nghị của đoàn kiểm tra"), team.title, address, recommendation.text)
