"""The staff's ways to invitations, to how officers sign in, and to their own account."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kheo.accounts.models import INVITE


@hooks.register("register_admin_urls")
def accounts_addresses() -> list[URLResolver]:
    """Return the addresses on the staff path."""
    return [
        path("loi-moi/", include("kheo.accounts.urls_invitations")),
        path("dang-nhap-can-bo/", include("kheo.accounts.urls_officers")),
    ]


@hooks.register("register_permissions")
def invitation_permission() -> QuerySet[Permission]:
    """Offer inviting where groups are made."""
    return Permission.objects.filter(content_type__app_label="accounts", codename="add_invitation")


@hooks.register("register_admin_menu_item")
def account_item() -> MenuItem:
    """Return the menu's way to one's own account."""
    return MenuItem(
        _("Đăng nhập và bảo mật"), reverse_lazy("account_home"), icon_name="key", order=910
    )


@hooks.register("register_settings_menu_item")
def invitations_item() -> MenuItem:
    """Return the menu's way to invitations."""
    return InvitationsItem(
        _("Lời mời"), reverse_lazy("invitations:list"), icon_name="mail", order=610
    )


@hooks.register("register_settings_menu_item")
def officers_item() -> MenuItem:
    """Return the menu's way to how officers sign in."""
    return OfficersItem(
        _("Đăng nhập của cán bộ"), reverse_lazy("officers:list"), icon_name="key", order=620
    )


class InvitationsItem(MenuItem):
    """Shown to those who may invite."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether this officer may invite."""
        return bool(request.user.has_perm(INVITE))


class OfficersItem(MenuItem):
    """Shown to those who may do everything."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether this officer has all rights."""
        return bool(request.user.is_superuser)
