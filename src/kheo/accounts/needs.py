"""What needs a second factor, as far as this room and those below it know."""

from typing import Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kheo.accounts import second_factor
from kheo.accounts.second_factor import Holds
from kheo.organisations.models import Officer

# What lets somebody hand out rights, and so decide, whatever else he may do.
PERMISSIONS: Final = {
    "organisations.change_officer": _("sửa tài khoản cán bộ"),
    "organisations.add_officer": _("tạo tài khoản cán bộ"),
    "auth.change_group": _("sửa quyền của nhóm"),
    "accounts.add_invitation": _("mời cán bộ"),
    "law.manage_law": _("sửa quy tắc và lịch làm việc"),
}


def enlist() -> None:
    """Enlist all rights, handing out rights, and deciding for an organisation."""
    second_factor.enlist(second_factor.ALL, _("làm mọi việc"), lambda one: one.is_superuser)
    for permission, label in PERMISSIONS.items():
        second_factor.enlist(permission, label, holder_of(permission))
    second_factor.enlist(
        "organisations.mandate", _("quyết định thay cho tổ chức"), acts_for_an_organisation
    )


def holder_of(permission: str) -> Holds:
    """Return the question whether an officer has a permission."""
    return lambda officer: officer.has_perm(permission)


def acts_for_an_organisation(officer: Officer) -> bool:
    """Return whether an officer's mandates of today carry anything that is done."""
    mandates = officer.mandates.in_force(timezone.localdate())
    return bool(mandates.filter(role__verbs__isnull=False).exists())
