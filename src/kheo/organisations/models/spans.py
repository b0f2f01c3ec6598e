"""Spans of days: from a first day, or always, to a last day, or for good."""

from datetime import date

from django.db import models
from django.db.models import F, Q


def on_day(day: date, prefix: str = "") -> Q:
    """Return the condition that a span with `since` and `until` holds on a day.

    `prefix` leads to the record that has them: ``parents__``.
    """
    began = Q(**{f"{prefix}since": None}) | Q(**{f"{prefix}since__lte": day})
    lasts = Q(**{f"{prefix}until": None}) | Q(**{f"{prefix}until__gte": day})
    return began & lasts


def in_order(name: str) -> models.CheckConstraint:
    """Return the constraint that no span ends before it begins."""
    return models.CheckConstraint(
        name=name, condition=Q(since=None) | Q(until=None) | Q(since__lte=F("until"))
    )
