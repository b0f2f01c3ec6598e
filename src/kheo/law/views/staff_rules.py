"""Rules as those who keep them see them."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import permission_required

from kheo.core.paging import page_of
from kheo.core.staff import framed
from kheo.core.verdict import RefusedError
from kheo.law import pages
from kheo.law.actions import setting as actions
from kheo.law.forms.rules_desk import (
    EndForm,
    NewRuleForm,
    RuleFilterForm,
    RuleForm,
    VerifyForm,
    initial_of,
)
from kheo.law.models.rule import MANAGE, Rule
from kheo.law.refusals import REFUSALS
from kheo.organisations.staff import officer_of

PER_PAGE: Final = 50
ICON: Final = "list-ol"
keepers = permission_required(MANAGE)


@keepers
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List all rules, with their standing."""
    form = RuleFilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = Rule.objects.current().about(asked.get("topic", "")).listed()
    if standing := asked.get("standing"):
        rows = rows.filter(standing=standing)
    page = page_of(rows, request, per_page=PER_PAGE)
    context = {
        "form": form,
        "rows": page,
        "shown": [pages.shown(rule) for rule in page],
        "asked": urlencode({name: asked.get(name, "") for name in form.fields}),
        **framed(_("Quy tắc"), ICON),
    }
    return render(request, "law/staff/rules.html", context)


@keepers
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one rule through time, and what may be done."""
    return show(request, get_object_or_404(Rule, pk=pk))


@keepers
def new(request: HttpRequest) -> HttpResponse:
    """Set a rule of a key that there has not been."""
    form = NewRuleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = set_from(form, form.cleaned_data["key"], request)
        except RefusedError as refused:
            form.add_error(None, str(REFUSALS[refused.verdict.reason]))
        else:
            return redirect("law_desk:rule", made.pk)
    context = {"form": form, **under(_("Quy tắc mới"))}
    return render(request, "law/staff/new_rule.html", context)


@keepers
@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a new row follow a rule."""
    rule = get_object_or_404(Rule, pk=pk)
    form = RuleForm(request.POST, old=rule)
    if form.is_valid():
        try:
            made = set_from(form, rule.key, request)
        except RefusedError as refused:
            form.add_error(None, str(REFUSALS[refused.verdict.reason]))
        else:
            return redirect("law_desk:rule", made.pk)
    return show(request, rule, change_form=form)


def set_from(form: RuleForm, key: str, request: HttpRequest) -> Rule:
    """Set the rule that a form says, and tell so. Raises RefusedError."""
    made = actions.set_rule(
        key=key, since=form.cleaned_data["since"], until=form.cleaned_data["until"],
        says=form.wording(), by=officer_of(request), at=timezone.now(),
    )  # fmt: skip
    messages.success(request, _("Đã đặt quy tắc. Bản cũ vẫn được giữ."))
    return made


@keepers
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a rule."""
    rule = get_object_or_404(Rule, pk=pk)
    form = EndForm(request.POST, label_suffix="")
    if not form.is_valid():
        return show(request, rule, end_form=form)
    return done(request, rule, actions.end_rule, _("Đã kết thúc quy tắc."), **form.cleaned_data)


@keepers
@require_POST
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the text was read."""
    rule = get_object_or_404(Rule, pk=pk)
    form = VerifyForm(request.POST, label_suffix="")
    if not form.is_valid():
        return show(request, rule, verify_form=form)
    return done(request, rule, actions.verify_rule, _("Đã ghi nhận kiểm chứng."),
                **form.cleaned_data)  # fmt: skip


def done(
    request: HttpRequest, rule: Rule, act: Callable[..., Any], sentence: str, **more: Any
) -> HttpResponse:
    """Act, say what was done or why not, and go back to the rule."""
    try:
        act(rule=rule, by=officer_of(request), at=timezone.now(), **more)
        messages.success(request, sentence)
    except RefusedError as refused:
        messages.error(request, str(REFUSALS[refused.verdict.reason]))
    return redirect("law_desk:rule", rule.pk)


def show(
    request: HttpRequest,
    rule: Rule,
    *,
    change_form: RuleForm | None = None,
    end_form: EndForm | None = None,
    verify_form: VerifyForm | None = None,
) -> HttpResponse:
    """Show one rule, with what was typed when it was not taken."""
    rows = Rule.objects.filter(key=rule.key).select_related("verified_by", "edited_by")
    context = {
        "rule": rule,
        "shown": pages.shown(rule),
        "rows": [pages.shown(row) for row in rows.order_by("since", "pk")],
        "change_form": change_form or RuleForm(initial=initial_of(rule), old=rule),
        "end_form": end_form or EndForm(label_suffix=""),
        "verify_form": verify_form or VerifyForm(label_suffix=""),
        **under(rule.label),
    }
    return render(request, "law/staff/rule.html", context)


def under(title: str) -> dict[str, Any]:
    """Return the frame of a page below the list."""
    return framed(title, ICON, (reverse("law_desk:rules"), _("Quy tắc")))
