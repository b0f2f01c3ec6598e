"""The staff's way to rules, the calendar and office hours."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from kheo.law.models.rule import MANAGE


@hooks.register("register_admin_urls")
def law_addresses() -> list[URLResolver]:
    """Return the addresses of the desk."""
    return [path("luat/", include("kheo.law.urls_staff"))]


@hooks.register("register_permissions")
def law_permission() -> QuerySet[Permission]:
    """Offer keeping the law where groups are made."""
    return Permission.objects.filter(content_type__app_label="law", codename="manage_law")


@hooks.register("register_admin_menu_item")
def law_item() -> MenuItem:
    """Return the menu's way to the desk."""
    items = [
        MenuItem(_("Quy tắc"), reverse_lazy("law_desk:rules"), icon_name="list-ol"),
        MenuItem(_("Lịch làm việc"), reverse_lazy("law_desk:calendar"), icon_name="calendar-alt"),
        MenuItem(_("Giờ làm việc"), reverse_lazy("law_desk:hours"), icon_name="time"),
    ]
    return LawItem(_("Luật và lịch"), Menu(items=items), icon_name="calendar-check", order=260)


class LawItem(SubmenuMenuItem):
    """Shown to those who keep the law."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether this user keeps the law."""
        return bool(request.user.has_perm(MANAGE))
