"""How organisations come about, change and end."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction

from kheo.core.front.generation import next_generation
from kheo.core.slugs import free_slug
from kheo.core.text import slugify
from kheo.core.verdict import YES, Verdict, no, require
from kheo.ledger.actions import Who, record
from kheo.ledger.models import Entry
from kheo.ledger.rules import Fact
from kheo.organisations.authority import chains
from kheo.organisations.models.organisations import (
    Organisation,
    OrganisationName,
    OrganisationParent,
)
from kheo.organisations.models.places import Place
from kheo.organisations.models.spans import on_day
from kheo.organisations.rules.lives import ONE_DAY, Precision, Stage, day_before
from kheo.organisations.rules.organisations import Level, OrganisationKind

LONGEST_SLUG: Final = 130


@dataclass(frozen=True, slots=True)
class Witness:
    """Where a statement comes from, and whether somebody has checked it."""

    document: str = ""
    source: str = ""
    verified: bool = False
    note: str = ""

    def fields(self) -> dict[str, str | bool]:
        """Return the statement as columns."""
        return {
            "document": self.document,
            "source": self.source,
            "verified": self.verified,
            "note": self.note,
        }


UNKNOWN: Final = Witness()


@transaction.atomic
def found_organisation(
    *,
    name: str,
    kind: OrganisationKind,
    level: Level,
    by: Who,
    at: datetime,
    abbreviation: str = "",
    slug: str = "",
    place: Place | None = None,
    parent: Organisation | None = None,
    since: date | None = None,
    precision: Precision = Precision.DAY,
    witness: Witness = UNKNOWN,
    is_sample: bool = False,
) -> Organisation:
    """Enter an organisation from its first day on, under its first name. Raises RefusedError."""
    if parent is not None:
        require(parent_lives(parent, since))
    organisation = Organisation.objects.create(
        name=name,
        slug=free_slug(
            Organisation.objects.all(),
            slug or slugify(name, longest=LONGEST_SLUG) or "to-chuc",
        ),
        kind=kind,
        level=level,
        place=place,
        since=since,
        since_precision=precision,
        is_sample=is_sample,
        **witness.fields(),
    )
    OrganisationName.objects.create(
        organisation=organisation, name=name, abbreviation=abbreviation, since=since
    )
    if parent is not None:
        OrganisationParent.objects.create(organisation=organisation, parent=parent, since=since)
    facts: dict[str, Fact] = {
        "since": written(since),
        "parent": parent.pk if parent else None,
        "document": witness.document,
    }
    note("organisations.founded", organisation, by=by, at=at, facts=facts)
    return organisation


@transaction.atomic
def rename_organisation(
    *,
    organisation: Organisation,
    name: str,
    day: date,
    by: Who,
    at: datetime,
    abbreviation: str = "",
    document: str = "",
) -> Organisation:
    """Give an organisation another official name from a day on. Raises RefusedError."""
    held = hold(organisation)
    require(lives_on(held, day))
    former = held.names.filter(official=True, until=None).first()
    if former:
        require(after_the_last(former.since, day))
        former.until = day_before(day)
        former.save(update_fields=["until"])
    OrganisationName.objects.create(
        organisation=held, name=name, abbreviation=abbreviation, since=day, document=document
    )
    facts: dict[str, Fact] = {"day": written(day), "former": held.name, "document": document}
    held.name = name
    held.save(update_fields=["name"])
    note("organisations.renamed", held, by=by, at=at, facts=facts)
    return held


@transaction.atomic
def add_name(
    *,
    organisation: Organisation,
    name: str,
    by: Who,
    at: datetime,
    abbreviation: str = "",
    since: date | None = None,
    until: date | None = None,
) -> OrganisationName:
    """Let an organisation also be found under another name or abbreviation."""
    made = OrganisationName.objects.create(
        organisation=organisation,
        name=name,
        abbreviation=abbreviation,
        official=False,
        since=since,
        until=until,
    )
    facts: dict[str, Fact] = {"name": name, "abbreviation": abbreviation}
    note("organisations.name_added", organisation, by=by, at=at, facts=facts)
    return made


@transaction.atomic
def move_organisation(
    *,
    organisation: Organisation,
    parent: Organisation | None,
    day: date,
    by: Who,
    at: datetime,
    document: str = "",
) -> Organisation:
    """Put an organisation under another from a day on, or at the top. Raises RefusedError."""
    held = hold(organisation)
    require(lives_on(held, day))
    if parent is not None:
        require(parent_lives(parent, day))
        require(no("under_itself") if held.pk in chains([parent], day)[parent.pk] else YES)
    former = held.parents.filter(until=None).first()
    if former:
        require(after_the_last(former.since, day))
        former.until = day_before(day)
        former.save(update_fields=["until"])
    if parent is not None:
        OrganisationParent.objects.create(organisation=held, parent=parent, since=day)
    facts: dict[str, Fact] = {
        "day": written(day),
        "former": former.parent_id if former else None,
        "parent": parent.pk if parent else None,
        "document": document,
    }
    note("organisations.moved", held, by=by, at=at, facts=facts)
    return held


@transaction.atomic
def end_organisation(
    *,
    organisation: Organisation,
    last_day: date,
    by: Who,
    at: datetime,
    precision: Precision = Precision.DAY,
    document: str = "",
    reason: str = "",
) -> Organisation:
    """Write down the last day of an organisation; its open duties then wait in the queue.

    Raises RefusedError: when it has a last day already, or when others still stand under it.
    """
    held = close_life(hold(organisation), last_day, precision)
    organisation.until = held.until
    facts: dict[str, Fact] = {"last_day": written(last_day), "document": document}
    note("organisations.ended", held, by=by, at=at, facts=facts, reason=reason)
    return held


def close_life(held: Organisation, last_day: date, precision: Precision) -> Organisation:
    """Write the last day. Raises RefusedError."""
    require(may_end(held, last_day))
    held.until, held.until_precision = last_day, precision
    held.save(update_fields=["until", "until_precision"])
    return held


def may_end(organisation: Organisation, last_day: date) -> Verdict:
    """Return whether an organisation may have its last day on a day."""
    if organisation.until is not None:
        return no("already_ended")
    if organisation.life.stage(last_day) is Stage.BEFORE:
        return no("before_founding")
    left = Organisation.objects.alive_on(last_day + ONE_DAY).filter(
        parents__in=OrganisationParent.objects.filter(
            on_day(last_day + ONE_DAY), parent=organisation
        )
    )
    return no("others_below") if left.exists() else YES


def hold(organisation: Organisation) -> Organisation:
    """Return the organisation as it is now, locked until the transaction ends."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def lives_on(organisation: Organisation, day: date) -> Verdict:
    """Return whether an organisation lives on a day."""
    return YES if organisation.life.holds(day) else no("not_alive")


def parent_lives(parent: Organisation, day: date | None) -> Verdict:
    """Return whether something may stand under an organisation from a day on."""
    lives = parent.until is None if day is None else parent.life.holds(day)
    return YES if lives else no("parent_not_alive")


def after_the_last(since: date | None, day: date) -> Verdict:
    """Return whether a day lies after the one from which the former state holds."""
    return YES if since is None or since < day else no("not_after_the_last")


def written(day: date | None) -> str | None:
    """Return a day as it stands in the ledger."""
    return day.isoformat() if day else None


def note(
    verb: str,
    organisation: Organisation,
    *,
    by: Who,
    at: datetime,
    facts: dict[str, Fact],
    reason: str = "",
) -> Entry:
    """Write the act into the ledger, and let readers see what it changed; return the entry."""
    transaction.on_commit(next_generation)
    return record(verb, target=organisation, by=by, at=at, facts=facts, reason=reason)
