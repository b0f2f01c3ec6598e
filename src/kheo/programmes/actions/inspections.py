"""An inspection team from its decision to the end of what it recommended."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.db import transaction

from kheo.core.front.generation import next_generation
from kheo.core.slugs import free_slug
from kheo.core.text import clean, one_line, slugify
from kheo.core.verdict import YES, no, require
from kheo.documents.models import Document
from kheo.ledger.actions import record
from kheo.organisations.models import Officer, Organisation, Place
from kheo.programmes.acting import bodies_of
from kheo.programmes.authority import HOLD, require_may
from kheo.programmes.models import Inspection, InspectionMember, Programme
from kheo.programmes.reading.inspections_following import open_recommendations
from kheo.programmes.rules.conferences import InspectionState, may_move_inspection
from kheo.programmes.rules.openness import Openness

LONGEST_SLUG: Final = 130
MOST_MEMBERS: Final = 100
OPEN: Final = frozenset({InspectionState.SET_UP, InspectionState.AT_WORK})


@dataclass(frozen=True, slots=True)
class MemberSaid:
    """A member of a team: who, in which office, as what."""

    name: str
    office: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class InspectionSaid:
    """What a decision says of a team, by a document of the library or in words."""

    title: str
    since: date
    scope: str
    until: date | None = None
    programme: Programme | None = None
    decision: Document | None = None
    decision_words: str = ""
    openness: Openness = Openness.PUBLIC
    places: tuple[Place, ...] = field(default=())
    units: tuple[Organisation, ...] = field(default=())
    members: tuple[MemberSaid, ...] = field(default=())

    def columns(self) -> dict[str, object]:
        """Return what is said as columns of the row itself."""
        return {
            "title": one_line(self.title), "since": self.since, "until": self.until,
            "scope": clean(self.scope).strip(), "programme": self.programme,
            "decision": self.decision, "decision_words": one_line(self.decision_words),
            "openness": self.openness,
        }  # fmt: skip


@transaction.atomic
def set_up(
    *,
    said: InspectionSaid,
    organisation: Organisation,
    by: Officer,
    on: date,
    at: datetime,
    is_sample: bool = False,
) -> Inspection:
    """Set a team up as its decision says. Raises RefusedError."""
    require_may(by, HOLD, organisation, on=on)
    require_sound(said, organisation)
    inspection = Inspection.objects.create(
        **said.columns(),
        organisation=organisation,
        slug=free_slug(
            Inspection.objects.all(),
            slugify(said.title, longest=LONGEST_SLUG) or "doan-kiem-tra",
        ),
        created_at=at,
        is_sample=is_sample,
    )
    set_around(inspection, said)
    record("programmes.inspection_set_up", target=inspection, by=by, at=at, behalf=organisation,
           facts={"units": [str(one) for one in said.units]})  # fmt: skip
    return inspection


@transaction.atomic
def change_inspection(
    *, inspection: Inspection, said: InspectionSaid, by: Officer, on: date, at: datetime
) -> Inspection:
    """Say anew what the decision says, until the team has concluded. Raises RefusedError."""
    held = open_for(inspection, OPEN, by=by, on=on)
    require_sound(said, held.organisation)
    columns = said.columns()
    changed = [name for name, value in columns.items() if getattr(held, name) != value]
    for name, value in columns.items():
        setattr(held, name, value)
    held.save(update_fields=list(columns))
    set_around(held, said)
    record("programmes.inspection_changed", target=held, by=by, at=at, behalf=held.organisation,
           facts={"changed": list(changed)})  # fmt: skip
    return held


def set_around(inspection: Inspection, said: InspectionSaid) -> None:
    """Write places, units and members in place of those before."""
    inspection.places.set(said.places)
    inspection.units.set(said.units)
    inspection.members.all().delete()
    InspectionMember.objects.bulk_create(
        InspectionMember(
            inspection=inspection, order=order, name=one_line(one.name)[:120],
            office=one_line(one.office)[:300], position=one_line(one.position)[:100],
        )
        for order, one in enumerate(said.members)
    )  # fmt: skip


@transaction.atomic
def begin_inspection(*, inspection: Inspection, by: Officer, on: date, at: datetime) -> Inspection:
    """Let the team go to work, from its first day on. Raises RefusedError."""
    held = open_for(inspection, OPEN, by=by, on=on)
    require(no("day_not_come") if on < held.since else YES)
    return move(held, InspectionState.AT_WORK, by=by, at=at)


@transaction.atomic
def close_inspection(*, inspection: Inspection, by: Officer, on: date, at: datetime) -> Inspection:
    """Close an inspection whose recommendations have all been followed to their end.

    Raises RefusedError while a task of one of them is open, or one has no task at all.
    """
    held = open_for(inspection, frozenset({InspectionState.CONCLUDED}), by=by, on=on)
    return move(held, InspectionState.CLOSED, by=by, at=at, waiting=open_recommendations(held.pk))


@transaction.atomic
def dissolve_inspection(
    *, inspection: Inspection, reason: str, by: Officer, on: date, at: datetime
) -> Inspection:
    """Dissolve a team before it has concluded. Raises RefusedError."""
    held = open_for(inspection, OPEN, by=by, on=on)
    return move(held, InspectionState.DISSOLVED, by=by, at=at, reason=clean(reason).strip())


def move(
    held: Inspection,
    to: InspectionState,
    *,
    by: Officer,
    at: datetime,
    reason: str = "",
    waiting: int = 0,
) -> Inspection:
    """Bring a locked inspection to a state. Raises RefusedError."""
    now = InspectionState(held.state)
    require(may_move_inspection(now, to, open_recommendations=waiting, reason=reason))
    held.state = to
    held.save(update_fields=["state"])
    record("programmes.inspection_moved", target=held, by=by, at=at, behalf=held.organisation,
           reason=reason, facts={"from": str(now), "to": str(to)})  # fmt: skip
    if held.is_shown:
        transaction.on_commit(next_generation)
    return held


def open_for(
    inspection: Inspection, states: frozenset[InspectionState], *, by: Officer, on: date
) -> Inspection:
    """Return an inspection, held until the end of the transaction, where it is in some state.

    Raises RefusedError.
    """
    rows = Inspection.objects.select_related("organisation").select_for_update(of=("self",))
    held = rows.get(pk=inspection.pk)
    require_may(by, HOLD, held.organisation, on=on)
    require(YES if held.state in states else no("not_next"))
    return held


def require_sound(said: InspectionSaid, organisation: Organisation) -> None:
    """Raise RefusedError for what cannot stand."""
    require(YES if said.title.strip() else no("title_missing"))
    require(YES if said.scope.strip() else no("scope_missing"))
    require(YES if said.decision or said.decision_words.strip() else no("decision_missing"))
    require(no("term_wrong") if said.until and said.until < said.since else YES)
    require_members(said.members)
    require_programme(said.programme, organisation)


def require_members(members: Sequence[MemberSaid]) -> None:
    """Raise RefusedError unless a team has members, each with a name."""
    require(YES if members else no("members_missing"))
    require(no("too_many_lines") if len(members) > MOST_MEMBERS else YES)
    require(no("member_nobody") if any(not one.name.strip() for one in members) else YES)


def require_programme(programme: Programme | None, organisation: Organisation) -> None:
    """Raise RefusedError where an organisation is neither a party of a programme nor its desk."""
    if programme is None:
        return
    require(YES if organisation in bodies_of(programme) else no("host_no_party"))
