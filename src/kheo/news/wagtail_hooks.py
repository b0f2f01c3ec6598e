"""What the room adds to the editors' half of the house."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem as Component
from wagtail.models import Page

from kheo.core.http import is_editor
from kheo.news.models import Attachment, MediaUse, Remark
from kheo.news.models.remarks import MODERATE


@hooks.register("before_serve_document")
def refuse_private_files(attachment: Attachment, request: HttpRequest) -> None:
    """Answer a file only when a published page shows it, or to editors."""
    if not (MediaUse.objects.of_attachment(attachment.pk).exists() or is_editor(request)):
        raise Http404


@hooks.register("register_admin_urls")
def paste_box_address() -> list[URLResolver]:
    """Return the address of the paste box."""
    return [path("", include("kheo.news.urls_desk"))]


@hooks.register("register_admin_menu_item")
def paste_box_item() -> MenuItem:
    """Return the menu's way to the paste box."""
    return MenuItem(
        _("Nhập bài"), reverse_lazy("news_paste"), icon_name="doc-empty-inverse", order=210
    )


@hooks.register("register_admin_urls")
def register_remarks_urls() -> list[URLResolver]:
    """Return the addresses of the moderators' desk."""
    return [path("phan-hoi/", include("kheo.news.urls_staff"))]


@hooks.register("register_permissions")
def register_remarks_permission() -> QuerySet[Permission]:
    """Offer the moderators' permission where groups are made."""
    return Permission.objects.filter(content_type__app_label="news", codename="moderate_remark")


@hooks.register("register_admin_menu_item")
def register_remarks_menu() -> MenuItem:
    """Return the menu's way to the desk, with the number of remarks that wait."""
    return RemarksItem(_("Phản hồi"), reverse_lazy("remarks:list"), icon_name="comment", order=220)


class RemarksItem(MenuItem):
    """The menu's way to the desk; counted when it is shown, with one query."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether this user moderates."""
        return bool(request.user.has_perm(MODERATE))

    def render_component(self, request: HttpRequest) -> Component:
        """Return the item with the number of remarks that nobody has looked at."""
        component = super().render_component(request)
        if waiting := Remark.objects.waiting().count():
            component.label = _("Phản hồi (%(count)d)") % {"count": waiting}
        return component


@hooks.register("before_delete_page")
def keep_page_with_remarks(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete a page that readers wrote under: it is withdrawn instead."""
    return refuse_deletion(request, [page])


@hooks.register("before_bulk_action")
def keep_pages_with_remarks(
    request: HttpRequest, action: str, objects: list[Any], _view: object
) -> HttpResponse | None:
    """Refuse to delete many pages when readers wrote under one of them."""
    pages = [one for one in objects if isinstance(one, Page)] if action == "delete" else []
    return refuse_deletion(request, pages)


def refuse_deletion(request: HttpRequest, pages: list[Page]) -> HttpResponse | None:
    """Return the answer that says why pages stay, or None when they may go."""
    if not any(Remark.objects.under(page).exists() for page in pages):
        return None
    messages.error(
        request,
        _(
            "Không xóa được vì trang, hoặc trang con của nó, có phản hồi của bạn đọc cần được giữ. "
            "Hãy ngừng đăng trang thay cho xóa."
        ),
    )
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)
