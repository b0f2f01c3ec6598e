"""Answers that are the same for every reader, and where a request comes from."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Final, ParamSpec, TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)

COUNTED_PAGE: Final = "X-Kheo-Page"
"""Header that names the page an answer counts as a view of; it never leaves the house."""

FOR_ALL: Final = "public, no-cache"
"""Any cache may keep the answer, and asks before it uses it again: a publication shows at once."""


def for_everyone(view: Callable[P, R]) -> Callable[P, R]:
    """Mark what a view answers as the same for every anonymous reader."""

    @wraps(view)
    def marked(*args: P.args, **kwargs: P.kwargs) -> R:
        return mark_for_everyone(view(*args, **kwargs))

    return marked


def mark_for_everyone(response: R) -> R:
    """Return the answer, marked as one that any cache may keep when it is a full answer."""
    if response.status_code in {200, 301}:
        response["Cache-Control"] = FOR_ALL
    return response


def client_address(environ: Mapping[str, Any]) -> str:
    """Return the address a request came from, as the nearest trusted proxy saw it.

    With ``KHEO_TRUSTED_PROXIES=n`` the n-th address from the right in X-Forwarded-For is taken:
    those further left are the client's own claim.
    """
    trusted: int = settings.TRUSTED_PROXIES
    own = str(environ.get("REMOTE_ADDR", ""))
    if not trusted:
        return own
    forwarded: list[str] = [
        part.strip() for part in environ.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()
    ]
    return forwarded[-trusted] if len(forwarded) >= trusted else own


def sender_address(request: HttpRequest) -> str:
    """Return the address that a request came from."""
    return client_address(request.META)


def is_editor(request: HttpRequest) -> bool:
    """Return whether the request comes from somebody who works on the staff path."""
    return bool(request.user.has_perm("wagtailadmin.access_admin"))
