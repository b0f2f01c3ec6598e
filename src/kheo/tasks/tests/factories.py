"""What tests of tasks are made of: a desk that gives tasks, a commune that does them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from kheo.core.terms import Term, TermKind
from kheo.organisations.models import Organisation
from kheo.programmes.tests.factories import body, works_for
from kheo.tasks.actions import moving
from kheo.tasks.actions.assigning import Assignment, assign
from kheo.tasks.models import Evidence, Task
from kheo.tasks.rules.evidence import EvidenceKind

NOON: Final = datetime(2024, 3, 1, 5, tzinfo=UTC)
TODAY: Final = date(2024, 3, 1)
DUE: Final = date(2024, 3, 31)


def desk() -> Organisation:
    found = Organisation.objects.filter(name="Sở Nội vụ tỉnh An Lĩnh").first()
    return found or body("Sở Nội vụ tỉnh An Lĩnh")


def commune(name: str = "UBND xã Suối Mây") -> Organisation:
    found = Organisation.objects.filter(name=name).first()
    return found or body(name, level="commune")


def given(
    title: str = "Rà soát mô hình “Dân vận khéo”", due: date | None = DUE, **more: Any
) -> Task:
    """Return a task that the desk gave a commune."""
    on: date = more.pop("on", TODAY)
    giver: Organisation = more.pop("giver", None) or desk()
    said: dict[str, Any] = {
        "lead": commune(),
        "term": Term(TermKind.DAY, due) if due else Term(TermKind.NONE),
    }
    return assign(
        said=Assignment(title=title, **(said | more)), giver=giver, by=works_for(giver), on=on,
        at=at(on),
    )  # fmt: skip


def at(day: date) -> datetime:
    return NOON + (day - TODAY)


def doing(task: Task, on: date = TODAY) -> Task:
    by = works_for(task.lead)
    moving.accept(task=task, by=by, on=on, at=at(on))
    return moving.begin(task=task, by=by, on=on, at=at(on))


def submitted(task: Task, on: date = TODAY) -> Task:
    doing(task, on)
    return moving.submit(
        task=task, result="Đã làm xong.", by=works_for(task.lead), on=on, at=at(on)
    )


def confirmed(task: Task, on: date = TODAY, later: int = 1) -> Task:
    """Return a task that was handed in on a day and confirmed some days later."""
    submitted(task, on)
    day = on + timedelta(days=later)
    return moving.confirm(task=task, by=works_for(task.overseer), on=day, at=at(day))


def figure(task: Task, kind: EvidenceKind = EvidenceKind.FIGURE) -> Evidence:
    """Return a figure as evidence, written straight down."""
    return Evidence.objects.create(
        task=task, kind=kind, figure="12.5", unit="người", caption="Số người dự", size=0, name="",
        added_by=works_for(task.lead), added_at=NOON,
    )  # fmt: skip
