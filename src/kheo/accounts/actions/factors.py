"""When a second factor is lost, and when a sample account is made."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from kheo.accounts import second_factor
from kheo.accounts.actions.sessions import end_sessions, sessions_of
from kheo.core.verdict import no, require
from kheo.ledger.actions import Who, record
from kheo.organisations.models import Officer


@transaction.atomic
def reset_second_factor(*, officer: Officer, by: Who, at: datetime, reason: str = "") -> None:
    """Take all second factors and recovery codes from an officer, and end all sessions.

    For an officer whose telephone is lost: at the next sign-in with the password a new one is set
    up. Raises RefusedError when there is none to take.
    """
    kinds = sorted(second_factor.kinds(officer))
    if not kinds:
        require(no("no_second_factor"))
    Authenticator.objects.filter(user_id=officer.pk).delete()
    record(
        "accounts.second_factor_reset",
        target=officer,
        by=by,
        at=at,
        reason=reason,
        facts={"kinds": [*kinds]},
    )
    end_sessions(officer=officer, sessions=sessions_of(officer), by=by, at=at)
