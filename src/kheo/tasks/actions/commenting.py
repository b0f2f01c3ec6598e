"""Words between those who work on a task; they are never public."""

from datetime import date, datetime

from django.db import transaction

from kheo.core.verdict import YES, no, require
from kheo.ledger.actions import record
from kheo.organisations.models import Officer, Organisation
from kheo.tasks.models import Comment, Task
from kheo.tasks.reading.seeing import access


@transaction.atomic
def comment(*, task: Task, text: str, by: Officer, on: date, at: datetime) -> Comment:
    """Say something about a task, for the unit through which one has to do with it.

    Raises RefusedError for who has nothing to do with it, and for no words.
    """
    seen = access(by, task, on=on)
    require(YES if seen.sees else no("no_mandate"))
    require(YES if text.strip() else no("comment_missing"))
    organisation = Organisation.objects.get(pk=seen.speaks_for or 0)
    row = Comment.objects.create(
        task=task, by=by, organisation=organisation, at=at, text=text.strip()
    )
    record("tasks.commented", target=task, by=by, at=at, behalf=organisation)
    return row
