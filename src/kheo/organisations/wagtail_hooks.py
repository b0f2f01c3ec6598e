"""What places and organisations bring to the editors' half."""

from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_urls")
def villages_addresses() -> list[URLResolver]:
    """Return the addresses of the desk for villages."""
    return [path("dia-ban/", include("kheo.organisations.urls_villages"))]


@hooks.register("register_admin_menu_item")
def villages_item() -> MenuItem:
    """Return the menu's way to the desk for villages."""
    return MenuItem(_("Địa bàn"), reverse_lazy("villages:index"), icon_name="site", order=240)


@hooks.register("register_admin_urls")
def organisations_addresses() -> list[URLResolver]:
    """Return the addresses of the desk for organisations and of the handover queue."""
    return [
        path("to-chuc/", include("kheo.organisations.urls_organisations_desk")),
        path("ban-giao/", include("kheo.organisations.urls_handover")),
    ]


@hooks.register("register_admin_menu_item")
def organisations_item() -> MenuItem:
    """Return the menu's way to the desk for organisations."""
    return MenuItem(
        _("Tổ chức"), reverse_lazy("organisations_desk:index"), icon_name="group", order=230
    )


@hooks.register("register_admin_menu_item")
def handover_item() -> MenuItem:
    """Return the menu's way to the handover queue."""
    return MenuItem(_("Bàn giao"), reverse_lazy("handover:index"), icon_name="redirect", order=235)
