"""Days as a calendar file that telephones and mail programs read (RFC 5545)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

LONGEST_LINE: Final = 75
"""In bytes of UTF-8; what is longer goes on in the next line, after a space."""


@dataclass(frozen=True, slots=True)
class Event:
    """A whole day with its name and what is to be said of it."""

    day: date
    name: str
    about: str
    key: str


def calendar(name: str, events: Iterable[Event], *, host: str, made: datetime) -> bytes:
    """Return a calendar file; `made` is in UTC."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kheo//Lich lam viec//VI",
        f"X-WR-CALNAME:{escaped(name)}",
    ]  # fmt: skip
    for event in events:
        lines += event_lines(event, host, made)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def event_lines(event: Event, host: str, made: datetime) -> list[str]:
    """Return the lines of one day."""
    return [
        "BEGIN:VEVENT",
        f"UID:{event.key}@{host}",
        f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(event.name)}",
        f"DESCRIPTION:{escaped(event.about)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def escaped(text: str) -> str:
    """Return text as a value: what has a meaning of its own stands behind a backslash."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\r", "").replace("\n", "\\n")


def folded(line: str) -> bytes:
    """Return a line, broken where it is too long, never within a letter."""
    return b"\r\n ".join(pieces(line)) + b"\r\n"


def pieces(line: str) -> Iterator[bytes]:
    """Yield parts of a line that are short enough; all but the first leave room for a space."""
    part, room = b"", LONGEST_LINE
    for letter in line:
        coded = letter.encode()
        if len(part) + len(coded) > room:
            yield part
            part, room = b"", LONGEST_LINE - 1
        part += coded
    yield part
