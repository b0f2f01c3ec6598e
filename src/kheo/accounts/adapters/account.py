"""How an officer gets in: what is said, where it leads, what is sent."""

import ipaddress
import time
from functools import partial
from typing import Any, ClassVar, Final

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kheo.accounts import second_factor
from kheo.accounts.actions import letters
from kheo.core.http import sender_address
from kheo.organisations.models import Officer

SIGNED_IN_AT: Final = "kheo_signed_in_at"
FRESH_SECONDS: Final = 5 * 60
NOWHERE: Final = "0.0.0.0"  # noqa: S104 - no address to listen on: what is shown when none is known

WRONG: Final = _("Tên đăng nhập, thư điện tử hoặc mật khẩu không đúng.")
NOTICES: Final = {
    "account/email/password_changed": _("Mật khẩu của bạn vừa được đổi."),
    "account/email/password_set": _("Tài khoản của bạn vừa được đặt mật khẩu."),
    "account/email/password_reset": _("Mật khẩu của bạn vừa được đặt lại."),
    "mfa/email/recovery_codes_generated": _("Mã khôi phục của bạn vừa được tạo mới."),
    "mfa/email/totp_activated": _("Ứng dụng xác thực vừa được bật cho tài khoản của bạn."),
    "mfa/email/totp_deactivated": _("Ứng dụng xác thực vừa được tắt cho tài khoản của bạn."),
    "mfa/email/webauthn_added": _("Một khóa truy cập vừa được thêm vào tài khoản của bạn."),
    "mfa/email/webauthn_removed": _("Một khóa truy cập vừa được gỡ khỏi tài khoản của bạn."),
    "socialaccount/email/account_connected": _("Tài khoản của bạn vừa được gắn với đơn vị khác."),
    "socialaccount/email/account_disconnected": _(
        "Tài khoản của bạn vừa thôi gắn với đơn vị khác."
    ),
}
STAGES: Final = {"allauth.mfa.stages.AuthenticateStage": "kheo.accounts.stages.SecondFactorStage"}


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up; every refusal of a name and a password sounds the same."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": WRONG,
        "username_password_mismatch": WRONG,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return that nobody may make an account for himself."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return where a request comes from, as the trusted proxies say."""
        try:
            return str(ipaddress.ip_address(sender_address(request)))
        except ValueError:
            return NOWHERE

    def get_login_stages(self) -> list[str]:
        """Return what stands between a password and the session."""
        return [STAGES.get(path, path) for path in super().get_login_stages()]

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Open the session, and remember since when it is open."""
        super().login(request, user)
        request.session[SIGNED_IN_AT] = time.time()

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return where work begins."""
        officer = request.user
        works = isinstance(officer, Officer) and officer.has_perm("wagtailadmin.access_admin")
        return reverse("wagtailadmin_home" if works else "account_home")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return where one stands after a change of the password."""
        return reverse("account_home")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Return whether who is signed in must prove it again.

        Not for the first second factor and its recovery codes right after signing in: the password
        was typed just now.
        """
        if app == "allauth.mfa" and is_new_here(self.request):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def get_reauthentication_methods(
        self, user: AbstractBaseUser | AnonymousUser
    ) -> list[dict[str, Any]]:
        """Return the ways to prove it again, in our words."""
        words = {
            "reauthenticate": _("Dùng mật khẩu"),
            "mfa_reauthenticate": _("Dùng mã của ứng dụng xác thực"),
            "mfa_reauthenticate:webauthn": _("Dùng khóa truy cập"),
        }
        ways = super().get_reauthentication_methods(user)
        return [{**way, "description": words.get(way["id"], way["description"])} for way in ways]

    # --- Mail ---

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a letter; that it cannot be sent is told to nobody who might be guessing."""
        known = {"site": settings.WAGTAIL_SITE_NAME, "email": email}
        send_later(self.render_mail(template_prefix, email, known | context))

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell an officer what happened to the account, in case it was somebody else."""
        to = email or getattr(user, "email", "")
        if to and template_prefix in NOTICES:
            send_later(notice(str(NOTICES[template_prefix]), to))


def send_later(letter: EmailMessage) -> None:
    """Send a letter when what it tells of is certain; no transaction waits for a mail server."""
    transaction.on_commit(partial(letters.send, letter))


def notice(what: str, email: str) -> EmailMessage:
    """Return the letter that says what happened."""
    context = {"what": what, "at": timezone.now(), "site": settings.WAGTAIL_SITE_NAME}
    body = render_to_string("accounts/mail/notice.txt", context)
    return EmailMessage(subject=what, body=body, to=[email])


def is_new_here(request: HttpRequest) -> bool:
    """Return whether the officer has just signed in and has, or had, no second factor then."""
    officer, since = request.user, request.session.get(SIGNED_IN_AT, 0)
    if not isinstance(officer, Officer) or time.time() - since >= FRESH_SECONDS:
        return False
    return second_factor.was_set_up_here(request, officer) or not second_factor.has_one(officer)
