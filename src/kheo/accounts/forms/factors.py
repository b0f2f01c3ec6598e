"""Codes of second factors, and names of passkeys."""

from typing import Any, ClassVar

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as given
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm as GivenActivateTotpForm
from allauth.mfa.webauthn import forms as given_passkeys
from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.accounts import codes


class CodeField:
    """A form that asks for one code."""

    fields: dict[str, forms.Field]
    label: ClassVar[Any] = _("Mã 6 số của ứng dụng xác thực, hoặc một mã khôi phục")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = self.label
        field.widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}


class OnceOnly(CodeField):
    """A form that takes a code of the app once."""

    user: Any
    authenticator: Any

    def clean_code(self) -> str:
        """Return the code. Raises ValidationError for one that is wrong or was used before."""
        code: str = super().clean_code()  # type: ignore[misc]  # of the form beside this one
        of_app = self.authenticator.type == Authenticator.Type.TOTP
        if of_app and not codes.use(self.user, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class AuthenticateForm(OnceOnly, given.AuthenticateForm):
    """The second step of signing in."""


class ReauthenticateForm(OnceOnly, given.ReauthenticateForm):
    """The same again, before something that matters."""


class ActivateTotpForm(CodeField, GivenActivateTotpForm):
    """The first code of a new app."""

    label: ClassVar[Any] = _("Mã 6 số mà ứng dụng đang hiện")

    def clean_code(self) -> str:
        """Return the code, which counts as used from now on."""
        code: str = super().clean_code()
        codes.use(self.user, code)
        return code


class AddPasskeyForm(given_passkeys.AddWebAuthnForm):
    """A new passkey: it signs in alone unless the officer wants it beside the password only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Đặt tên cho khóa")
        self.fields["name"].max_length = 60
        self.fields["passwordless"].label = _("Đăng nhập được chỉ bằng khóa này")
        self.fields["passwordless"].help_text = _(
            "Thiết bị sẽ hỏi vân tay, khuôn mặt hoặc mã PIN. Bỏ chọn thì khóa chỉ dùng ở bước thứ"
            " hai, sau mật khẩu."
        )
        self.initial.setdefault("passwordless", True)


class EditPasskeyForm(given_passkeys.EditWebAuthnForm):
    """A new name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Tên của khóa")
