"""What happens around every request: named errors, and the staff path's own policy."""

import logging
import secrets
from collections.abc import Callable
from typing import Any, Final

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.db import transaction
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from kheo.core.front.generation import next_generation

Answer = Callable[[HttpRequest], HttpResponseBase]
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
PREVIEW: Final = {"frame-ancestors": [SELF], "frame-src": [SELF]}
ANSWERED: Final = (Http404, PermissionDenied, SuspiciousOperation, BadRequest)
logger = logging.getLogger("kheo.errors")


class NamedErrors:
    """Log each failure once, under an id that the reader sees on the error page.

    The log carries the path without its query, and nothing that a person typed.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Give the failure an id and log it; what has an answer of its own is no failure."""
        if isinstance(exception, ANSWERED):
            return
        error_id = secrets.token_hex(4)
        request.META["KHEO_ERROR_ID"] = error_id
        logger.error(
            "error %s at %s %s", error_id, request.method, place(request), exc_info=exception
        )


def place(request: HttpRequest) -> str:
    """Return where a request went; of addresses that open doors only the shape.

    Those are the ones about sign-in, and any with a `token` in it.
    """
    match = request.resolver_match
    if match and (request.path.startswith(settings.ACCOUNT_PATHS) or "token" in match.kwargs):
        return f"/{match.route}"
    return request.path


class StaffPolicy:
    """Staff pages are nobody else's, and what staff change shows to readers at once.

    Their policy for scripts and styles is the readers' own; only the editor's preview, a page of
    this site inside another, is let in besides.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.for_staff = csp_replace(PREVIEW)(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request; after a change by staff, pages kept for readers are forgotten."""
        if not request.path.startswith(settings.STAFF_PATHS):
            return self.get_response(request)
        response = self.for_staff(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
        if request.method not in SAFE and response.status_code < 400:
            next_generation()
        return response


class StaffTransactions:
    """What a member of staff sends is done whole or not at all, with its entry in the ledger.

    Wagtail publishes in several steps without a transaction of its own. Stands last, so that
    nothing but the view lies inside.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        words: tuple[Any, ...],
        named: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Answer what changes something on the staff path inside a transaction."""
        if request.method in SAFE or not request.path.startswith(settings.STAFF_PATHS):
            return None
        with transaction.atomic():
            return view(request, *words, **named)
