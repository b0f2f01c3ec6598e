"""Who a name and a password belong to."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Q
from django.http import HttpRequest

from kheo.organisations.models import Officer


class OfficerBackend(AuthenticationBackend):
    """Finds an officer by user name or e-mail address, and hashes a password exactly once.

    Whether nobody has the name, the password is wrong, or the account is closed: the answer is the
    same and takes as long. allauth's own would hash twice for a known e-mail address.
    """

    def _authenticate(self, request: HttpRequest | None, **credentials: Any) -> Officer | None:
        login = credentials.get("email") or credentials.get("username") or ""
        officer = officer_named(login)
        if officer is None:
            return None  # allauth hashes in that case, and only then
        self._did_check_password = True
        right = officer.check_password(credentials["password"])
        return officer if right and self.user_can_authenticate(officer) else None


def officer_named(login: str) -> Officer | None:
    """Return the officer of a user name or an e-mail address; the exact name goes first."""
    fits = Q(username__iexact=login) | Q(email__iexact=login)
    found = list(Officer.objects.filter(fits).order_by("pk")) if login else []
    return min(found, key=lambda officer: distance(officer, login), default=None)


def distance(officer: Officer, login: str) -> int:
    """Return how far an officer's names are from what was typed."""
    if officer.username == login:
        return 0
    return 1 if officer.username.lower() == login.lower() else 2
