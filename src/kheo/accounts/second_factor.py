"""Socket: what needs a second factor; each room enlists its needs in its ``apps.py``.

An officer who may publish, decide, or see who sent something must have a second factor and must
have used it in the session at hand.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.utils.functional import Promise

from kheo.organisations.models import Officer

Holds = Callable[[Officer], bool]
SESSION_KEY: Final = "kheo_second_factor"
ALL: Final = "accounts.all"


@dataclass(frozen=True, slots=True)
class Need:
    """Something that an officer may do, and that needs a second factor."""

    label: str | Promise
    holds: Holds


NEEDS: Final[dict[str, Need]] = {}


def enlist(name: str, label: str | Promise, holds: Holds) -> None:
    """Ask for a second factor of every officer for whom it holds.

    The label completes “Bạn được …”. A name stands for one need.
    """
    NEEDS[name] = Need(label, holds)


def reasons(officer: Officer) -> list[str]:
    """Return what the officer may do that needs a second factor, in words; “everything” says it."""
    if officer.is_superuser and ALL in NEEDS:
        return [str(NEEDS[ALL].label)]
    return [str(need.label) for need in NEEDS.values() if need.holds(officer)]


def is_needed_by(officer: Officer) -> bool:
    """Return whether the officer must have a second factor."""
    return any(need.holds(officer) for need in NEEDS.values())


def has_one(officer: Officer) -> bool:
    """Return whether the officer has set up a second factor; recovery codes alone are none."""
    return bool(kinds(officer))


def kinds(officer: Officer) -> set[str]:
    """Return which second factors the officer has set up."""
    from allauth.mfa.models import Authenticator

    rows = Authenticator.objects.filter(user_id=officer.pk)
    return set(rows.exclude(type=Authenticator.Type.RECOVERY_CODES).values_list("type", flat=True))


# --- What was proved in a session ---


def note(request: HttpRequest, officer: Officer, *, elsewhere: bool = False) -> None:
    """Remember that the officer has just proved a second factor, here or elsewhere.

    What allauth asks for, it remembers itself; this is for setting one up and for providers.
    """
    request.session[SESSION_KEY] = {"officer": str(officer.pk), "elsewhere": elsewhere}


def was_proved(request: HttpRequest, officer: Officer) -> bool:
    """Return whether the officer has proved a second factor in this session."""
    from allauth.account.internal.flows.login import get_authentication_records

    # Internal to allauth, and the only place that knows; a test of ours signs in through it.
    records = get_authentication_records(request, officer)
    return bool(noted(request, officer)) or any(one.get("method") == "mfa" for one in records)


def was_proved_elsewhere(request: HttpRequest, officer: Officer) -> bool:
    """Return whether a provider has vouched for a second factor in this session."""
    return bool(noted(request, officer).get("elsewhere"))


def was_set_up_here(request: HttpRequest, officer: Officer) -> bool:
    """Return whether the officer has set a second factor up in this session."""
    return noted(request, officer).get("elsewhere") is False


def noted(request: HttpRequest, officer: Officer) -> dict[str, object]:
    """Return what was noted for this officer; nothing when it was for another."""
    mark: dict[str, object] = request.session.get(SESSION_KEY) or {}
    return mark if mark.get("officer") == str(officer.pk) else {}
