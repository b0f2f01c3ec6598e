"""Steps in the life of a plan, each a page of its own: adopt, review, drop, name its document."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kheo.core.days import today
from kheo.core.work import work_page
from kheo.organisations.models import Organisation
from kheo.organisations.staff import officer_of
from kheo.programmes.actions.issuing import attach_plan_document
from kheo.programmes.actions.plan_steps import adopt_plan, close_plan, drop_plan
from kheo.programmes.authority import DRAFT, SIGN
from kheo.programmes.forms.plans import AdoptForm, AttachForm, CloseForm, DropForm
from kheo.programmes.models import Plan
from kheo.programmes.views.plans_acting import (
    plan_of,
    require_body,
    sent,
    status_of,
    tried,
    way_to,
)

Act = Callable[..., Any]


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a plan was adopted."""
    plan = plan_of(request, pk)
    form = AdoptForm(sent(request), programme=plan.programme)
    return step(
        request, plan, form, adopt_plan, verb=SIGN, title=_("Thông qua kế hoạch"),
        lead=_("Từ khi thông qua, các việc trong kế hoạch không sửa được nữa và mọi người đọc được "
               "kế hoạch, nếu chương trình công khai."),
        action=_("Thông qua"), said=_("Đã thông qua kế hoạch."),
    )  # fmt: skip


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a plan was reviewed."""
    plan = plan_of(request, pk)
    form = CloseForm(sent(request), programme=plan.programme)
    return step(
        request, plan, form, close_plan, verb=SIGN, title=_("Tổng kết kế hoạch"),
        lead=_("Việc chưa xong có thể chuyển sang kế hoạch năm sau khi lập kế hoạch ấy."),
        action=_("Ghi đã tổng kết"), said=_("Đã ghi tổng kết kế hoạch."),
    )  # fmt: skip


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a draft up."""
    plan = plan_of(request, pk)
    return step(
        request, plan, DropForm(sent(request)), drop_plan, title=_("Bỏ dự thảo kế hoạch"),
        lead=_("Bỏ rồi thì có thể lập lại kế hoạch khác cho năm này."),
        action=_("Bỏ dự thảo"), said=_("Đã bỏ dự thảo kế hoạch."),
    )  # fmt: skip


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which published document the plan was issued as."""
    plan = plan_of(request, pk)
    return step(
        request, plan, AttachForm(sent(request)), attach_plan_document,
        title=_("Gắn văn bản ban hành"),
        lead=_("Chọn văn bản đã công bố trong thư viện. Trang kế hoạch sẽ dẫn đến văn bản ấy."),
        action=_("Gắn văn bản"), said=_("Đã gắn văn bản ban hành."),
    )  # fmt: skip


def step(
    request: HttpRequest, plan: Plan, form: forms.Form, act: Act, *, title: str, lead: str,
    action: str, said: str, verb: str = DRAFT,
) -> HttpResponse:  # fmt: skip
    """Ask for what a step needs, take it, and say so, or why not."""
    body = require_body(request, plan.programme, verb)
    if request.method == "POST" and form.is_valid() and taken(request, plan, form, act, body):
        messages.success(request, said)
        return redirect("plans_work:plan", plan.pk)
    context = {
        "plan": plan, "form": form, "step_title": title, "lead": lead, "action": action,
        "breadcrumbs": way_to(plan),
    }  # fmt: skip
    return render(request, "programmes/plans/step.html", context, status=status_of(form))


def taken(request: HttpRequest, plan: Plan, form: forms.Form, act: Act, body: Organisation) -> Any:
    """Take a step with what was typed, or say in the form why not."""
    by, on, typed = officer_of(request), today(), form.cleaned_data

    def now(at: datetime) -> Any:
        return act(plan=plan, behalf=body, by=by, on=on, at=at, **typed)

    return tried(form, now)
