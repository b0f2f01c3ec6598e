"""Choices of tasks that an officer keeps for himself; no act of an office, so no entry."""

from datetime import datetime
from typing import Final

from django.db import transaction

from kheo.core.verdict import YES, no, require
from kheo.organisations.models import Officer
from kheo.tasks.models import SavedFilter

MOST: Final = 30
LONGEST: Final = 1000


@transaction.atomic
def keep_filter(*, name: str, query: str, by: Officer, at: datetime) -> SavedFilter:
    """Keep a choice of tasks under a name; one kept under it before is replaced.

    Raises RefusedError without a name, for a choice that is too long, and for a thirty-first.
    """
    named = name.strip()
    require(YES if named else no("filter_name_missing"))
    require(YES if len(query) <= LONGEST else no("filter_too_long"))
    others = SavedFilter.objects.filter(officer=by).exclude(name=named)
    require(YES if others.count() < MOST else no("too_many_filters"))
    kept, _is_new = SavedFilter.objects.update_or_create(
        officer=by, name=named, defaults={"query": query}, create_defaults={
            "query": query, "created_at": at,
        },
    )  # fmt: skip
    return kept


@transaction.atomic
def drop_filter(*, kept: SavedFilter, by: Officer) -> None:
    """Forget a choice of tasks. Raises RefusedError for one of another officer."""
    require(YES if kept.officer_id == by.pk else no("no_mandate"))
    kept.delete()
