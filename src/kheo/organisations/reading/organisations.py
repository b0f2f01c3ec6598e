"""Organisations as they were on a day: what they were called, who answers for them, their line."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection
from django.db.models import Q, QuerySet

from kheo.organisations.models.organisations import (
    Organisation,
    OrganisationName,
    OrganisationParent,
    Succession,
    lives,
)
from kheo.organisations.models.spans import on_day
from kheo.organisations.rules.lives import Stage
from kheo.organisations.rules.organisations import asked_words
from kheo.organisations.rules.organisations import found_by as found_key
from kheo.organisations.rules.succession import Heirs, Line

REACHED: Final = """
WITH RECURSIVE reached(id) AS (
    SELECT id FROM organisations_organisation WHERE id IN ({wanted})
    UNION
    SELECT s.{far} FROM reached JOIN organisations_succession s ON s.{near} = reached.id
     WHERE s.new_id IS NOT NULL
)
SELECT id FROM reached
"""
ONWARD: Final = {"near": "old_id", "far": "new_id"}
MOST_BELOW: Final = 500
BACK: Final = {"near": "new_id", "far": "old_id"}


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers for an organisation on a day, and where the line breaks off."""

    holders: list[Organisation]
    closed: list[Organisation]
    lost: list[Organisation]


@dataclass(frozen=True, slots=True)
class Identity:
    """What an organisation was on a day.

    `forebears` are those that it came from, on a day before its first.
    """

    stage: Stage
    name: str
    abbreviation: str
    parent: Organisation | None
    forebears: list[Organisation]
    answering: Answering


class Lineage:
    """The successions around some organisations: at most four queries, however long the lines."""

    def __init__(self, organisations: Collection[Organisation], *, back: bool = True) -> None:
        wanted = [organisation.pk for organisation in organisations]
        keys = reached(ONWARD, wanted) | (reached(BACK, wanted) if back else set())
        beside = Q(old__in=keys) | Q(new__in=keys)
        self.rows = list(Succession.objects.filter(beside).order_by("day", "pk"))
        ends = keys | {row.old_id for row in self.rows}
        ends |= {row.new_id for row in self.rows if row.new_id is not None}
        self.organisations = Organisation.objects.in_bulk(ends)
        self.line = Line(lives(self.organisations.values()), [row.passing for row in self.rows])

    def heirs(self, organisation: Organisation, on: date) -> Heirs[int]:
        """Return who answers on a day, by key."""
        return self.line.heirs(organisation.pk, on)

    def named(self, keys: Iterable[int]) -> list[Organisation]:
        """Return organisations by their keys."""
        return [self.organisations[key] for key in keys]


def reached(way: Mapping[str, str], wanted: Sequence[int]) -> set[int]:
    """Return all organisations on the lines that lead onward or back from some."""
    if not wanted:
        return set()
    # Only names of columns and marks for parameters are written into the query.
    query = REACHED.format(wanted=", ".join(["%s"] * len(wanted)), **way)
    with connection.cursor() as cursor:
        cursor.execute(query, list(wanted))
        return {row[0] for row in cursor.fetchall()}


def who_answers_for(organisation: Organisation, *, on: date) -> list[Organisation]:
    """Return the organisations that answer for one on a day; for one that lives, itself."""
    return answering(organisation, on=on).holders


def answering(organisation: Organisation, *, on: date) -> Answering:
    """Return who answers for an organisation on a day, and where the line breaks off."""
    if organisation.life.holds(on):
        return Answering([organisation], [], [])
    return spelled_out(Lineage([organisation], back=False), organisation, on)


def spelled_out(lineage: Lineage, organisation: Organisation, on: date) -> Answering:
    """Return the answer with organisations in place of their keys."""
    heirs = lineage.heirs(organisation, on)
    return Answering(*(lineage.named(keys) for keys in (heirs.holders, heirs.closed, heirs.lost)))


def heirs_of(organisations: Collection[Organisation], *, on: date) -> dict[int, Heirs[int]]:
    """Return who answers for each of many organisations on a day, by key; three queries."""
    lineage = Lineage(organisations, back=False)
    return {one.pk: lineage.heirs(one, on) for one in organisations}


def identity(organisation: Organisation, lineage: Lineage, *, on: date) -> Identity:
    """Return what an organisation was on a day; two queries beside the lineage's own."""
    named = name_on(organisation, on)
    return Identity(
        stage=organisation.life.stage(on),
        name=named.name if named else organisation.name,
        abbreviation=named.abbreviation if named else "",
        parent=parent_on(organisation, on),
        forebears=lineage.named(lineage.line.forebears(organisation.pk, on)),
        answering=spelled_out(lineage, organisation, on),
    )


def name_on(organisation: Organisation, on: date) -> OrganisationName | None:
    """Return the official name on a day, if one is known."""
    return organisation.names.filter(on_day(on), official=True).first()


def parent_on(organisation: Organisation, on: date) -> Organisation | None:
    """Return under whom an organisation stands on a day."""
    row = OrganisationParent.objects.filter(on_day(on), organisation=organisation)
    found = row.select_related("parent").first()
    return found.parent if found else None


def found_by(words: str, *, on: date | None = None) -> QuerySet[Organisation]:
    """Return organisations by any spelling of any name they have or had, from the top level down.

    With a day, only those that lived then.
    """
    rows = Organisation.objects.named(words).listed()
    return rows.alive_on(on) if on else rows


@dataclass(frozen=True, slots=True)
class Branch:
    """An organisation with what stood directly under it on a day."""

    organisation: Organisation
    below: list[Organisation]


def branches(tops: Sequence[Organisation], *, on: date) -> list[Branch]:
    """Return organisations with those directly under them on a day; one query."""
    spans = OrganisationParent.objects.filter(
        on_day(on), on_day(on, "organisation__"), parent__in=tops
    )
    below: dict[int, list[Organisation]] = {top.pk: [] for top in tops}
    ordered = spans.select_related("organisation").order_by("organisation__name", "pk")
    for span in ordered[:MOST_BELOW]:
        below[span.parent_id].append(span.organisation)
    return [Branch(top, below[top.pk]) for top in tops]


@dataclass(frozen=True, slots=True)
class Found:
    """An organisation that a search found: by which other name, and who answers for it now."""

    organisation: Organisation
    via: str
    holders: list[Organisation]


def found_as(words: str, organisations: Sequence[Organisation], *, today: date) -> list[Found]:
    """Return what a search found, ready for a list; four queries more."""
    ended = [one for one in organisations if one.until and one.until < today]
    lineage = Lineage(ended, back=False)
    names: dict[int, list[OrganisationName]] = {}
    for name in OrganisationName.objects.filter(organisation__in=organisations):
        names.setdefault(name.organisation_id, []).append(name)
    found = []
    for one in organisations:
        keys = lineage.heirs(one, today).holders if one in ended else ()
        via = other_name(words, one, names.get(one.pk, []))
        found.append(Found(one, via, lineage.named(keys)))
    return found


def other_name(words: str, organisation: Organisation, names: list[OrganisationName]) -> str:
    """Return the name that a search met, where it is not the one that is shown."""
    asked = asked_words(words)
    if all(f" {word}" in found_key(organisation.name, "") for word in asked):
        return ""
    met = (one for one in names if all(f" {word}" in one.folded for word in asked))
    return str(next(met, ""))
