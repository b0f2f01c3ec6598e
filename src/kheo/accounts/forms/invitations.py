"""Inviting somebody, and accepting."""

from typing import Any, Final

from django import forms
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from kheo.accounts.actions.invitations import Person
from kheo.accounts.backends import officer_named
from kheo.core.verdict import Verdict
from kheo.organisations.models import Officer

LONGEST_NAME: Final = 150
REFUSALS: Final = {
    "officer_exists": _("Địa chỉ này đã là của một cán bộ có tài khoản."),
    "not_your_groups": _("Bạn chỉ mời được vào những nhóm mà bạn là thành viên."),
    "name_taken": _("Tên đăng nhập này đã có người dùng. Hãy chọn tên khác."),
    "accepted": _("Lời mời này đã được nhận."),
    "withdrawn": _("Lời mời này đã được rút."),
    "expired": _("Lời mời này đã hết hạn."),
}


class NameForm(forms.Form):
    """The two parts of a Vietnamese name."""

    last_name = forms.CharField(
        label=_("Họ và tên đệm"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    first_name = forms.CharField(
        label=_("Tên"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def refuse(self, verdict: Verdict) -> None:
        """Say over the form why it was not done."""
        self.add_error(None, REFUSALS[verdict.reason])


class InviteForm(NameForm):
    """Who is invited, and into which groups."""

    email = forms.EmailField(label=_("Thư điện tử"))
    position = forms.CharField(label=_("Chức vụ, nơi công tác"), max_length=200, required=False)
    groups = forms.ModelMultipleChoiceField(
        Group.objects.none(),
        label=_("Nhóm"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nhóm cho biết người ấy được làm gì."),
    )
    field_order = ("email", "last_name", "first_name", "position", "groups")

    def __init__(self, *args: Any, by: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = self.fields["groups"]
        if isinstance(groups, forms.ModelMultipleChoiceField):
            groups.queryset = Group.objects.all() if by.is_superuser else by.groups.all()

    @property
    def person(self) -> Person:
        """Who is invited."""
        said = self.cleaned_data
        return Person(said["email"], said["last_name"], said["first_name"], said["position"])


class AcceptForm(NameForm):
    """How the invited person wants to be called and to sign in."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=LONGEST_NAME,
        help_text=_("Chữ, số và các dấu @ . + - _, không có dấu cách."),
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password1 = forms.CharField(
        label=_("Mật khẩu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label=_("Nhập lại mật khẩu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = lazystr(" ".join(password_validators_help_texts()))

    def clean_username(self) -> str:
        """Return the name. Raises ValidationError when somebody signs in by it already."""
        name: str = self.cleaned_data["username"]
        if officer_named(name) is not None:
            raise ValidationError(REFUSALS["name_taken"])
        return name

    def clean(self) -> dict[str, Any]:
        """Refuse a weak password, and two that differ."""
        said: dict[str, Any] = super().clean() or {}
        first, second = said.get("password1"), said.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("Hai lần nhập mật khẩu không giống nhau."))
        if first:
            self.check_strength(first, said)
        return said

    def check_strength(self, password: str, said: dict[str, Any]) -> None:
        """Hold the password against the names beside it and against the lists of bad ones."""
        names = {name: said.get(name, "") for name in ("username", "last_name", "first_name")}
        try:
            validate_password(password, Officer(**names))
        except ValidationError as weak:
            self.add_error("password1", weak)
