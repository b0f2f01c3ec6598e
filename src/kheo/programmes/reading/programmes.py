"""Which programmes concern an officer, and what of them waits for him."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kheo.organisations.authority import chains, may_for
from kheo.organisations.models import Officer, Organisation
from kheo.organisations.reading.organisations import reached
from kheo.organisations.reading.own import own_units
from kheo.programmes.authority import ADVISE, DRAFT, HOLD, SIGN
from kheo.programmes.models import Advice, DraftComment, Party, Programme, Version
from kheo.programmes.rules.states import State

VERBS: Final = (DRAFT, SIGN, ADVISE, HOLD)
BACK: Final = {"near": "new_id", "far": "old_id"}
MOST_WAITING: Final = 50
TO_COMMENT: Final = _("Chờ góp ý dự thảo")
TO_SIGN: Final = _("Chờ ký")
TO_ANSWER: Final = _("Chờ trả lời nội dung bổ sung")


@dataclass(frozen=True, slots=True)
class Rights:
    """For which organisations an officer may draft, and sign, that day; by their keys."""

    draft: frozenset[int] = frozenset()
    sign: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that a programme waits for, of one of its parties."""

    programme: Programme
    what: str | Promise
    party: Party


def own_keys(officer: Officer, *, on: date) -> set[int]:
    """Return the organisations for which an officer works in this room, and those before them.

    Three queries.
    """
    units = [one.pk for one in own_units(officer, *VERBS, on=on)]
    return reached(BACK, units) if units else set()


def concerning(officer: Officer, *, on: date) -> QuerySet[Programme]:
    """Return the programmes to which organisations of an officer are party or desk.

    Also those whose contact he is; all of them for an administrator.
    """
    if officer.is_superuser:
        return Programme.objects.all()
    keys = own_keys(officer, on=on)
    parties = Party.objects.filter(programme=OuterRef("pk"))
    mine = Q(organisation__in=keys) | Q(desk__in=keys) | Q(contact_officer=officer)
    return Programme.objects.filter(Exists(parties.filter(mine)))


def may_see(officer: Officer, programme: Programme, *, on: date) -> bool:
    """Return whether a programme concerns an officer.

    He works for a party, for its desk, for a body that advice on it went to, or for one above
    these; or he is a contact. After the end of one, for those that answer for it.
    """
    if officer.is_superuser:
        return True
    parties = list(programme.parties.select_related("organisation", "desk"))
    if any(one.contact_officer_id == officer.pk for one in parties):
        return True
    bodies = sides_of(parties)
    bodies |= {one.to for one in Advice.objects.filter(programme=programme).select_related("to")}
    units = {one.pk for one in own_units(officer, *VERBS, on=on)}
    return bool(units) and any(units & chain for chain in chains(bodies, on).values())


def rights_of(officer: Officer, organisations: Iterable[Organisation], *, on: date) -> Rights:
    """Return for which of some organisations an officer may draft and sign; four queries."""
    listed = list(organisations)
    return Rights(
        frozenset(may_for(officer, DRAFT, listed, on=on)),
        frozenset(may_for(officer, SIGN, listed, on=on)),
    )


def with_parties(rows: QuerySet[Programme]) -> QuerySet[Programme]:
    """Bring along the parties with their organisations."""
    parties = Party.objects.select_related("organisation", "desk")
    return rows.prefetch_related(Prefetch("parties", queryset=parties))


def waiting_for(officer: Officer, rows: QuerySet[Programme], *, on: date) -> list[Waiting]:
    """Return what waits for an officer in some programmes, the oldest first.

    Of no more than fifty programmes; as many queries for one as for fifty.
    """
    out = Version.objects.open().filter(put_forward_at__isnull=False)
    out = out.filter(programme__in=rows).order_by("put_forward_at")
    versions = list(
        out.select_related("programme").prefetch_related(
            Prefetch("programme__parties", Party.objects.select_related("organisation", "desk")),
            "answers",
            Prefetch("comments", DraftComment.objects.only("version_id", "organisation_id")),
        )[:MOST_WAITING]
    )
    bodies = sides_of(one for version in versions for one in version.programme.parties.all())
    rights = rights_of(officer, bodies, on=on) if bodies else Rights()
    return [one for version in versions for one in waiting_of(version, rights)]


def sides_of(parties: Iterable[Party]) -> set[Organisation]:
    """Return the organisations of parties, and their desks."""
    return {one for party in parties for one in (party.organisation, party.desk) if one}


def waiting_of(version: Version, rights: Rights) -> list[Waiting]:
    """Return what a version that was put forward waits for, as far as somebody may do it."""
    programme = version.programme
    parties = list(programme.parties.all())
    if programme.state == State.COMMENTS:
        spoken = {one.organisation_id for one in version.comments.all()}
        silent = [one for one in parties if not spoken & {one.organisation_id, one.desk_id}]
        return [
            Waiting(programme, TO_COMMENT, one)
            for one in silent
            if {one.organisation_id, one.desk_id} & rights.draft
            and one.pk != version.proposed_by_id
        ]
    answered = {one.party_id for one in version.answers.all()}
    what = TO_SIGN if programme.state == State.SIGNING else TO_ANSWER
    return [
        Waiting(programme, what, one)
        for one in parties
        if one.pk not in answered and one.organisation_id in rights.sign
    ]
