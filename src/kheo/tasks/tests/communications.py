"""What tests of communication activities are made of."""

from datetime import date
from typing import Any

from kheo.programmes.rules.instruments import ItemKind
from kheo.programmes.tests.factories import works_for
from kheo.tasks.actions.communications import Activity, tell_communication
from kheo.tasks.models import Task
from kheo.tasks.rules.communications import Channel
from kheo.tasks.tests.factories import NOON, TODAY, given


def activity(**more: Any) -> Activity:
    said: dict[str, Any] = {
        "audience": "Hội viên phụ nữ", "channel": Channel.TALK, "starts_on": date(2024, 3, 12),
        "venue": "Nhà văn hóa thôn Đăk Lin",
    }  # fmt: skip
    return Activity(**(said | more))


def held(title: str = "Nói chuyện về dân vận khéo", **more: Any) -> Task:
    """Return a task with its activity; what an activity has may be said too."""
    own = {name: more.pop(name) for name in ("lead", "giver", "partners") if name in more}
    task = given(title, kind=ItemKind.COMMUNICATION, **own)
    tell_communication(task=task, said=activity(**more), by=works_for(task.lead), on=TODAY, at=NOON)
    return task
