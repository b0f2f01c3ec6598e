"""The terms of a unit as a calendar (RFC 5545) that telephones and desks subscribe to.

Telephones show events, not VTODO: each task with a term is an all-day event on its last day. What
was done lately stays with a mark; what was cancelled or handed over goes.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.organisations.models import Organisation
from kheo.programmes.models import Conference, Programme
from kheo.programmes.rules.conferences import ConferenceState
from kheo.tasks.models import Partner, Task
from kheo.tasks.models.tasks import OPEN
from kheo.tasks.rules.states import State

if TYPE_CHECKING:
    from icalendar import Alarm, Event

PRODUCT: Final = "-//Kheo//Nhiem vu//VI"
ZONE: Final = "Asia/Ho_Chi_Minh"
KEPT: Final = timedelta(days=30)
"""So long what was done stays in the calendar, and a conference that is over."""
AGAIN: Final = timedelta(hours=6)
# Three days before at eight in the morning: an event of a whole day begins at midnight.
ALARM: Final = -timedelta(days=2, hours=16)
ONE_DAY: Final = timedelta(days=1)
MEETING: Final = timedelta(hours=2)
"""How long a conference is shown whose end nobody said."""
LONGEST_SUMMARY: Final = 200
COLUMNS: Final = (
    "title", "product", "state", "due", "changed_at", "created_at", "lead__name",
    "overseer__name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in a unit's calendar, before it is written."""

    unit: Organisation
    led: list[Task]
    shared: list[Task]
    conferences: list[Conference]

    @property
    def tag(self) -> str:
        """What stands for all of it; another one as soon as anything reads otherwise."""
        said = [self.unit.name]
        for task in (*self.led, *self.shared):
            said += [str(task.pk), task.changed_at.isoformat(), task.lead.name, task.overseer.name]
        for one in self.conferences:
            said += [str(one.pk), one.title, one.venue, str(one.starts_at), str(one.ends_at)]
            said.append(one.state)
        said.append(str(len(self.led)))
        return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:32]


def contents_of(unit: Organisation, *, on: date, at: datetime) -> Contents:
    """Return what stands in a unit's calendar on a day; three queries."""
    shared = Partner.objects.filter(organisation=unit).values("task")
    return Contents(
        unit,
        list(with_term(Task.objects.filter(lead=unit), on)),
        list(with_term(Task.objects.filter(pk__in=shared).exclude(lead=unit), on)),
        list(conferences_of(unit, at)),
    )


def with_term(tasks: QuerySet[Task], on: date) -> QuerySet[Task]:
    """Return tasks that have a last day, open ones and those done lately."""
    lately = Q(state=State.DONE, done_on__gte=on - KEPT)
    rows = tasks.filter(Q(state__in=OPEN) | lately, due__isnull=False)
    return rows.select_related("lead", "overseer").only(*COLUMNS).order_by("due", "pk")


def conferences_of(unit: Organisation, at: datetime) -> QuerySet[Conference]:
    """Return the conferences that were announced to a unit: of its programmes, or its own."""
    parties = Programme.objects.filter(parties__organisation=unit).values("pk")
    near = Q(programme__in=parties) | Q(host=unit)
    rows = Conference.objects.filter(near, announced_at__isnull=False, starts_at__gte=at - KEPT)
    return rows.exclude(state=ConferenceState.PREPARED).order_by("starts_at", "pk")


def written(contents: Contents, *, base: str) -> bytes:
    """Return a calendar as calendar programs read it; `base` is the address of the site."""
    from icalendar import Calendar  # heavy: not before somebody reads a calendar

    calendar = Calendar()
    name = _("Nhiệm vụ: %(unit)s") % {"unit": contents.unit.name}
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for event in events_of(contents, base.rstrip("/")):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def events_of(contents: Contents, base: str) -> Iterable["Event"]:
    """Yield the events of a calendar."""
    for task in contents.led:
        yield event_of_task(task, base, shared=False)
    for task in contents.shared:
        yield event_of_task(task, base, shared=True)
    for one in contents.conferences:
        yield event_of_conference(one, base)


def event_of_task(task: Task, base: str, *, shared: bool) -> "Event":
    """Return the last day of a task as an event."""
    from icalendar import Event

    assert task.due is not None  # noqa: S101 - for mypy: only such tasks are asked for
    done = task.state == State.DONE
    event = Event()
    event.add("uid", f"nhiem-vu-{task.pk}@{host()}")
    stamp(event, task.changed_at, task.created_at)
    event.add("dtstart", task.due)
    event.add("dtend", task.due + ONE_DAY)
    event.add("summary", summary_of(task, shared=shared, done=done))
    event.add("description", told_of(task, base, shared=shared))
    event.add("url", address_of(task, base))
    event.add("categories", [_("Phối hợp") if shared else _("Chủ trì")])
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED")
    if not done:
        event.add_component(alarm_of(task))
    return event


def stamp(event: "Event", changed: datetime, created: datetime) -> None:
    """Tell when an event was changed; its number only grows."""
    moment = changed.astimezone(UTC).replace(microsecond=0)
    event.add("dtstamp", moment)
    event.add("last-modified", moment)
    event.add("created", created.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", max(0, int((changed - created).total_seconds())))


def summary_of(task: Task, *, shared: bool, done: bool) -> str:
    """Return the line that stands in the calendar; how late a task is would be wrong tomorrow."""
    title = task.title
    if len(title) > LONGEST_SUMMARY:
        title = title[: LONGEST_SUMMARY - 1].rpartition(" ")[0] + "…"
    if done:
        return _("✓ Đã xong: %(title)s") % {"title": title}
    if shared:
        return _("Hạn (phối hợp): %(title)s") % {"title": title}
    return _("Hạn: %(title)s") % {"title": title}


def told_of(task: Task, base: str, *, shared: bool) -> str:
    """Return what else is said of a task."""
    lines = [task.title]
    if task.product:
        lines.append(_("Sản phẩm: %(product)s") % {"product": task.product})
    if shared:
        lines.append(_("Chủ trì: %(unit)s") % {"unit": task.lead.name})
    lines.append(_("Cơ quan đôn đốc: %(unit)s") % {"unit": task.overseer.name})
    lines.append(address_of(task, base))
    return "\n".join(lines)


def address_of(task: Task, base: str) -> str:
    """Return the address where one works on a task."""
    return f"{base}{reverse('tasks_work:task', args=[task.pk])}"


def alarm_of(task: Task) -> "Alarm":
    """Return the alarm three days before."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", ALARM)
    alarm.add("description", _("Còn 3 ngày: %(title)s") % {"title": task.title[:LONGEST_SUMMARY]})
    return alarm


def event_of_conference(one: Conference, base: str) -> "Event":
    """Return a conference as an event; one that was called off says so."""
    from icalendar import Event

    event = Event()
    starts = one.starts_at.astimezone(UTC)
    event.add("uid", f"hoi-nghi-{one.pk}@{host()}")
    changed = (one.announced_at or one.created_at).astimezone(UTC).replace(microsecond=0)
    event.add("dtstamp", changed)
    event.add("dtstart", starts)
    event.add("dtend", one.ends_at.astimezone(UTC) if one.ends_at else starts + MEETING)
    event.add("summary", one.title)
    event.add("location", one.venue)
    event.add("categories", [_("Hội nghị")])
    cancelled = one.state == ConferenceState.CANCELLED
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("url", base + reverse("meetings_work:conference", args=[one.pk]))
    return event


def host() -> str:
    """Return the name behind which events of this site are unlike all others."""
    return urlsplit(settings.SITE_URL).hostname or "kheo.invalid"
