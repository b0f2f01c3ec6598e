"""The door of staff pages: who must have a second factor goes there first."""

import time
from collections.abc import Callable
from typing import Final

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from kheo.accounts import second_factor
from kheo.organisations.models import Officer

Answer = Callable[[HttpRequest], HttpResponseBase]
SEEN_AT: Final = "kheo_seen_at"
SEEN_EVERY_SECONDS: Final = 5 * 60


class StaffDoor:
    """Looks at who is signed in on staff pages only; public pages never touch the session."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request, or lead to the second factor."""
        if request.path.startswith(settings.ACCOUNT_PATHS):
            response = self.get_response(request)
            response.headers["Cache-Control"] = "private, no-store"
            return response
        if request.path.startswith(settings.WORK_PATHS) and isinstance(request.user, Officer):
            if way := way_before(request, request.user):
                return way
            note_seen(request)
        return self.get_response(request)


def way_before(request: HttpRequest, officer: Officer) -> HttpResponse | None:
    """Return where the officer must go first, or None when the door is open.

    Raises PermissionDenied for the editors' half of who does not work there: sent to the sign-in,
    he would be sent back from it without end.
    """
    may_edit = officer.has_perm("wagtailadmin.access_admin")
    if request.path.startswith(settings.STAFF_PATHS) and not may_edit:
        raise PermissionDenied
    if second_factor.was_proved_elsewhere(request, officer):
        return None
    if not second_factor.is_needed_by(officer):
        return None
    kinds = second_factor.kinds(officer)
    if kinds and second_factor.was_proved(request, officer):
        return None
    return lead(request, address_for(kinds))


def address_for(kinds: set[str]) -> str:
    """Return the name of the page where one of these second factors is proved, or set up."""
    if Authenticator.Type.TOTP in kinds:
        return "mfa_reauthenticate"
    return "mfa_reauthenticate_webauthn" if kinds else "mfa_index"


def lead(request: HttpRequest, name: str) -> HttpResponse:
    """Return the way to a page, from which one comes back to the page at hand."""
    back = request.get_full_path() if request.method == "GET" else reverse("account_home")
    return redirect(f"{reverse(name)}?{urlencode({REDIRECT_FIELD_NAME: back})}")


def note_seen(request: HttpRequest) -> None:
    """Write down, every few minutes, that a session is in use and from where."""
    now = time.time()
    if now - request.session.get(SEEN_AT, 0) < SEEN_EVERY_SECONDS:
        return
    request.session[SEEN_AT] = now
    rows = UserSession.objects.filter(session_key=request.session.session_key)
    rows.update(last_seen_at=timezone.now())
