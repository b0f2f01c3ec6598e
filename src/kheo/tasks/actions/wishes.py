"""How an officer wants to be told, and what he has seen.

These are his own affairs, not acts of an organisation: the ledger tells nothing of them.
"""

from datetime import datetime

from django.db import transaction

from kheo.core.verdict import require
from kheo.organisations.models import Officer
from kheo.tasks.models import Reminder, Wishes
from kheo.tasks.rules.digests import Manner, may_wish


@transaction.atomic
def set_wishes(*, by: Officer, by_mail: bool, manner: Manner) -> Wishes:
    """Keep how an officer wants to be told. Raises RefusedError for a digest in quiet hours."""
    require(may_wish(manner))
    wishes, _made = Wishes.objects.update_or_create(
        officer=by,
        defaults={
            "by_mail": by_mail, "digest_at": manner.digest_at, "quiet_from": manner.quiet_from,
            "quiet_until": manner.quiet_until, "on_days_off": manner.on_days_off,
        },
    )  # fmt: skip
    return wishes


@transaction.atomic
def see_all(*, by: Officer, until: int, at: datetime) -> int:
    """Mark an officer's reminders up to a key as seen; return how many were not yet."""
    unseen = Reminder.objects.filter(officer=by, seen_at=None, pk__lte=until)
    return unseen.update(seen_at=at)
