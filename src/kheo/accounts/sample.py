"""The sample accounts' second factor: known to everybody, and so never in a real site."""

import time
from typing import Final

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings

from kheo.accounts.codes import was_used
from kheo.organisations.models import Officer

SECRET: Final = "KHEOMAUDUNGTHUKHONGPHAIBIMATHEHE"  # noqa: S105 - known on purpose


class NotInARealSiteError(RuntimeError):
    """A second factor that everybody knows was to be made in a real site."""


def give_second_factor(officer: Officer) -> None:
    """Give a sample account the second factor that everybody knows, where it has none.

    Raises NotInARealSiteError with ``KHEO_ENV=production``.
    """
    if settings.PRODUCTION:
        raise NotInARealSiteError
    if not Authenticator.objects.filter(user_id=officer.pk).exists():
        TOTP.activate(officer, SECRET)


def holders() -> list[Officer]:
    """Return the officers who can sign in with the second factor that everybody knows."""
    rows = Authenticator.objects.filter(type=Authenticator.Type.TOTP, user__is_active=True)
    return [row.user for row in rows.select_related("user") if secret_of(row) == SECRET]


def secret_of(row: Authenticator) -> str:
    """Return the secret behind somebody's codes."""
    return str(decrypt(row.data["secret"]))


def code_for(officer: Officer) -> str:
    """Return a code that a sample account can sign in with now, for showing it on the page.

    Empty in a real site, for every other account, and for the moment when all are used.
    """
    if settings.PRODUCTION or officer.pk not in {holder.pk for holder in holders()}:
        return ""
    step = int(time.time()) // app_settings.TOTP_PERIOD
    codes = (format_hotp_value(hotp_value(SECRET, step + late)) for late in (0, 1, -1))
    return next((code for code in codes if not was_used(officer, code)), "")
