"""Invite, withdraw, accept."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from kheo.accounts.models import Invitation
from kheo.accounts.rules.invitations import LIFE, may_accept, may_hand_out, may_withdraw
from kheo.core.verdict import RefusedError, no, require
from kheo.ledger.actions import record
from kheo.organisations.models import Officer


@dataclass(frozen=True, slots=True)
class Person:
    """Who is invited, or who accepts."""

    email: str
    last_name: str
    first_name: str
    position: str = ""


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation, with the word that opens it, which is kept nowhere."""

    invitation: Invitation
    token: str


@transaction.atomic
def invite(*, person: Person, groups: Sequence[Group], by: Officer, at: datetime) -> Invited:
    """Invite somebody to become an officer; an earlier invitation that nobody answered ends.

    Raises RefusedError when the inviter may not hand out the groups, or when an officer has the
    address already.
    """
    wanted, own = {group.pk for group in groups}, set(by.groups.values_list("pk", flat=True))
    require(may_hand_out(groups=wanted, own=own, all_rights=by.is_superuser))
    if Officer.objects.filter(email__iexact=person.email).exists():
        require(no("officer_exists"))
    for earlier in Invitation.objects.unanswered().to(person.email).select_for_update():
        end(earlier, by=by, at=at)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=person.email.lower(),
        last_name=person.last_name,
        first_name=person.first_name,
        position=person.position,
        token_hash=hashed(token),
        invited_by=by,
        invited_at=at,
        expires_at=at + LIFE,
    )
    invitation.groups.set(groups)
    names = sorted(group.name for group in groups)
    record("accounts.invited", target=invitation, by=by, at=at, facts={"groups": [*names]})
    return Invited(invitation, token)


@transaction.atomic
def withdraw(*, invitation: Invitation, by: Officer, at: datetime) -> None:
    """Take an invitation back. Raises RefusedError when it is answered or over."""
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    require(may_withdraw(locked.state_at(at)))
    end(locked, by=by, at=at)


def end(invitation: Invitation, *, by: Officer, at: datetime) -> None:
    """Write that an invitation was taken back, as part of an act."""
    invitation.withdrawn_by, invitation.withdrawn_at = by, at
    invitation.save(update_fields=["withdrawn_by", "withdrawn_at"])
    record("accounts.invitation_withdrawn", target=invitation, by=by, at=at)


def find_open(token: str, *, at: datetime) -> Invitation | None:
    """Return the invitation that a word opens at a moment, or None: no word tells which."""
    return Invitation.objects.open_at(at).filter(token_hash=hashed(token)).first()


@transaction.atomic
def accept(
    *, invitation: Invitation, person: Person, username: str, password: str | None, at: datetime
) -> Officer:
    """Make the officer whom an invitation asked for; without a password, another provider signs in.

    Raises RefusedError when the invitation is no longer open, or the name or address is taken.
    """
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    require(may_accept(locked.state_at(at)))
    officer = make_officer(person, username, password)
    officer.groups.set(locked.groups.all())
    locked.officer, locked.accepted_at = officer, at
    locked.save(update_fields=["officer", "accepted_at"])
    record(
        "accounts.invitation_accepted",
        target=officer,
        by=officer,
        at=at,
        facts={"invitation": locked.pk},
    )
    return officer


def make_officer(person: Person, username: str, password: str | None) -> Officer:
    """Return a new officer. Raises RefusedError when somebody was quicker with the name."""
    try:
        with transaction.atomic():
            return Officer.objects.create_user(
                username,
                person.email,
                password,
                last_name=person.last_name,
                first_name=person.first_name,
            )
    except IntegrityError as taken:
        raise RefusedError(no("name_taken")) from taken


def hashed(token: str) -> str:
    """Return what is kept of an invitation's word; it is long and random: one round is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
