"""Roles, and who holds them where."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction

from kheo.core.verdict import YES, no, require
from kheo.ledger.actions import Who, record
from kheo.ledger.rules import Fact
from kheo.organisations.actions.organisations import written
from kheo.organisations.models.mandates import Mandate, Role, RoleVerb
from kheo.organisations.models.officers import Officer
from kheo.organisations.models.organisations import Organisation
from kheo.organisations.rules.lives import Life
from kheo.organisations.rules.mandates import (
    Grounds,
    MandateKind,
    may_appoint,
    may_deputise,
    may_end,
    may_stand_on,
)
from kheo.organisations.verbs import known


@transaction.atomic
def define_role(
    *, code: str, name: str, verbs: Mapping[str, bool], by: Who, at: datetime, rank: int = 100
) -> Role:
    """Say what a role is called and which verbs it carries; True: also for all that stands below.

    What is so already is left alone and not written down again. Raises LookupError for a verb that
    no room has enlisted.
    """
    role, is_new = Role.objects.get_or_create(code=code, defaults={"name": name, "rank": rank})
    carried = dict(role.verbs.values_list("verb", "below"))
    for verb in verbs.keys() - carried.keys():
        known(verb)
    if not is_new and (role.name, role.rank, carried) == (name, rank, dict(verbs)):
        return role
    role.name, role.rank = name, rank
    role.save(update_fields=["name", "rank"])
    role.verbs.all().delete()
    RoleVerb.objects.bulk_create(RoleVerb(role=role, verb=v, below=b) for v, b in verbs.items())
    facts: dict[str, Fact] = {"verbs": dict(verbs), "former": dict(carried)}
    record("organisations.role_defined", target=role, by=by, at=at, facts=facts)
    return role


@transaction.atomic
def appoint(
    *,
    officer: Officer,
    role: Role,
    organisation: Organisation,
    since: date,
    by: Who,
    at: datetime,
    until: date | None = None,
    document: str = "",
) -> Mandate:
    """Give an officer a role in an organisation. Raises RefusedError."""
    life = Life(since, until)
    require(may_appoint(life, organisation.life, is_active=officer.is_active))
    # Two appointments of one person wait for each other.
    Officer.objects.select_for_update().get(pk=officer.pk)
    twins = officer.mandates.filter(role=role, organisation=organisation, kind=MandateKind.OWN)
    require(no("already_holds") if any(twin.life.meets(life) for twin in twins) else YES)
    mandate = Mandate.objects.create(
        officer=officer,
        role=role,
        organisation=organisation,
        since=since,
        until=until,
        document=document,
    )
    note("organisations.appointed", mandate, by=by, at=at)
    return mandate


@transaction.atomic
def delegate(
    *,
    grounds: Mandate,
    to: Officer,
    kind: MandateKind,
    since: date,
    by: Who,
    at: datetime,
    until: date | None = None,
    verbs: Collection[str] = (),
    document: str = "",
) -> Mandate:
    """Let an officer act in place of another (KT.) or by delegation (TUQ.). Raises RefusedError."""
    held = Mandate.objects.select_for_update(of=("self",)).get(pk=grounds.pk)
    stands_on = Grounds(
        MandateKind(held.kind),
        held.officer_id,
        held.life,
        frozenset(held.role.verbs.values_list("verb", flat=True)),
    )
    life = Life(since, until)
    if kind is MandateKind.DELEGATED:
        verdict = may_stand_on(stands_on, officer=to.pk, life=life, verbs=verbs, document=document)
    else:
        verdict = may_deputise(stands_on, officer=to.pk, life=life, verbs=verbs)
    require(verdict)
    require(may_appoint(life, held.organisation.life, is_active=to.is_active))
    mandate = Mandate.objects.create(
        officer=to,
        role=held.role,
        organisation=held.organisation,
        kind=kind,
        on_behalf_of=held,
        since=since,
        until=until,
        document=document,
        limits=sorted(set(verbs)),
    )
    note("organisations.delegated", mandate, by=by, at=at, verbs=[*sorted(set(verbs))])
    return mandate


@transaction.atomic
def end_mandate(
    *, mandate: Mandate, last_day: date, by: Who, at: datetime, reason: str = ""
) -> Mandate:
    """Write down the last day of a mandate; those that stand on it hold no longer.

    Raises RefusedError.
    """
    held = Mandate.objects.select_for_update(of=("self",)).get(pk=mandate.pk)
    require(may_end(held.life, last_day))
    held.until = last_day
    held.save(update_fields=["until"])
    note("organisations.mandate_ended", held, by=by, at=at, reason=reason)
    return held


def note(
    verb: str, mandate: Mandate, *, by: Who, at: datetime, reason: str = "", **facts: Fact
) -> None:
    """Write an act on a mandate into the ledger."""
    facts |= {
        "officer": mandate.officer_id,
        "role": mandate.role.code,
        "organisation": mandate.organisation_id,
        "since": written(mandate.since),
        "until": written(mandate.until),
        "document": mandate.document,
        "on_behalf_of": mandate.on_behalf_of_id,
    }
    record(verb, target=mandate, by=by, at=at, reason=reason, facts=facts)
