"""What a letter says: the subject, and what is to be done, grouped and counted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kheo.core.text import one_line
from kheo.tasks.models import Letter, Reminder
from kheo.tasks.models.working import wish_waits
from kheo.tasks.rules.digests import DIGEST, MOST_LINES, Told, told_once
from kheo.tasks.rules.reminding import ReminderKind, is_still_true
from kheo.tasks.rules.states import State

LONGEST_TITLE: Final = 200

HEADINGS: Final[Mapping[ReminderKind, str | Promise]] = {
    ReminderKind.OVERDUE: gettext_lazy("Quá hạn"),
    ReminderKind.DUE_TODAY: gettext_lazy("Đến hạn hôm nay"),
    ReminderKind.DUE_SOON: gettext_lazy("Sắp đến hạn"),
    ReminderKind.ASSIGNED: gettext_lazy("Mới giao"),
    ReminderKind.RETURNED: gettext_lazy("Phải làm lại"),
    ReminderKind.SUBMITTED: gettext_lazy("Chờ xác nhận"),
    ReminderKind.DECLINED: gettext_lazy("Đơn vị từ chối nhận"),
    ReminderKind.CONFIRMED: gettext_lazy("Đã được xác nhận hoàn thành"),
    ReminderKind.WISHED: gettext_lazy("Đơn vị xin gia hạn"),
    ReminderKind.GRANTED: gettext_lazy("Được gia hạn"),
    ReminderKind.REFUSED: gettext_lazy("Không được gia hạn"),
    ReminderKind.ESCALATED: gettext_lazy("Đơn vị có việc quá hạn"),
}

IN_SUBJECT: Final[Mapping[ReminderKind, str | Promise]] = {
    ReminderKind.OVERDUE: gettext_lazy("%(count)d quá hạn"),
    ReminderKind.DUE_TODAY: gettext_lazy("%(count)d đến hạn"),
    ReminderKind.DUE_SOON: gettext_lazy("%(count)d sắp đến hạn"),
    ReminderKind.ASSIGNED: gettext_lazy("%(count)d mới giao"),
    ReminderKind.RETURNED: gettext_lazy("%(count)d phải làm lại"),
    ReminderKind.SUBMITTED: gettext_lazy("%(count)d chờ xác nhận"),
    ReminderKind.DECLINED: gettext_lazy("%(count)d bị từ chối nhận"),
    ReminderKind.CONFIRMED: gettext_lazy("%(count)d được xác nhận"),
    ReminderKind.WISHED: gettext_lazy("%(count)d xin gia hạn"),
    ReminderKind.GRANTED: gettext_lazy("%(count)d được gia hạn"),
    ReminderKind.REFUSED: gettext_lazy("%(count)d không được gia hạn"),
    ReminderKind.ESCALATED: gettext_lazy("các đơn vị %(count)d quá hạn"),
}
MOST_IN_SUBJECT: Final = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One task of a letter, or one unit that is late."""

    text: str
    detail: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What a letter says of one kind; `more` says how many are not named."""

    kind: ReminderKind
    heading: str
    count: int
    lines: Sequence[Line]
    more: str


@dataclass(frozen=True, slots=True)
class Content:
    """A letter in words."""

    subject: str
    body: str


def content_of(letter: Letter) -> Content | None:
    """Return what a letter says now, or None when all of it was settled in the meantime; one query.

    What no longer holds is left out, so that nobody is told of a task that is done.
    """
    rows = Reminder.objects.filter(letter=letter).annotate(wished=wish_waits("task"))
    rows = rows.select_related("task__lead", "task__overseer").order_by("task__due", "pk")
    holding = {row.pk: row for row in rows if holds(row)}
    told = [
        Told(row.pk, row.task_id, ReminderKind(row.kind), row.number) for row in holding.values()
    ]
    groups = [
        group_of(kind, [holding[key] for key in keys], letter.day)
        for kind, keys in told_once(told).items()
    ]
    if not groups:
        return None
    context = {
        "letter": letter, "groups": groups, "officer": letter.officer,
        "express": letter.number != DIGEST,
        "list_address": absolute(reverse("reminders_work:list")),
        "wishes_address": absolute(reverse("reminders_work:wishes")),
        "site": settings.WAGTAIL_SITE_NAME,
    }  # fmt: skip
    return Content(
        subject_of(letter, groups), render_to_string("tasks/reminders/mail.txt", context)
    )


def holds(row: Reminder) -> bool:
    """Return whether what a reminder says is still so; it was read with `wished`."""
    task, wished = row.task, bool(getattr(row, "wished", False))
    return is_still_true(
        ReminderKind(row.kind), row.occasion, state=State(task.state), due=task.due, wished=wished
    )


def subject_of(letter: Letter, groups: Sequence[Group]) -> str:
    """Return the subject: the day, and the first three counts."""
    counts = ", ".join(
        str(IN_SUBJECT[group.kind]) % {"count": group.count} for group in groups[:MOST_IN_SUBJECT]
    )
    if letter.number != DIGEST:
        return _("Hỏa tốc: %(counts)s") % {"counts": counts}
    return _("Việc cần làm ngày %(day)s: %(counts)s") % {
        "day": f"{letter.day:%d/%m/%Y}",
        "counts": counts,
    }


def group_of(kind: ReminderKind, rows: Sequence[Reminder], day: date) -> Group:
    """Return what is said of one kind."""
    if kind is ReminderKind.ESCALATED:
        lines, rest = by_unit(rows, day), _("và %(count)d đơn vị khác")
    else:
        lines, rest = [line_of(kind, row, day) for row in rows], _("và %(count)d việc khác")
    left = len(lines) - MOST_LINES
    more = rest % {"count": left} if left > 0 else ""
    return Group(kind, str(HEADINGS[kind]), len(rows), lines[:MOST_LINES], more)


def line_of(kind: ReminderKind, row: Reminder, day: date) -> Line:
    """Return one task with its term, for whom it is, and where it is worked on."""
    task = row.task
    unit = task.lead.name
    details = [unit, term_words(task.due, day if kind is ReminderKind.OVERDUE else None)]
    return Line(
        shortened(task.title),
        " · ".join(one for one in details if one),
        absolute(reverse("tasks_work:task", args=[task.pk])),
    )


def term_words(due: date | None, day: date | None) -> str:
    """Return a term in words; with a day, by how many days it is over."""
    if due is None:
        return ""
    words = _("hạn %(day)s") % {"day": f"{due:%d/%m/%Y}"}
    if day is None:
        return words
    return _("%(term)s, quá %(count)d ngày") % {"term": words, "count": (day - due).days}


def by_unit(rows: Iterable[Reminder], day: date) -> list[Line]:
    """Return the units that are late, the latest first, each with how many tasks and days."""
    dues: dict[str, list[date]] = defaultdict(list)
    for row in rows:
        if row.task.due:
            dues[row.task.lead.name].append(row.task.due)
    return [
        Line(unit, _("%(count)d việc quá hạn, lâu nhất %(days)d ngày")
             % {"count": len(days), "days": (day - min(days)).days})
        for unit, days in sorted(dues.items(), key=lambda item: (min(item[1]), item[0]))
    ]  # fmt: skip


def shortened(title: str) -> str:
    """Return a title on one line, cut where it is very long."""
    line = one_line(title)
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1].rstrip()}…"


def absolute(path: str) -> str:
    """Return an address as it can be opened from a mail."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"
