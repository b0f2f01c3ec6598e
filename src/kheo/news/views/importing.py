"""The paste box for editors."""

from typing import Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kheo.core.staff import framed
from kheo.news.actions.importing import import_article
from kheo.news.forms.importing import PasteForm
from kheo.news.importing import ImportRefused
from kheo.news.models import Section
from kheo.organisations.staff import officer_of

PASTED: Final = "ô dán của biên tập viên"
"""Stays in the record, so it does not follow the language of who works."""


def paste(request: HttpRequest) -> HttpResponse:
    """Take in a pasted page and open the desk of its draft."""
    sections = open_sections(request)
    form = PasteForm(request.POST or None, request.FILES or None, sections=sections)
    if request.method == "POST" and form.is_valid():
        try:
            done = import_article(
                data=form.content(),
                section=form.cleaned_data["section"],
                by=officer_of(request),
                at=timezone.now(),
                came_from=PASTED,
                address=form.cleaned_data["address"],
            )
        except ImportRefused as refused:
            form.add_error(None, str(refused))
        else:
            tell(request, made=done.made)
            return redirect("news_desk", done.article.pk)
    context = {"form": form, **framed(_("Nhập bài từ trang khác"), "doc-empty-inverse")}
    return render(request, "news/staff/paste.html", context)


def open_sections(request: HttpRequest) -> QuerySet[Section]:
    """Return the sections where this person may write.

    Raises PermissionDenied when there is none.
    """
    allowed = [
        section.pk
        for section in Section.objects.all()
        if section.permissions_for_user(request.user).can_add_subpage()
    ]
    if not allowed:
        raise PermissionDenied
    sections: QuerySet[Section] = Section.objects.filter(pk__in=allowed).order_by("path")
    return sections


def tell(request: HttpRequest, *, made: bool) -> None:
    """Tell the editor whether this is a new draft."""
    if made:
        messages.success(request, _("Đã nhập thành bản thảo. Xem những điều cần bổ sung dưới đây."))
    else:
        messages.info(request, _("Bài này đã được nhập trước đây; đây là bản đang có."))
