"""May this person do this here today? One function answers, and says why.

A mandate counts in its organisation and, where its role says so, in all that stands below it that
day. For an ended organisation the way up begins with those who answer for it, and for those that
stood above it on its last day; only verbs that are still done after an end are done there.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final, TypeAlias

from django.db import connection

from kheo.core.verdict import Verdict, no
from kheo.organisations.authority_words import sentence
from kheo.organisations.models.mandates import Mandate
from kheo.organisations.models.officers import Officer
from kheo.organisations.models.organisations import Organisation
from kheo.organisations.rules.lives import Life, Stage
from kheo.organisations.rules.mandates import Claim, weigh
from kheo.organisations.verbs import Verb, known

Day: TypeAlias = date | str | None

QUERIES: Final = 2
"""What an answer costs, whatever the size of the country."""

AT_ONCE: Final = 500

UP: Final = """
WITH RECURSIVE
up(root, id) AS (
    SELECT o.id, o.id FROM organisations_organisation o WHERE o.id IN ({wanted})
    UNION
    SELECT up.root, p.parent_id
      FROM up JOIN organisations_organisationparent p ON p.organisation_id = up.id
     WHERE {few_up}
       AND (p.since IS NULL OR p.since <= %s) AND (p.until IS NULL OR p.until >= %s)
)
SELECT root, id FROM up
"""
"""The way up from living organisations."""

UP_AFTER_END: Final = """
WITH RECURSIVE
over(root, day, id) AS (
    SELECT o.id, o.until, o.id FROM organisations_organisation o WHERE o.id IN ({wanted})
    UNION
    SELECT over.root, over.day, p.parent_id
      FROM over JOIN organisations_organisationparent p ON p.organisation_id = over.id
     WHERE {few_over}
       AND (p.since IS NULL OR p.since <= over.day) AND (p.until IS NULL OR p.until >= over.day)
),
heir(root, id) AS (
    SELECT root, id FROM over
    UNION
    SELECT heir.root, s.new_id
      FROM heir
      JOIN organisations_organisation o ON o.id = heir.id
      JOIN organisations_succession s ON s.old_id = heir.id
     WHERE {few_heir}
       AND s.new_id IS NOT NULL AND o.until < %s AND s.day > o.until AND s.day <= %s
),
up(root, id) AS (
    SELECT heir.root, heir.id
      FROM heir JOIN organisations_organisation o ON o.id = heir.id
     WHERE {few_heir}
       AND (o.since IS NULL OR o.since <= %s) AND (o.until IS NULL OR o.until >= %s)
    UNION
    SELECT up.root, p.parent_id
      FROM up JOIN organisations_organisationparent p ON p.organisation_id = up.id
     WHERE {few_up}
       AND (p.since IS NULL OR p.since <= %s) AND (p.until IS NULL OR p.until >= %s)
)
SELECT root, id FROM up
"""
"""The way up from ended ones: over those that stood above on the last day, and all their heirs."""

FEW: Final = "likelihood({}.id > 0, 0.0000001)"
"""Tells SQLite that a chain is short: it takes it for a million rows and reads whole tables."""

CLAIMS: Final = """
SELECT m.id, m.organisation_id, m.since, m.until, m.limits, carried.below,
       o.since, o.until, grounds.id, grounds.since, grounds.until
  FROM organisations_mandate m
  JOIN organisations_organisation o ON o.id = m.organisation_id
  LEFT JOIN organisations_roleverb carried ON carried.role_id = m.role_id AND carried.verb = %s
  LEFT JOIN organisations_mandate grounds ON grounds.id = m.on_behalf_of_id
 WHERE m.officer_id = %s
 ORDER BY m.id
"""
"""All mandates of an officer with what they have to do with a verb, without the cost of models."""


@dataclass(frozen=True)
class Authority(Verdict):
    """The answer; it knows the mandate that allows it, or that comes nearest to allowing it."""

    mandate_key: int | None = None
    organisation: Organisation | None = None

    @cached_property
    def mandate(self) -> Mandate | None:
        """The mandate, brought when somebody asks for it; one query."""
        rows = Mandate.objects.select_related("role", "organisation", "on_behalf_of__officer")
        return rows.get(pk=self.mandate_key) if self.mandate_key else None

    @property
    def why(self) -> str:
        """The answer in words."""
        return sentence(self.reason, self.mandate, self.organisation)


@dataclass(frozen=True, slots=True)
class Held:
    """A mandate of an officer as far as it matters here."""

    key: int
    organisation: int
    life: Life
    organisation_life: Life
    carries: bool
    below: bool
    grounds: Life | None

    def claim(self, target: int, chain: Collection[int]) -> Claim:
        """Return what the mandate brings to a question about an organisation."""
        return Claim(
            here=self.organisation == target,
            above=self.organisation in chain,
            carries=self.carries,
            below=self.below,
            life=self.life,
            organisation=self.organisation_life,
            grounds=self.grounds,
        )


def may(officer: Officer, verb: str, organisation: Organisation, *, on: date) -> Authority:
    """Return whether an officer may do a verb for an organisation on a day, and why.

    At most two queries, and a third for the reason in words. Raises LookupError for a verb that no
    room has enlisted.
    """
    asked = known(verb)
    verdict = before_mandates(officer, asked, organisation, on)
    if verdict is not None:
        return Authority(verdict.allowed, verdict.reason, organisation=organisation)
    chain = chains([organisation], on)[organisation.pk]
    held = held_by(officer, verb)
    number, verdict = weigh([one.claim(organisation.pk, chain) for one in held], on)
    key = None if number is None else held[number].key
    return Authority(verdict.allowed, verdict.reason, mandate_key=key, organisation=organisation)


def may_for(
    officer: Officer, verb: str, organisations: Iterable[Organisation], *, on: date
) -> set[int]:
    """Return the keys of those organisations for which an officer may do a verb on a day.

    Two queries, and one more for each five hundred organisations.
    """
    asked = known(verb)
    listed = list(organisations)
    at_once = {one.pk: before_mandates(officer, asked, one, on) for one in listed}
    allowed = {key for key, verdict in at_once.items() if verdict}
    unanswered = [one for one in listed if at_once[one.pk] is None]
    held = held_by(officer, verb) if unanswered else []
    for root, chain in chains(unanswered, on).items():
        if weigh([one.claim(root, chain) for one in held], on)[1]:
            allowed.add(root)
    return allowed


def before_mandates(
    officer: Officer, verb: Verb, organisation: Organisation, on: date
) -> Verdict | None:
    """Return the answer where no mandate need be asked for, or None."""
    if not officer.is_active:
        return no("officer_inactive")
    stage = organisation.life.stage(on)
    if stage is Stage.BEFORE:
        return no("organisation_not_founded")
    if stage is Stage.AFTER and not verb.after_end:
        return no("organisation_ended")
    return Verdict(allowed=True, reason="superuser") if officer.is_superuser else None


def chains(organisations: Collection[Organisation], on: date) -> Mapping[int, set[int]]:
    """Return for each organisation all that live on a day and stand over it, itself among them.

    For an ended one: those that answer for it, those for what stood above it, and what is over
    them.
    """
    found: dict[int, set[int]] = {one.pk: set() for one in organisations}
    ended = [one.pk for one in organisations if one.life.stage(on) is Stage.AFTER]
    living = list(found.keys() - set(ended))
    for query, days, keys in ((UP, 2, living), (UP_AFTER_END, 6, ended)):
        for start in range(0, len(keys), AT_ONCE):
            part = keys[start : start + AT_ONCE]
            for root, key in asked_of_database(written(query, len(part)), [*part, *[on] * days]):
                found[root].add(key)
    return found


def written(query: str, count: int) -> str:
    """Return a query for so many organisations; PostgreSQL needs no hint."""
    hint = FEW if connection.vendor == "sqlite" else "{}.id > 0"
    few = {f"few_{name}": hint.format(name) for name in ("over", "heir", "up")}
    return query.format(wanted=", ".join(["%s"] * count), **few)


def asked_of_database(query: str, values: Sequence[int | str | date]) -> list[tuple[Any, ...]]:
    """Return the rows of a query."""
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def held_by(officer: Officer, verb: str) -> list[Held]:
    """Return all mandates of an officer as they matter for a verb; one query."""
    rows = asked_of_database(CLAIMS, [verb, officer.pk])
    return [held_as(verb, *row) for row in rows]


def held_as(
    verb: str, key: int, organisation: int, since: Day, until: Day, limits: str | list[str],
    below: int | None, founded: Day, ended: Day, grounds: int | None, begun: Day, over: Day,
) -> Held:  # fmt: skip
    """Return a mandate from its row; the verb is not carried where `below` is None."""
    only = json.loads(limits) if isinstance(limits, str) else limits
    return Held(
        key=key,
        organisation=organisation,
        life=Life(day(since), day(until)),
        organisation_life=Life(day(founded), day(ended)),
        carries=below is not None and (not only or verb in only),
        below=bool(below),
        grounds=Life(day(begun), day(over)) if grounds else None,
    )


def day(given: Day) -> date | None:
    """Return a day as it comes from a database; SQLite keeps them as text."""
    return date.fromisoformat(given) if isinstance(given, str) else given
