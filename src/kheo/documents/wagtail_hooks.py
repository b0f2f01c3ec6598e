"""The staff's way to the library."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem


@hooks.register("register_admin_urls")
def documents_addresses() -> list[URLResolver]:
    """Return the addresses of the desk."""
    return [path("van-ban/", include("kheo.documents.urls_staff"))]


@hooks.register("register_permissions")
def documents_permissions() -> QuerySet[Permission]:
    """Offer entering, changing and publishing documents where groups are made."""
    return Permission.objects.filter(
        content_type__app_label="documents",
        codename__in=("add_document", "change_document", "publish_document"),
    )


@hooks.register("register_admin_menu_item")
def documents_item() -> MenuItem:
    """Return the menu's way to the desk."""
    items = [
        MenuItem(_("Thư viện văn bản"), reverse_lazy("documents_desk:list"), icon_name="list-ul"),
        MenuItem(_("Tải văn bản lên"), reverse_lazy("documents_desk:upload"), icon_name="upload"),
        MenuItem(_("Nhập văn bản"), reverse_lazy("documents_desk:new"), icon_name="form"),
        MenuItem(_("Nạp bảng văn bản"), reverse_lazy("documents_desk:tables"), icon_name="table"),
    ]
    return DocumentsItem(_("Văn bản"), Menu(items=items), icon_name="doc-full", order=215)


@hooks.register("register_admin_menu_item")
def drafting_item() -> MenuItem:
    """Return the way to the checking of drafts, open to all who work here."""
    address = reverse_lazy("documents_desk:check_draft")
    return MenuItem(_("Kiểm tra dự thảo"), address, icon_name="check", order=216)


@hooks.register("register_admin_menu_item")
def registers_item() -> MenuItem:
    """Return the way to the books of numbers; who may give one, its mandates say."""
    address = reverse_lazy("documents_desk:registers")
    return MenuItem(_("Sổ cấp số"), address, icon_name="list-ol", order=217)


class DocumentsItem(SubmenuMenuItem):
    """Shown to those who keep the library."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether this user keeps the library."""
        return bool(request.user.has_perm("documents.change_document"))
