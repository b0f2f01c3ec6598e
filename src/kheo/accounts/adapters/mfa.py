"""How second factors are kept and called."""

import base64
import hashlib
import logging
import secrets
from typing import Final

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _

from kheo.accounts import second_factor
from kheo.organisations.models import Officer

SALT: Final = b"kheo.accounts.second_factor"
logger = logging.getLogger("kheo.errors")


class MfaAdapter(DefaultMFAAdapter):
    """Secrets lie encrypted; the last second factor stays where one is needed."""

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """Return how the authenticator app calls the account."""
        return user.get_username()

    def get_totp_issuer(self) -> str:
        """Return how the authenticator app calls the site."""
        return str(settings.WAGTAIL_SITE_NAME)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return the site as passkeys know it."""
        host = context.request.get_host().partition(":")[0]
        return {"id": host, "name": str(settings.WAGTAIL_SITE_NAME)}

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, object]:
        """Return the officer as passkeys know him."""
        entity: dict[str, object] = super().get_public_key_credential_user_entity(user)
        return entity | {"display_name": str(user), "name": user.get_username()}

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:
        """Return a name for a new passkey."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Khóa truy cập %(number)d") % {"number": number}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Return whether a second factor may go: not the last one of who needs one."""
        return may_remove(authenticator)

    def encrypt(self, text: str) -> str:
        """Return a secret as it lies in the database: of no use without the site's own secret."""
        return keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret; one made under a lost key becomes one that no code fits."""
        try:
            return keys().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            logger.warning("a second factor was encrypted under another KHEO_SECRET")
            return base64.b32encode(secrets.token_bytes(20)).decode()


def is_readable(authenticator: Authenticator) -> bool:
    """Return whether the secrets of a second factor can be read with the keys at hand."""
    kept = [authenticator.data.get(name) for name in ("secret", "seed")]
    try:
        for secret in filter(None, kept):
            keys().decrypt(secret.encode())
    except InvalidToken:
        return False
    return True


def may_remove(authenticator: Authenticator) -> bool:
    """Return whether a second factor may be removed by its officer."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        return True
    rows = Authenticator.objects.filter(user_id=authenticator.user_id)
    others = rows.exclude(pk=authenticator.pk).exclude(type=Authenticator.Type.RECOVERY_CODES)
    officer = Officer.objects.get(pk=authenticator.user_id)
    return others.exists() or not second_factor.is_needed_by(officer)


def keys() -> MultiFernet:
    """Return the keys that secrets are read with; the first is the one they are written with."""
    known = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(key_from(secret)) for secret in known])


def key_from(secret: str) -> bytes:
    """Return a key of the form that Fernet wants."""
    return base64.urlsafe_b64encode(hashlib.sha256(SALT + secret.encode()).digest())
