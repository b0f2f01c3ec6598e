"""What the pages of a conference show of other tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from kheo.core.days import short_day
from kheo.ledger.actions import ref_of
from kheo.ledger.models import Entry
from kheo.programmes.models import Conclusion, Conference, Inspection, Programme, Recommendation
from kheo.programmes.rules.openness import Openness

CHANGED: Final = "programmes.conference_changed"
MOVED: Final = "programmes.conference_moved"
TOLD: Final = ("starts_at", "ends_at", "venue", "title", "place")
"""What readers of a notice have to know of a change."""
MOST: Final = 20


@dataclass(frozen=True, slots=True)
class Changed:
    """A change of the notice: of what, from what, to what."""

    label: str
    old: str
    new: str
    at: datetime


def changes_of(conference: Conference) -> list[Changed]:
    """Return what was changed after notice was given, the newest first; one query."""
    if conference.announced_at is None:
        return []
    rows = Entry.objects.about(ref_of(conference)).filter(
        verb=CHANGED, at__gt=conference.announced_at
    )
    return [
        Changed(label_of(name), worded(fact["old"]), worded(fact["new"]), row.at)
        for row in rows.newest_first()[:MOST]
        for name in TOLD
        if isinstance(fact := row.facts_read.get(name), dict)
    ]


def label_of(name: str) -> str:
    """Return what a column is called."""
    return str(Conference._meta.get_field(name).verbose_name)  # type: ignore[union-attr] # noqa: SLF001 - a public interface of Django, named so


def worded(value: str) -> str:
    """Return a value of the ledger as people read it."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value or _("không ghi")
    local = timezone.localtime(moment)
    return f"{local:%H:%M}, {short_day(local.date())}"


def with_tasks(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Bring along the tasks that came of conclusions or recommendations, with who leads them.

    Tasks stand in a later room; they are reached by the name under which they point here.
    """
    return rows.select_related("lead").prefetch_related("tasks__lead", "tasks__programme")


@dataclass(frozen=True, slots=True)
class Followed:
    """What was concluded or recommended, with the tasks that a reader may see of it."""

    row: Conclusion | Recommendation
    tasks: list[Any]
    count: int
    done: int


def followed(rows: Iterable[Any], *, everything: bool) -> list[Followed]:
    """Return rows with their tasks: all of them, or those that everybody may read.

    Cancelled tasks are left out.
    """
    found = []
    for row in rows:
        living = [one for one in row.tasks.all() if one.state != "cancelled"]
        seen = [one for one in living if everything or is_open_to_all(one.programme)]
        done = sum(one.state == "done" for one in living)
        found.append(Followed(row, seen, len(living), done))
    return found


def is_open_to_all(programme: Programme | None) -> bool:
    """Return whether everybody may read the tasks of a programme, one by one."""
    return programme is not None and programme.is_shown and programme.openness == Openness.PUBLIC


def cancelled_because(conference: Conference) -> str:
    """Return why a conference was cancelled, or nothing; one query."""
    rows = Entry.objects.about(ref_of(conference)).filter(verb=MOVED)
    last = rows.newest_first().first()
    return last.reason if last else ""


def entries_of(what: Conference | Inspection) -> QuerySet[Entry]:
    """Return the last entries of the ledger about a record."""
    return Entry.objects.about(ref_of(what)).newest_first()[:MOST]
