"""Names and passwords."""

from typing import Any

from allauth.account import forms as given
from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from kheo.organisations.models import Officer


class OneSentence:
    """A form whose first password says in one paragraph what a password must be."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["password1"].help_text = lazystr(" ".join(password_validators_help_texts()))
        self.fields["password1"].label = _("Mật khẩu mới")
        self.fields["password2"].label = _("Nhập lại mật khẩu mới")
        self.fields["password2"].help_text = ""


class LoginForm(given.LoginForm):
    """A user name or an e-mail address, and a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Tên đăng nhập hoặc thư điện tử")
        self.fields["login"].widget.attrs = {
            "autocomplete": "username webauthn",
            "autocapitalize": "none",
            "spellcheck": "false",
        }
        self.fields["password"].label = _("Mật khẩu")
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs.pop("placeholder", None)


class ChangePasswordForm(OneSentence, given.ChangePasswordForm):
    """The old password and a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Mật khẩu đang dùng")
        self.fields["oldpassword"].help_text = ""


class SetPasswordForm(OneSentence, given.SetPasswordForm):
    """A first password, for who came by another provider."""


class ResetPasswordKeyForm(OneSentence, given.ResetPasswordKeyForm):
    """A new password, for who came by a letter."""


class ResetPasswordForm(given.ResetPasswordForm):
    """An address; a letter goes out whether or not an officer has it, so that both take as long."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Thư điện tử")
        self.fields["email"].widget.attrs.pop("placeholder", None)

    def clean_email(self) -> str:
        """Find the officer of the address."""
        email: str = self.cleaned_data["email"]
        self.users = list(Officer.objects.filter(email__iexact=email, is_active=True))
        return email

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Send the letter."""
        email: str = self.cleaned_data["email"]
        if self.users:
            given.flows.password_reset.request_password_reset(
                request, email, self.users, default_token_generator
            )
        else:
            get_adapter().send_mail("account/email/unknown_account", email, {})
        return email
