"""Beginning a programme: who its parties are, and what is known of it before it is signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction

from kheo.core.front.generation import next_generation
from kheo.core.slugs import free_slug
from kheo.core.text import one_line, slugify
from kheo.core.verdict import YES, no, require
from kheo.documents.models import Document
from kheo.ledger.actions import record
from kheo.organisations.models import Officer, Organisation, Place
from kheo.programmes.authority import DRAFT, require_may
from kheo.programmes.models import Party, PartyAnswer, Programme, Version
from kheo.programmes.models.programmes import LIVING
from kheo.programmes.rules.instruments import Instrument, PartyRole
from kheo.programmes.rules.openness import Openness
from kheo.programmes.rules.states import BEFORE_SIGNING, LEAST_PARTIES, State

LONGEST_SLUG: Final = 130


@dataclass(frozen=True, slots=True)
class PartySaid:
    """A party as somebody names it; the first of several leads."""

    organisation: Organisation
    role: PartyRole = PartyRole.PARTNER
    desk: Organisation | None = None
    leader: str = ""
    leader_office: str = ""
    contact: str = ""
    contact_office: str = ""
    contact_officer: Officer | None = None


@dataclass(frozen=True, slots=True)
class ProgrammeSaid:
    """What is said of a programme besides its text."""

    title: str
    since: date
    until: date | None = None
    instrument: Instrument = Instrument.PROGRAMME
    theme: str = ""
    place: Place | None = None
    openness: Openness = Openness.PUBLIC
    parent: Programme | None = None
    former: Programme | None = None
    document: Document | None = None

    def columns(self) -> dict[str, object]:
        """Return what is said as columns."""
        return {
            "title": one_line(self.title), "since": self.since, "until": self.until,
            "instrument": self.instrument, "theme": one_line(self.theme), "place": self.place,
            "openness": self.openness, "parent": self.parent, "former": self.former,
            "document": self.document,
        }  # fmt: skip


@transaction.atomic
def begin_programme(
    *,
    said: ProgrammeSaid,
    parties: Sequence[PartySaid],
    by: Officer,
    on: date,
    at: datetime,
    asks_leave: bool = True,
    is_sample: bool = False,
) -> Programme:
    """Begin a programme with an empty first version, for the first of its parties.

    It asks leave first, unless leave was given outside the software. Raises RefusedError.
    """
    require_sound(said)
    require_parties(parties, on)
    lead = parties[0].organisation
    require_may(by, DRAFT, lead, on=on)
    programme = Programme.objects.create(
        **said.columns(),
        slug=free_slug(
            Programme.objects.all(), slugify(said.title, longest=LONGEST_SLUG) or "chuong-trinh"
        ),
        state=State.ASKING_LEAVE if asks_leave else State.DRAFT,
        created_at=at,
        is_sample=is_sample,
    )
    rows = create_parties(programme, parties)
    Version.objects.create(programme=programme, number=1, proposed_by=rows[0], begun_at=at)
    record("programmes.begun", target=programme, by=by, at=at, behalf=lead,
           facts={"parties": [str(one.organisation) for one in rows]})  # fmt: skip
    return programme


@transaction.atomic
def change_programme(
    *, programme: Programme, said: ProgrammeSaid, by: Officer, on: date, at: datetime
) -> Programme:
    """Change what is said of a programme while nobody has signed. Raises RefusedError."""
    held = locked(programme)
    require_may(by, DRAFT, lead_of(held).organisation, on=on)
    require_sound(said)
    require_unsigned(held)
    columns = said.columns()
    for name, value in columns.items():
        setattr(held, name, value)
    held.save(update_fields=list(columns))
    record("programmes.changed", target=held, by=by, at=at)
    return held


@transaction.atomic
def change_parties(
    *, programme: Programme, parties: Sequence[PartySaid], by: Officer, on: date, at: datetime
) -> list[Party]:
    """Set the parties anew, while nobody has signed the draft at hand. Raises RefusedError.

    Who drafts, or has answered a draft before, stays a party.
    """
    held = locked(programme)
    require_may(by, DRAFT, lead_of(held).organisation, on=on)
    require_unsigned(held)
    require_parties(parties, on)
    rows = replaced(held, parties)
    record("programmes.parties_changed", target=held, by=by, at=at,
           facts={"parties": [str(one.organisation) for one in rows]})  # fmt: skip
    return rows


@transaction.atomic
def change_contacts(*, party: Party, said: PartySaid, by: Officer, on: date, at: datetime) -> Party:
    """Set desk, leader and contact of one party, as long as the programme lives.

    Organisation and role stay as they are. Raises RefusedError.
    """
    held = locked(party.programme)
    row = held.parties.select_related("organisation").get(pk=party.pk)
    require_may(by, DRAFT, row.organisation, on=on)
    require(YES if held.state in LIVING else no("not_next"))
    columns = columns_of(said, row.order)
    for name in ("order", "organisation", "role"):
        del columns[name]
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=list(columns))
    record("programmes.contacts_changed", target=held, by=by, at=at, behalf=row.organisation,
           facts={"desk": str(row.desk or ""), "leader": row.leader, "contact": row.contact},
    )  # fmt: skip
    if held.is_shown:
        transaction.on_commit(next_generation)
    return row


def require_unsigned(programme: Programme) -> None:
    """Raise RefusedError once a programme runs, or a party has answered the draft at hand."""
    require(YES if programme.state in BEFORE_SIGNING else no("not_next"))
    answers = PartyAnswer.objects.filter(version__in=programme.versions.open())
    require(no("party_has_answered") if answers.exists() else YES)


def replaced(programme: Programme, parties: Sequence[PartySaid]) -> list[Party]:
    """Write the parties in place of those before; who stays keeps its row."""
    before = {one.organisation_id: one for one in programme.parties.all()}
    wanted = {one.organisation.pk for one in parties}
    gone = [one.pk for key, one in before.items() if key not in wanted]
    drafting = programme.versions.filter(proposed_by__in=gone)
    require(no("party_drafts") if drafting.exists() else YES)
    answered = PartyAnswer.objects.filter(party__in=gone)
    require(no("party_has_answered") if answered.exists() else YES)
    Party.objects.filter(programme=programme).exclude(organisation__in=wanted).delete()
    rows = []
    for order, said in enumerate(parties):
        row = before.get(said.organisation.pk) or Party(programme=programme)
        for name, value in columns_of(said, order).items():
            setattr(row, name, value)
        row.save()
        rows.append(row)
    return rows


def create_parties(programme: Programme, parties: Sequence[PartySaid]) -> list[Party]:
    """Write the parties of a new programme."""
    return [
        Party.objects.create(programme=programme, **columns_of(said, order))
        for order, said in enumerate(parties)
    ]


def columns_of(said: PartySaid, order: int) -> dict[str, object]:
    """Return a party as columns."""
    return {
        "order": order, "organisation": said.organisation, "role": said.role, "desk": said.desk,
        "leader": said.leader, "leader_office": said.leader_office, "contact": said.contact,
        "contact_office": said.contact_office, "contact_officer": said.contact_officer,
    }  # fmt: skip


def require_sound(said: ProgrammeSaid) -> None:
    """Raise RefusedError for what cannot stand."""
    require(YES if said.title.strip() else no("title_missing"))
    require(no("term_wrong") if said.until and said.until < said.since else YES)


def require_parties(parties: Sequence[PartySaid], on: date) -> None:
    """Raise RefusedError unless two or more living organisations are named, each once."""
    keys = [one.organisation.pk for one in parties]
    require(no("parties_missing") if len(keys) < LEAST_PARTIES else YES)
    require(no("party_twice") if len(set(keys)) < len(keys) else YES)
    alive = all(one.organisation.life.holds(on) for one in parties)
    require(YES if alive else no("party_ended"))


def locked(programme: Programme) -> Programme:
    """Return a programme as it is now, held until the end of the transaction."""
    return Programme.objects.select_for_update().get(pk=programme.pk)


def lead_of(programme: Programme) -> Party:
    """Return the party that leads: the first."""
    return programme.parties.select_related("organisation").order_by("order", "pk")[0]
