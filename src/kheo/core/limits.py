"""How often something may be done: small tallies in the database, shared by all processes."""

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from kheo.core.models import Tally


def fingerprint(*parts: str) -> str:
    """Return a keyed hash that stands for a sender; the sender cannot be read back from it."""
    message = "\x1f".join(parts).encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()[:32]


def take(key: str, *, at: datetime, limit: int, window: timedelta, cost: int = 1) -> bool:
    """Return whether the act still fits under the limit of its window, and count it when it does.

    Windows start at whole multiples of their length, so that a tally is one row.
    What does not fit is not counted.
    """
    start = window_start(at, window)
    with transaction.atomic():
        Tally.objects.get_or_create(key=key, starts_at=start, defaults={"ends_at": start + window})
        free = Tally.objects.filter(key=key, starts_at=start, count__lte=limit - cost)
        return bool(free.update(count=F("count") + cost))


def window_start(at: datetime, window: timedelta) -> datetime:
    """Return the start of the window that a moment falls into."""
    seconds = int(window.total_seconds())
    return datetime.fromtimestamp(int(at.timestamp()) // seconds * seconds, tz=at.tzinfo)


def forget_old_tallies(*, at: datetime) -> int:
    """Delete tallies whose window is over; return how many went."""
    return Tally.objects.filter(ends_at__lt=at).delete()[0]
