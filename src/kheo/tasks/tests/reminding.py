"""What tests of reminders share: units one above the other, their officers, what was told."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from kheo.organisations.models import Officer, Organisation
from kheo.programmes.tests.factories import body, works_for
from kheo.tasks.actions.reminding import gather, remind
from kheo.tasks.models import Reminder, Task
from kheo.tasks.tests.factories import given

FRIDAY = date(2024, 3, 1)
"""The day on which tasks of these tests are given."""


def province() -> Organisation:
    found = Organisation.objects.filter(name="UBND tỉnh An Lĩnh").first()
    return found or body("UBND tỉnh An Lĩnh")


def village(name: str = "UBND xã Suối Mây") -> Organisation:
    """Return a commune under the province."""
    found = Organisation.objects.filter(name=name).first()
    return found or body(name, parent=province(), level="commune")


def worker(unit: Organisation | None = None) -> Officer:
    return works_for(unit or village())


def task(due: date | None = None, **more: Any) -> Task:
    """Return a task that the desk gave the commune, with somebody who works there."""
    lead = more.pop("lead", None) or village()
    worker(lead)
    return given(due=due, lead=lead, **more)


def moment(day: date, hour: int = 12, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def told(day: date, hour: int = 12, *, again: bool = False) -> int:
    return remind(on=day, at=moment(day, hour), again=again)


def gathered(day: date, hour: int = 8) -> int:
    return gather(at=moment(day, hour))


def kinds(officer: Officer | None = None) -> list[tuple[str, int]]:
    """Return what an officer was told, in order."""
    rows = Reminder.objects.filter(officer=officer or worker()).order_by("pk")
    return [(str(kind), number) for kind, number in rows.values_list("kind", "number")]


def after(days: int, day: date = FRIDAY) -> date:
    return day + timedelta(days=days)
