"""Pictures of a conference: kept under random names, taken away with a reason."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Max

from kheo.core.photos.taking import ENDING, Photo
from kheo.core.text import one_line
from kheo.core.verdict import YES, no, require
from kheo.ledger.actions import record
from kheo.organisations.models import Officer
from kheo.programmes.actions.conferences_people import open_for, publish
from kheo.programmes.models import Conference, ConferencePhoto
from kheo.programmes.rules.conferences import ConferenceState

SHOWABLE: Final = frozenset(
    {ConferenceState.ANNOUNCED, ConferenceState.HELD, ConferenceState.CONCLUDED}
)


@dataclass(frozen=True, slots=True)
class PhotoWords:
    """What is said of a picture; without `alt` who does not see it has nothing."""

    name: str
    alt: str
    caption: str = ""
    credit: str = ""


@transaction.atomic
def add_photo(
    *,
    conference: Conference,
    photo: Photo,
    words: PhotoWords,
    by: Officer,
    on: date,
    at: datetime,
) -> ConferencePhoto:
    """Keep a picture that was taken in (`kheo.core.photos`). Raises RefusedError.

    Of an act that fails no bytes stay.
    """
    held = open_for(conference, SHOWABLE, by=by, on=on)
    require(YES if words.alt.strip() else no("alt_missing"))
    there = held.photos.filter(sha256=photo.sha256)
    require(no("photo_twice") if there.exists() else YES)
    last = held.photos.aggregate(last=Max("order"))["last"]
    row = ConferencePhoto(
        conference=held, order=0 if last is None else last + 1, name=one_line(words.name)[:200],
        media_type=photo.media_type, size=photo.size, sha256=photo.sha256, width=photo.width,
        height=photo.height, added_by=by, added_at=at, alt=one_line(words.alt)[:300],
        caption=one_line(words.caption)[:500], credit=one_line(words.credit)[:120],
    )  # fmt: skip
    row.file.save(f"{secrets.token_hex(16)}{ENDING}", ContentFile(photo.content), save=False)
    try:
        row.save(force_insert=True)
        record("programmes.photo_added", target=held, by=by, at=at, behalf=held.host,
               facts={"photo": row.name, "sha256": row.sha256})  # fmt: skip
    except BaseException:
        default_storage.delete(str(row.file.name))
        raise
    publish(held)
    return row


@transaction.atomic
def remove_photo(
    *, photo: ConferencePhoto, reason: str, by: Officer, on: date, at: datetime
) -> None:
    """Take a picture away; its bytes go when that is certain. Raises RefusedError."""
    held = open_for(photo.conference, SHOWABLE, by=by, on=on)
    require(YES if reason.strip() else no("reason_missing"))
    row = ConferencePhoto.objects.filter(pk=photo.pk, conference=held).first()
    require(YES if row else no("photo_gone"))
    assert row is not None  # noqa: S101 - required above
    name, facts = str(row.file.name), {"photo": row.name, "sha256": row.sha256}
    row.delete()
    record("programmes.photo_removed", target=held, by=by, at=at, behalf=held.host,
           reason=reason.strip(), facts=dict(facts))  # fmt: skip
    transaction.on_commit(removal(name))
    publish(held)


def removal(name: str) -> Callable[[], None]:
    """Return what removes the bytes of a picture, unless a row names them."""

    def remove() -> None:
        if not ConferencePhoto.objects.filter(file=name).exists():
            default_storage.delete(name)

    return remove
