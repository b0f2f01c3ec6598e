"""Tying an officer to the person whom another provider knows."""

from datetime import datetime

from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.db import transaction
from django.http import HttpRequest

from kheo.accounts.actions.invitations import Person, accept
from kheo.accounts.models import Invitation
from kheo.accounts.rules.assurance import Claims, Terms, verified_email, word
from kheo.core.verdict import RefusedError, no, require
from kheo.ledger.actions import record
from kheo.organisations.models import Officer


def officer_for(claims: Claims, terms: Terms, *, account: SocialAccount, at: datetime) -> Officer:
    """Return the officer of a person; who is invited becomes one now.

    Raises RefusedError for everybody else, and for an officer who is tied to another person
    there already: addresses are given to new people when their holders leave.
    """
    officer = known_officer(claims, terms) or invited_officer(claims, terms, at=at)
    if officer is None:
        raise RefusedError(no("not_known"))
    if SocialAccount.objects.filter(user_id=officer.pk, provider=account.provider).exists():
        require(no("not_known"))
    return officer


def known_officer(claims: Claims, terms: Terms) -> Officer | None:
    """Return the officer whom the claims name."""
    if terms.officer_claim:
        name = word(claims.get(terms.officer_claim))
        return Officer.objects.filter(username=name).first() if name else None
    email = verified_email(claims)
    return Officer.objects.filter(email__iexact=email).first() if email else None


def invited_officer(claims: Claims, terms: Terms, *, at: datetime) -> Officer | None:
    """Return the officer whom an open invitation to the verified address makes, or None."""
    email = verified_email(claims)
    invitation = Invitation.objects.open_at(at).to(email).first() if email else None
    if invitation is None:
        return None
    person = Person(email, invitation.last_name, invitation.first_name)
    name = word(claims.get(terms.officer_claim)) or email
    return accept(invitation=invitation, person=person, username=name, password=None, at=at)


@transaction.atomic
def link(*, request: HttpRequest, sociallogin: SocialLogin, officer: Officer, at: datetime) -> None:
    """Tie an officer to a person at the provider: from now on that person is the officer."""
    sociallogin.connect(request, officer)
    provider = str(sociallogin.account.get_provider().name)
    record(
        "accounts.provider_linked",
        target=officer,
        by=officer,
        at=at,
        facts={"provider": provider},
    )
