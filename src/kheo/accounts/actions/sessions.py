"""Ending sessions, and forgetting those that are over."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet

from kheo.accounts.models import SharedValue
from kheo.ledger.actions import Who, record
from kheo.organisations.models import Officer


@transaction.atomic
def end_sessions(
    *, officer: Officer, sessions: Iterable[UserSession], by: Who, at: datetime
) -> int:
    """End sessions of an officer and return how many; whoever uses one is signed out at once."""
    ended = 0
    for session in sessions:
        session.end()
        ended += 1
    if ended:
        record("accounts.sessions_ended", target=officer, by=by, at=at, facts={"count": ended})
    return ended


def sessions_of(officer: Officer, *, but: str | None = None) -> QuerySet[Any]:
    """Return the sessions of an officer, oldest first, without the one of a key."""
    rows: QuerySet[Any] = UserSession.objects.filter(user_id=officer.pk).order_by("pk")
    return rows.exclude(session_key=but) if but else rows


def forget_what_is_over(*, at: datetime) -> None:
    """Delete sessions and counts whose time is over."""
    Session.objects.filter(expire_date__lt=at).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    SharedValue.objects.filter(expires__lt=at).delete()
