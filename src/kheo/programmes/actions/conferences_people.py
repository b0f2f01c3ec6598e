"""Who presides over a conference, who was invited to it, and who came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction

from kheo.core.days import day_here
from kheo.core.front.generation import next_generation
from kheo.core.search import socket as search
from kheo.core.text import one_line
from kheo.core.verdict import YES, no, require
from kheo.ledger.actions import record
from kheo.ledger.rules import Fact
from kheo.organisations.models import Officer, Organisation
from kheo.programmes.authority import HOLD, require_may
from kheo.programmes.models import CoChair, Conference, Guest
from kheo.programmes.models.conferences import KIND
from kheo.programmes.reading.conferences_offices import office_held
from kheo.programmes.rules.attendance import Attendance, Sums, may_attend, sums
from kheo.programmes.rules.conferences import ConferenceState, Presence

MOST_CHAIRS: Final = 30
MOST_GUESTS: Final = 1000
LONGEST_GUEST: Final = 300
OPEN: Final = frozenset({
    ConferenceState.PREPARED, ConferenceState.ANNOUNCED, ConferenceState.HELD,
})  # fmt: skip
AFTERWARDS: Final = frozenset({ConferenceState.HELD, ConferenceState.CONCLUDED})


@dataclass(frozen=True, slots=True)
class ChairSaid:
    """Who presides: an officer, whose mandate tells the office, or a name and an office."""

    name: str = ""
    office: str = ""
    officer: Officer | None = None
    organisation: Organisation | None = None


@dataclass(frozen=True, slots=True)
class GuestSaid:
    """Who is invited: an organisation, or words."""

    name: str = ""
    organisation: Organisation | None = None

    @property
    def key(self) -> tuple[int | None, str]:
        """What tells one guest from another."""
        return (
            self.organisation.pk if self.organisation else None,
            one_line(self.name)[:LONGEST_GUEST],
        )


@transaction.atomic
def set_chairs(
    *, conference: Conference, chairs: Sequence[ChairSaid], by: Officer, on: date, at: datetime
) -> list[CoChair]:
    """Write down who presides, in the offices they hold on the day of the conference.

    Raises RefusedError, also where an officer holds no office that day.
    """
    held = open_for(conference, OPEN, by=by, on=on)
    require(no("too_many_lines") if len(chairs) > MOST_CHAIRS else YES)
    require(YES if chairs else no("chairs_missing"))
    rows = [chair_of(held, one, order) for order, one in enumerate(chairs)]
    require(no("chair_twice") if len({one.name for one in rows}) < len(rows) else YES)
    held.chairs.all().delete()
    CoChair.objects.bulk_create(rows)
    told: dict[str, Fact] = {"chairs": [str(one) for one in rows]}
    record("programmes.conference_changed", target=held, by=by, at=at, behalf=held.host,
           facts=told)  # fmt: skip
    publish(held)
    return rows


def chair_of(conference: Conference, said: ChairSaid, order: int) -> CoChair:
    """Return a row that is not kept yet. Raises RefusedError."""
    row = CoChair(conference=conference, order=order, name=one_line(said.name)[:120],
                  office=one_line(said.office)[:300], organisation=said.organisation,
                  officer=said.officer)  # fmt: skip
    if said.officer is not None:
        day = day_here(conference.starts_at)
        office = office_held(said.officer, day, organisation=said.organisation)
        require(YES if office else no("chair_without_office"))
        assert office is not None  # noqa: S101 - required above
        row.name, row.office = str(said.officer), office.words[:300]
        row.organisation = office.organisation
    require(YES if row.name and row.office else no("chair_incomplete"))
    return row


def fill_offices_anew(conference: Conference) -> None:
    """Give those who preside by their accounts the offices of a new day. Raises RefusedError."""
    rows = conference.chairs.filter(officer__isnull=False)
    for row in rows.select_related("officer", "organisation"):
        said = ChairSaid(officer=row.officer, organisation=row.organisation)
        row.office = chair_of(conference, said, row.order).office
        row.save(update_fields=["office"])


@transaction.atomic
def invite(
    *, conference: Conference, guests: Sequence[GuestSaid], by: Officer, on: date, at: datetime
) -> list[Guest]:
    """Write down who is invited; of who was on the list before, what is said of them stays.

    Raises RefusedError.
    """
    held = open_for(conference, OPEN, by=by, on=on)
    require(no("too_many_lines") if len(guests) > MOST_GUESTS else YES)
    require(no("guest_twice") if len({one.key for one in guests}) < len(guests) else YES)
    require(no("guest_nobody") if any(one.key == (None, "") for one in guests) else YES)
    before = {(one.organisation_id, one.name): one for one in held.guests.all()}
    gone = {one.key for one in guests}
    held.guests.filter(pk__in=[row.pk for key, row in before.items() if key not in gone]).delete()
    rows = [guest_of(held, one, order, before) for order, one in enumerate(guests)]
    Guest.objects.bulk_create([row for row in rows if row.pk is None])
    Guest.objects.bulk_update([row for row in rows if row.pk is not None], ["order"])
    record("programmes.conference_changed", target=held, by=by, at=at, behalf=held.host,
           facts={"guests": len(rows)})  # fmt: skip
    publish(held)
    return rows


def guest_of(
    conference: Conference,
    said: GuestSaid,
    order: int,
    before: Mapping[tuple[int | None, str], Guest],
) -> Guest:
    """Return the row of a guest, that of before where there was one."""
    row = before.get(said.key) or Guest(
        conference=conference, organisation=said.organisation, name=said.key[1]
    )
    row.order = order
    return row


@transaction.atomic
def tell_attendance(
    *,
    conference: Conference,
    told: Mapping[int, Attendance],
    by: Officer,
    on: date,
    at: datetime,
) -> Sums:
    """Write down who came, by the keys of guests; return the sums of all. Raises RefusedError."""
    held = open_for(conference, AFTERWARDS, by=by, on=on)
    rows = list(held.guests.all())
    require(no("guest_of_other") if set(told) - {row.pk for row in rows} else YES)
    for one in told.values():
        require(may_attend(one))
    for row in rows:
        if row.pk in told:
            row.presence, row.people = told[row.pk].presence, told[row.pk].people
    Guest.objects.bulk_update(rows, ["presence", "people"])
    found = sums_of(rows)
    facts: dict[str, Fact] = {
        "invited": found.invited, "present": found.present, "represented": found.represented,
        "absent": found.absent, "people": found.people,
    }  # fmt: skip
    record("programmes.conference_attended", target=held, by=by, at=at, behalf=held.host,
           facts=facts)  # fmt: skip
    publish(held)
    return found


def sums_of(guests: Sequence[Guest]) -> Sums:
    """Return how many of some guests came."""
    return sums(Attendance(Presence(one.presence), one.people) for one in guests)


def open_for(
    conference: Conference, states: frozenset[ConferenceState], *, by: Officer, on: date
) -> Conference:
    """Return a conference, held until the end of the transaction, where it is in some state.

    Raises RefusedError.
    """
    rows = Conference.objects.select_related("host").select_for_update(of=("self",))
    held = rows.get(pk=conference.pk)
    require_may(by, HOLD, held.host, on=on)
    require(YES if held.state in states else no("not_next"))
    return held


def publish(held: Conference, *, was_shown: bool = False) -> None:
    """Let readers see a change of what is shown to them, once it stands."""
    if held.is_shown or was_shown:
        search.changed(KIND, [held.pk])
        transaction.on_commit(next_generation)
