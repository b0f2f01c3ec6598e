"""The desk of an article: what is missing, and the next step, without JavaScript."""

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from kheo.core.staff import framed
from kheo.core.verdict import RefusedError
from kheo.news.actions import review
from kheo.news.import_notes import sentences
from kheo.news.models import Article

REFUSALS: Final = {
    "in_review": gettext_lazy("Bài đang chờ duyệt."),
    "nothing_new": gettext_lazy("Bài không có gì mới để gửi duyệt."),
    "not_in_review": gettext_lazy("Bài chưa được gửi duyệt."),
    "not_published": gettext_lazy("Bài chưa được đăng nên không gỡ được."),
    "not_yours": gettext_lazy("Tài khoản này không được làm việc đó."),
}


def article_of(request: HttpRequest, pk: int) -> Article:
    """Return the article. Raises PermissionDenied to whom may not edit it, Http404 for none."""
    article: Article = get_object_or_404(Article, pk=pk)
    rights = article.permissions_for_user(request.user)
    if not (rights.can_edit() or rights.can_publish()):
        raise PermissionDenied
    return article


@require_safe
def desk(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where an article stands and what this person may do with it."""
    article = article_of(request, pk)
    text = getattr(article, "imported_text", None)
    context = {
        "article": article,
        "missing": review.missing(article),
        "notes": sentences(text.found["notes"]) if text else [],
        "may_submit": review.may_submit(article, request.user),  # type: ignore[arg-type] # signed in
        "may_approve": review.may_approve(article, request.user),  # type: ignore[arg-type] # signed in
        "may_withdraw": review.may_withdraw(article, request.user),  # type: ignore[arg-type] # signed in
        **framed(_("Bài số %(number)d") % {"number": article.pk}, "doc-full"),
    }
    return render(request, "news/staff/desk.html", context)


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the draft to the approvers."""
    return step(request, pk, review.submit_for_review, _("Đã gửi bài cho người duyệt."))


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve, which publishes."""
    return step(request, pk, review.approve, _("Đã duyệt. Bài đã được đăng hoặc chờ đến giờ hẹn."))


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a published article back."""
    return step(request, pk, review.withdraw, _("Đã gỡ bài khỏi trang công khai."))


def step(request: HttpRequest, pk: int, action: Callable[..., None], done: str) -> HttpResponse:
    """Do one step, or say what stands against it, and come back to the desk."""
    article = article_of(request, pk)
    if action is not review.withdraw and review.missing(article):
        messages.error(request, _("Bài còn thiếu những điều ghi dưới đây."))
        return redirect("news_desk", pk)
    try:
        action(article=article, by=request.user)
    except RefusedError as refused:
        messages.error(request, REFUSALS[refused.verdict.reason])
    else:
        messages.success(request, done)
    return redirect("news_desk", pk)
