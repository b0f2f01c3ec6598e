"""Addresses under which calendars read a unit's terms: made, read, revoked."""

import hashlib
import secrets
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import Q

from kheo.core.text import one_line
from kheo.core.verdict import YES, no, require
from kheo.ledger.actions import record
from kheo.organisations.authority import may
from kheo.organisations.models import Officer, Organisation
from kheo.tasks.authority import WORK
from kheo.tasks.models import FeedToken

BYTES: Final = 20
"""160 bits: nobody finds an address by trying."""
MOST: Final = 50


@transaction.atomic
def make_feed(
    *, organisation: Organisation, label: str, by: Officer, on: date, at: datetime
) -> tuple[FeedToken, str]:
    """Make an address for a unit's calendar; return its row and its token, which is kept nowhere.

    Raises RefusedError where the officer does not work for the unit, or it has fifty already.
    """
    require(may(by, WORK, organisation, on=on))
    said = one_line(label)[:120]
    require(YES if said else no("label_missing"))
    living = FeedToken.objects.filter(organisation=organisation, revoked_at=None).count()
    require(YES if living < MOST else no("too_many_feeds"))
    token = secrets.token_urlsafe(BYTES)
    feed = FeedToken.objects.create(
        organisation=organisation, digest=digest_of(token), label=said, made_by=by, made_at=at
    )
    record("tasks.feed_made", target=feed, by=by, at=at, behalf=organisation, facts={"label": said})
    return feed, token


@transaction.atomic
def revoke_feed(*, feed: FeedToken, by: Officer, on: date, at: datetime) -> FeedToken:
    """Let an address lead nowhere from now on.

    Whoever made it may do that, and whoever works for the unit. Raises RefusedError.
    """
    held = FeedToken.objects.select_for_update().get(pk=feed.pk)
    if held.made_by_id != by.pk:
        require(may(by, WORK, held.organisation, on=on))
    require(YES if held.revoked_at is None else no("feed_revoked"))
    held.revoked_at, held.revoked_by = at, by
    held.save(update_fields=["revoked_at", "revoked_by"])
    record(
        "tasks.feed_revoked", target=held, by=by, at=at, behalf=held.organisation,
        facts={"label": held.label},
    )  # fmt: skip
    return held


def digest_of(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def feed_behind(token: str, *, on: date) -> FeedToken | None:
    """Return the feed to which a token opens, if it opens any; three queries.

    It opens as long as it is not revoked and whoever made it still works for the unit.
    """
    rows = FeedToken.objects.select_related("organisation", "made_by")
    found = rows.filter(digest=digest_of(token), revoked_at=None).first()
    if found is None or not may(found.made_by, WORK, found.organisation, on=on):
        return None
    return found


def note_reading(feed: FeedToken, *, on: date) -> None:
    """Note the day on which a feed was read; one statement, once a day."""
    if feed.last_read_on != on:
        earlier = Q(last_read_on=None) | Q(last_read_on__lt=on)
        FeedToken.objects.filter(earlier, pk=feed.pk).update(last_read_on=on)
