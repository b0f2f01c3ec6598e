"""Socket: where open duties of organisations lie. Later rooms enlist; this one asks.

A duty is something that an organisation still owes: a term that runs, a mandate that is held. Each
lies in one source, under a key of that source.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple, Protocol

from django.utils.functional import Promise

from kheo.organisations.models.officers import Officer
from kheo.organisations.models.organisations import Organisation


@dataclass(frozen=True, slots=True)
class Duty:
    """One open duty of one organisation.

    `holder` is the key of the organisation; `due` the day it is owed, where there is one; `address`
    a staff page that shows it, where there is one.
    """

    source: str
    key: str
    holder: int
    title: str
    due: date | None = None
    address: str = ""

    @property
    def ref(self) -> "DutyRef":
        """What names the duty."""
        return DutyRef(self.source, self.key, self.holder)


class DutyRef(NamedTuple):
    """What names an open duty: its source, its key there, and the organisation that has it."""

    source: str
    key: str
    holder: int


@dataclass(frozen=True, slots=True)
class Act:
    """The act of which a change in a source is part: who, when, from which day on, and why."""

    by: Officer
    at: datetime
    on: date
    reason: str = ""
    document: str = ""


class Source(Protocol):
    """Where duties of one sort lie. Every call comes inside the transaction of the act."""

    name: str
    """Code of the source: `law.deadlines`."""

    label: str | Promise
    """What its duties are called, in the plural: “Thời hạn đang chạy”."""

    def open_of(self, organisations: Collection[int]) -> Iterable[Duty]:
        """Return the open duties of organisations, in a number of queries that does not grow."""

    def counts(self, *, ended_by: date) -> Mapping[int, int]:
        """Return how many open duties each organisation has whose last day is before a day."""

    def hand_over(
        self, keys: Sequence[str], *, holder: Organisation, to: Sequence[Organisation], act: Act
    ) -> Mapping[str, Sequence[str]]:
        """Let organisations take duties over; return for each key the keys under which it goes on.

        There is one new key for each organisation, in their order. A duty that one organisation
        takes may keep its key.
        """

    def close(self, keys: Sequence[str], *, holder: Organisation, act: Act) -> None:
        """Let duties end without a successor."""


SOURCES: Final[dict[str, Source]] = {}


def enlist(source: Source) -> None:
    """Have the duties of a source stand in the handover queue when their organisation ends."""
    SOURCES[source.name] = source


def source(name: str) -> Source:
    """Return an enlisted source. Raises LookupError for one that is not there."""
    try:
        return SOURCES[name]
    except KeyError as missing:
        raise LookupError(f"no room has enlisted duties {name!r}") from missing


def open_of(organisations: Collection[int]) -> list[Duty]:
    """Return all open duties of organisations, those owed first at the top."""
    found = [duty for one in SOURCES.values() for duty in one.open_of(organisations)]
    return sorted(found, key=lambda duty: (duty.due or date.max, duty.source, duty.title, duty.key))


def waiting(*, on: date) -> dict[int, int]:
    """Return how many duties wait for a decision, by the organisation that ended."""
    found: dict[int, int] = {}
    for one in SOURCES.values():
        for holder, count in one.counts(ended_by=on).items():
            found[holder] = found.get(holder, 0) + count
    return found
