"""Settings of sign-in, which `settings.py` takes over whole: who gets in, how, how often tried.

What another identity provider needs comes from the environment; half of it is refused.
"""

from typing import Any, Final
from urllib.parse import urlsplit

from config.environment import env, is_production, refuse

HOUR: Final = 3600

AUTHENTICATION_BACKENDS = ["kheo.accounts.backends.OfficerBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_PATHS = ("/tai-khoan/",)
WORK_PATHS = ("/quan-tri/", "/lam-viec/")
# A working day; a lost telephone or an open office is no open door the next morning.
SESSION_COOKIE_AGE = env.int("KHEO_SESSION_HOURS", 12) * HOUR
PASSWORD_RESET_TIMEOUT = 4 * HOUR
# Former secrets, so that a new one does not make every second factor unreadable.
SECRET_KEY_FALLBACKS: list[str] = env.list("KHEO_OLD_SECRETS", default=[])

# Wagtail has a sign-in, a password page and an address page of its own: ours stand in their place.
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False

ACCOUNT_ADAPTER = "kheo.accounts.adapters.account.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
# Nobody signs up; allauth checks that what one signs in with would be asked for.
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_USER_DISPLAY = str
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 - a class
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    # A letter goes out whether or not somebody has the address.
    "reset_password": "10/10m/ip,2/10m/key",
    "reset_password_from_key": "20/m/ip",
}
ACCOUNT_FORMS = {
    "login": "kheo.accounts.forms.passwords.LoginForm",
    "change_password": "kheo.accounts.forms.passwords.ChangePasswordForm",
    "set_password": "kheo.accounts.forms.passwords.SetPasswordForm",
    "reset_password": "kheo.accounts.forms.passwords.ResetPasswordForm",
    "reset_password_from_key": "kheo.accounts.forms.passwords.ResetPasswordKeyForm",
}

MFA_ADAPTER = "kheo.accounts.adapters.mfa.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Accounts come by invitation, so the address needs no second proof.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "kheo.accounts.forms.factors.AuthenticateForm",
    "reauthenticate": "kheo.accounts.forms.factors.ReauthenticateForm",
    "activate_totp": "kheo.accounts.forms.factors.ActivateTotpForm",
    "add_webauthn": "kheo.accounts.forms.factors.AddPasskeyForm",
    "edit_webauthn": "kheo.accounts.forms.factors.EditPasskeyForm",
}

SOCIALACCOUNT_ADAPTER = "kheo.accounts.adapters.provider.ProviderAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_STORE_TOKENS = False
# A link, not a form: the site's policy lets no form lead to another host.
SOCIALACCOUNT_LOGIN_ON_GET = True

# --- Another identity provider --------------------------------------------------------------------

OIDC_ID: Final = "don-vi"
OIDC_LEVELS: list[str] = env.list("KHEO_OIDC_LEVEL", default=[])
OIDC_SECOND_FACTORS: list[str] = env.list("KHEO_OIDC_SECOND_FACTOR", default=[])
OIDC_CLAIM = env.str("KHEO_OIDC_CLAIM", "")


def providers() -> dict[str, Any]:
    """Return the provider that the environment names, in allauth's form; none without an address.

    Stops the start when a part is missing, or when a real site would ask it without TLS.
    """
    server: str = env.str("KHEO_OIDC_URL", "")
    if not server:
        return {}
    for variable in ("KHEO_OIDC_CLIENT", "KHEO_OIDC_SECRET"):
        if not env.str(variable, ""):
            refuse(variable, "is missing, and KHEO_OIDC_URL names an identity provider.")
    if is_production() and urlsplit(server).scheme != "https":
        refuse("KHEO_OIDC_URL", "must begin with https:// on a real site.")
    return {"openid_connect": {"APPS": [app(server)]}}


def app(server: str) -> dict[str, Any]:
    """Return the provider as allauth wants it."""
    asked = {"acr_values": " ".join(OIDC_LEVELS)} if OIDC_LEVELS else {}
    return {
        "provider_id": OIDC_ID,
        "name": env.str("KHEO_OIDC_NAME", urlsplit(server).netloc),
        "client_id": env.str("KHEO_OIDC_CLIENT"),
        "secret": env.str("KHEO_OIDC_SECRET"),
        "settings": {
            "server_url": server,
            "oauth_pkce_enabled": True,
            "auth_params": asked,
        },
    }


SOCIALACCOUNT_PROVIDERS = providers()
