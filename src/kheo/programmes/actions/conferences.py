"""A conference from its notice to the day it is held: prepared, changed, announced, cancelled."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Final

from django.db import transaction

from kheo.core.days import day_here
from kheo.core.slugs import free_slug
from kheo.core.text import clean, one_line, slugify
from kheo.core.verdict import YES, no, require
from kheo.ledger.actions import record
from kheo.ledger.rules import Fact
from kheo.organisations.models import Officer, Organisation, Place
from kheo.programmes.acting import bodies_of
from kheo.programmes.actions.conferences_people import fill_offices_anew, publish
from kheo.programmes.authority import HOLD, require_may
from kheo.programmes.models import Conference, Programme
from kheo.programmes.rules.conferences import (
    ConferenceKind,
    ConferenceState,
    may_move_conference,
)
from kheo.programmes.rules.openness import Openness

LONGEST_SLUG: Final = 130
CHANGED: Final = "programmes.conference_changed"
BEFORE: Final = frozenset({ConferenceState.PREPARED, ConferenceState.ANNOUNCED})


@dataclass(frozen=True, slots=True)
class ConferenceSaid:
    """What is said of a conference in its notice."""

    kind: ConferenceKind
    title: str
    starts_at: datetime
    venue: str
    ends_at: datetime | None = None
    programme: Programme | None = None
    place: Place | None = None
    openness: Openness = Openness.PUBLIC

    def columns(self) -> dict[str, object]:
        """Return what is said as columns."""
        said = {one.name: getattr(self, one.name) for one in fields(self)}
        return said | {"title": one_line(self.title), "venue": one_line(self.venue)}


@transaction.atomic
def prepare_conference(
    *,
    said: ConferenceSaid,
    host: Organisation,
    by: Officer,
    on: date,
    at: datetime,
    is_sample: bool = False,
) -> Conference:
    """Begin a conference that nobody else sees yet, for its host. Raises RefusedError."""
    require_may(by, HOLD, host, on=on)
    require_sound(said)
    require_programme_of(said, host)
    conference = Conference.objects.create(
        **said.columns(),
        host=host,
        slug=free_slug(
            Conference.objects.all(), slugify(said.title, longest=LONGEST_SLUG) or "hoi-nghi"
        ),
        created_at=at,
        is_sample=is_sample,
    )
    record("programmes.conference_prepared", target=conference, by=by, at=at, behalf=host,
           facts={"starts_at": told(said.starts_at), "venue": conference.venue})  # fmt: skip
    return conference


@transaction.atomic
def change_conference(
    *, conference: Conference, said: ConferenceSaid, by: Officer, on: date, at: datetime
) -> Conference:
    """Say anew what the notice says, until the conference is held; the entry names both.

    With another day, those who preside by their accounts get the offices they hold on that day.
    Raises RefusedError.
    """
    held = locked(conference)
    require_may(by, HOLD, held.host, on=on)
    require(YES if held.state in BEFORE else no("not_next"))
    require_sound(said)
    require_programme_of(said, held.host)
    day, columns = day_here(held.starts_at), said.columns()
    was_shown, facts = held.is_shown, differences(held, columns)
    for name, value in columns.items():
        setattr(held, name, value)
    held.save(update_fields=list(columns))
    if day_here(held.starts_at) != day:
        fill_offices_anew(held)
    record(CHANGED, target=held, by=by, at=at, behalf=held.host, facts=facts)
    publish(held, was_shown=was_shown)
    return held


@transaction.atomic
def announce(*, conference: Conference, by: Officer, on: date, at: datetime) -> Conference:
    """Give notice: everybody may read of it, unless it is internal. Raises RefusedError."""
    held = locked(conference)
    require_may(by, HOLD, held.host, on=on)
    require(YES if held.chairs.exists() else no("chairs_missing"))
    return move(held, ConferenceState.ANNOUNCED, by=by, at=at)


@transaction.atomic
def hold(*, conference: Conference, by: Officer, on: date, at: datetime) -> Conference:
    """Write down that it was held, from the day on for which it was announced.

    Raises RefusedError.
    """
    held = locked(conference)
    require_may(by, HOLD, held.host, on=on)
    require(no("day_not_come") if on < day_here(held.starts_at) else YES)
    return move(held, ConferenceState.HELD, by=by, at=at)


@transaction.atomic
def cancel_conference(
    *, conference: Conference, reason: str, by: Officer, on: date, at: datetime
) -> Conference:
    """Cancel a conference that was not held; who read the notice reads why. Raises RefusedError."""
    held = locked(conference)
    require_may(by, HOLD, held.host, on=on)
    return move(held, ConferenceState.CANCELLED, by=by, at=at, reason=clean(reason).strip())


def move(
    held: Conference, to: ConferenceState, *, by: Officer, at: datetime, reason: str = ""
) -> Conference:
    """Bring a locked conference to a state. Raises RefusedError."""
    now = ConferenceState(held.state)
    require(may_move_conference(now, to, reason=reason))
    held.state = to
    if to is ConferenceState.ANNOUNCED:
        held.announced_at = at
    held.save(update_fields=["state", "announced_at"])
    record("programmes.conference_moved", target=held, by=by, at=at, behalf=held.host,
           reason=reason, facts={"from": str(now), "to": str(to)})  # fmt: skip
    publish(held)
    return held


def locked(conference: Conference) -> Conference:
    """Return a conference as it is now, held until the end of the transaction."""
    rows = Conference.objects.select_related("host", "place", "programme")
    return rows.select_for_update(of=("self",)).get(pk=conference.pk)


def require_sound(said: ConferenceSaid) -> None:
    """Raise RefusedError for what cannot stand."""
    require(YES if said.title.strip() else no("title_missing"))
    require(YES if said.venue.strip() else no("venue_missing"))
    upside_down = said.ends_at is not None and said.ends_at <= said.starts_at
    require(no("ends_before_start") if upside_down else YES)


def require_programme_of(said: ConferenceSaid, host: Organisation) -> None:
    """Raise RefusedError where the host is neither a party of the programme nor its desk."""
    if said.programme is None:
        return
    require(YES if host in bodies_of(said.programme) else no("host_no_party"))


def differences(held: Conference, columns: dict[str, object]) -> dict[str, Fact]:
    """Return what a change changes, both as it was and as it becomes."""
    before = {name: getattr(held, name) for name in columns}
    return {
        name: {"old": told(before[name]), "new": told(value)}
        for name, value in columns.items()
        if before[name] != value
    }


def told(value: object) -> str:
    """Return a value as the ledger keeps it."""
    if isinstance(value, datetime):
        return value.isoformat()
    return "" if value is None else str(value)
