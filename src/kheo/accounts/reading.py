"""Lists ready for a page."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext as _

from kheo.accounts.rules.devices import device
from kheo.organisations.models import Officer


def signed_in(request: HttpRequest) -> Officer:
    """Return who is signed in, as a row of its own. Raises PermissionDenied for a reader."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    return Officer.objects.get(pk=request.user.pk)


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as its owner knows it again."""

    pk: int
    device: str
    network: str
    since: datetime
    last_seen: datetime
    is_here: bool


def sessions(officer: Officer, *, here: str | None = None) -> list[SessionRow]:
    """Return the sessions of an officer that are still good, the one at hand first."""
    rows = UserSession.objects.purge_and_list(officer)
    found = [row_of(one, here) for one in rows]
    return sorted(found, key=lambda row: (not row.is_here, -row.last_seen.timestamp()))


def row_of(session: UserSession, here: str | None) -> SessionRow:
    """Return what is shown of a session."""
    return SessionRow(
        pk=session.pk,
        device=device_name(session.user_agent),
        network=session.ip,
        since=session.created_at,
        last_seen=session.last_seen_at,
        is_here=session.session_key == here,
    )


def device_name(agent: str) -> str:
    """Return browser and system in words."""
    browser, system = device(agent)
    if browser and system:
        return _("%(browser)s trên %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Thiết bị không rõ")


def officers() -> QuerySet[Officer]:
    """Return all officers with what a list of sign-ins shows; one query."""
    factors = Authenticator.objects.filter(user=OuterRef("pk"))
    strong = factors.exclude(type=Authenticator.Type.RECOVERY_CODES)
    counted = UserSession.objects.filter(user=OuterRef("pk")).order_by().values("user")
    return Officer.objects.annotate(
        has_second_factor=Exists(strong),
        session_count=Subquery(counted.annotate(n=Count("pk")).values("n")),
    ).order_by("-is_active", "first_name", "last_name", "pk")
