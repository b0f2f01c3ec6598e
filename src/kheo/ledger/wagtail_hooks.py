"""The staff's way to the ledger."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_urls")
def ledger_addresses() -> list[URLResolver]:
    """Return the addresses of the ledger."""
    return [path("so-ghi-viec/", include("kheo.ledger.urls"))]


@hooks.register("register_permissions")
def ledger_permission() -> QuerySet[Permission]:
    """Offer reading the ledger where groups are made; nobody may write in it by hand."""
    return Permission.objects.filter(content_type__app_label="ledger", codename="view_entry")


@hooks.register("register_admin_menu_item")
def ledger_item() -> MenuItem:
    """Return the menu's way to the ledger."""
    return LedgerItem(_("Sổ ghi việc"), reverse_lazy("ledger:list"), icon_name="list-ul", order=800)


class LedgerItem(MenuItem):
    """Shown to those who may read it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether this user may read the ledger."""
        return bool(request.user.has_perm("ledger.view_entry"))
