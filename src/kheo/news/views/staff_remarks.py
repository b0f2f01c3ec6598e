"""Readers' remarks as moderators see them."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import permission_required

from kheo.core.paging import page_of
from kheo.core.staff import framed
from kheo.core.verdict import RefusedError
from kheo.news.actions import remarks as actions
from kheo.news.actions.senders import see_sender
from kheo.news.forms.staff_remarks import REFUSALS, AnswerForm, FilterForm, HideForm
from kheo.news.models import Remark
from kheo.news.models.remarks import MODERATE
from kheo.news.rules.remarks import State, may_accept, may_show
from kheo.organisations.staff import officer_of

PER_PAGE: Final = 50
moderators = permission_required(MODERATE)


@moderators
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List remarks, newest first, without how their senders are reached."""
    form = FilterForm(request.GET)
    form.is_valid()
    wanted = form.cleaned_data
    rows = Remark.objects.listed().searched(wanted.get("q", ""), wanted.get("state", ""))
    context = {
        "form": form,
        "remarks": page_of(rows, request, per_page=PER_PAGE),
        "asked": urlencode({key: wanted.get(key, "") for key in form.fields}),
        "waiting": Remark.objects.waiting().count(),
        **framed(_("Phản hồi"), "comment"),
    }
    return render(request, "news/remarks/staff_list.html", context)


@moderators
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one remark without its sender, and what may be done."""
    return show(request, get_object_or_404(Remark.objects.for_desk(), pk=pk))


@moderators
@require_POST
def sender(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one remark with its sender, which the ledger takes down."""
    found = get_object_or_404(Remark.objects.for_desk(), pk=pk)
    seen = see_sender(remark=found, by=officer_of(request), at=timezone.now())
    return show(request, found, sender=seen)


@moderators
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept."""
    found = get_object_or_404(Remark, pk=pk)
    return done(request, found, actions.accept_remark, _("Đã tiếp nhận phản hồi."))


@moderators
@require_POST
def show_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a hidden remark back."""
    found = get_object_or_404(Remark, pk=pk)
    return done(request, found, actions.show_remark, _("Đã cho phản hồi hiện lại."))


@moderators
@require_POST
@sensitive_post_parameters()
def hide(request: HttpRequest, pk: int) -> HttpResponse:
    """Hide, with a reason."""
    found = get_object_or_404(Remark.objects.for_desk(), pk=pk)
    form = HideForm(request.POST)
    if not form.is_valid():
        return show(request, found, hide_form=form)
    reason = form.cleaned_data["reason"]
    return done(request, found, actions.hide_remark, _("Đã ẩn phản hồi."), reason=reason)


@moderators
@require_POST
@sensitive_post_parameters()
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer."""
    found = get_object_or_404(Remark.objects.for_desk(), pk=pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return show(request, found, answer_form=form)
    text = form.cleaned_data["answer"]
    return done(request, found, actions.answer_remark, _("Đã lưu câu trả lời."), text=text)


def done(
    request: HttpRequest, found: Remark, act: Callable[..., Any], sentence: str, **more: Any
) -> HttpResponse:
    """Act, say what was done or why not, and go back to the remark."""
    try:
        act(remark=found, by=request.user, at=timezone.now(), **more)
        messages.success(request, sentence)
    except RefusedError as refused:
        messages.error(request, str(REFUSALS[refused.verdict.reason]))
    return redirect("remarks:detail", found.pk)


def show(
    request: HttpRequest,
    found: Remark,
    *,
    sender: Remark | None = None,
    answer_form: AnswerForm | None = None,
    hide_form: HideForm | None = None,
) -> HttpResponse:
    """Show one remark, with what was typed when it was not taken."""
    state = State(found.state)
    number = _("Phản hồi số %(number)d") % {"number": found.pk}
    context = {
        "remark": found,
        "page": found.page.specific,
        "sender": sender,
        "may_accept": may_accept(state),
        "may_show": may_show(state),
        "answer_form": answer_form or AnswerForm(label_suffix=""),
        "hide_form": hide_form or HideForm(label_suffix=""),
        **framed(number, "comment", (reverse("remarks:list"), _("Phản hồi"))),
    }
    return render(request, "news/remarks/staff_detail.html", context)
