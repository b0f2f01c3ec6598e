"""What a view is: one reader, one article, one day; and how it is noted without saying who read.

A reader is known for one day only, by a keyed hash of his address and his browser's name. The key
is drawn anew each day and thrown away after it, so that nobody can be followed into the next.
"""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from struct import Struct
from typing import Final, NamedTuple
from zlib import crc32

SALT_BYTES: Final = 16
LONGEST_AGENT: Final = 512
"""Signs of a browser's name that are looked at; a longer one is a trick."""

CONTENT: Final = Struct("<IQq")
CHECK: Final = Struct("<I")
RECORD_BYTES: Final = CONTENT.size + CHECK.size

PREFETCH_HEADERS: Final = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ")
PREFETCH_WORDS: Final = ("prefetch", "prerender", "preview")


class Period(StrEnum):
    """Over which days views are added up."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


DAYS_IN: Final[Mapping[Period, int]] = {Period.DAY: 1, Period.WEEK: 7, Period.MONTH: 30}


class View(NamedTuple):
    """One reader opened one page on one day."""

    day: date
    page: int
    reader: int


def first_day(period: Period, day: date) -> date:
    """Return the first day of the period that ends with a day."""
    return day - timedelta(days=DAYS_IN[period] - 1)


def day_at(moment: float, zone: tzinfo) -> date:
    """Return the calendar day of a moment, in seconds since 1970."""
    return datetime.fromtimestamp(moment, tz=zone).date()


def end_of(day: date, zone: tzinfo) -> float:
    """Return the moment a day ends, in seconds since 1970."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone).timestamp()


def reader_of(address: str, agent: str, salt: bytes) -> int:
    """Return the number that stands for a reader on the day of the salt."""
    message = f"{address}\x1f{agent[:LONGEST_AGENT]}".encode(errors="surrogateescape")
    digest = hashlib.blake2b(message, key=salt, digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def only_fetches_ahead(environ: Mapping[str, object]) -> bool:
    """Return whether a browser fetches the page before its reader asked for it."""
    said = " ".join(str(environ[name]) for name in PREFETCH_HEADERS if name in environ).lower()
    return any(word in said for word in PREFETCH_WORDS)


def packed(view: View) -> bytes:
    """Return a view as a record of RECORD_BYTES."""
    content = CONTENT.pack(view.day.toordinal(), view.page, view.reader)
    return content + CHECK.pack(crc32(content))


def unpacked(records: bytes) -> Iterator[View]:
    """Yield the views in a row of records; what was torn or overwritten in between is left out."""
    position = 0
    while position + RECORD_BYTES <= len(records):
        content = records[position : position + CONTENT.size]
        (check,) = CHECK.unpack_from(records, position + CONTENT.size)
        if check != crc32(content):
            position += 1
            continue
        yield view_in(content)
        position += RECORD_BYTES


def view_in(content: bytes) -> View:
    """Return the view that a whole record holds."""
    day, page, reader = CONTENT.unpack(content)
    return View(date.fromordinal(day), page, reader)
