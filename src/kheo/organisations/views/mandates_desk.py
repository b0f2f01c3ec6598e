"""The desk of mandates: who holds what in an organisation, and who stands in for them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import require_admin_access

from kheo.core.staff import framed
from kheo.organisations.actions import mandates as actions
from kheo.organisations.authority import Authority
from kheo.organisations.enlisting import APPOINT
from kheo.organisations.forms.organisations import AppointForm, DelegateForm, LastDayForm
from kheo.organisations.models import Mandate, Organisation
from kheo.organisations.rules.mandates import MandateKind
from kheo.organisations.staff import officer_of
from kheo.organisations.verbs import VERBS
from kheo.organisations.views.acting import allowed, attempt, forbid, today
from kheo.organisations.views.organisations_desk import ICON


@require_admin_access
@require_safe
def mandates(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who holds what in an organisation."""
    return show_all(request, get_object_or_404(Organisation, pk=pk), AppointForm())


@require_admin_access
@require_POST
def appoint(request: HttpRequest, pk: int) -> HttpResponse:
    """Give somebody a role."""
    found = get_object_or_404(Organisation, pk=pk)
    form, answer = AppointForm(request.POST), allowed(request, APPOINT, found)
    if not answer:
        forbid(request, answer)
    elif form.is_valid():
        typed, by = form.cleaned_data, officer_of(request)
        if attempt(request, _("Đã giao nhiệm vụ."), lambda at: actions.appoint(
            organisation=found, by=by, at=at, **typed
        )):  # fmt: skip
            return redirect("organisations_desk:mandates", pk)
    return show_all(request, found, form)


def show_all(request: HttpRequest, found: Organisation, form: AppointForm) -> HttpResponse:
    """Show the mandates of an organisation, those in force first."""
    rows = list(
        found.mandates.select_related("officer", "role", "on_behalf_of__officer").order_by(
            "role__rank", "-since", "pk"
        )
    )
    context = {
        "organisation": found,
        "held": [row for row in rows if row.life.holds(today())],
        "others": [row for row in rows if not row.life.holds(today())],
        "may_appoint": allowed(request, APPOINT, found),
        "form": form,
        **framed(_("Nhiệm vụ"), ICON, *way_to(found)),
    }
    return render(request, "organisations/desk/mandates.html", context)


@require_admin_access
@require_safe
def mandate(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one mandate, with what it carries."""
    return show_one(request, mandate_of(pk))


@require_admin_access
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down the last day of a mandate."""
    found, form = mandate_of(pk), LastDayForm(request.POST)
    answer = may_change(request, found)
    if not answer:
        forbid(request, answer)
    elif form.is_valid():
        typed, by = form.cleaned_data, officer_of(request)
        if attempt(request, _("Đã cho thôi nhiệm vụ."), lambda at: actions.end_mandate(
            mandate=found, by=by, at=at, **typed
        )):  # fmt: skip
            return redirect("organisations_desk:mandate", pk)
    return show_one(request, mandate_of(pk), end_form=form)


@require_admin_access
@require_POST
def delegate(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody act in place of the holder, or by delegation."""
    found = mandate_of(pk)
    form, answer = DelegateForm(request.POST, grounds=found), may_change(request, found)
    if not answer:
        forbid(request, answer)
    elif form.is_valid():
        typed, by = form.cleaned_data, officer_of(request)
        kind = MandateKind(typed.pop("kind"))
        if attempt(request, _("Đã giao ký thay, ủy quyền."), lambda at: actions.delegate(
            grounds=found, kind=kind, by=by, at=at, **typed
        )):  # fmt: skip
            return redirect("organisations_desk:mandates", found.organisation_id)
    return show_one(request, found, delegate_form=form)


def may_change(request: HttpRequest, found: Mandate) -> Authority:
    """Return whether somebody may end or delegate a mandate: its holder, or who appoints there."""
    if found.officer_id == officer_of(request).pk and found.kind == MandateKind.OWN:
        return Authority(allowed=found.life.holds(today()), reason="over", mandate_key=found.pk)
    return allowed(request, APPOINT, found.organisation)


def mandate_of(pk: int) -> Mandate:
    """Return the mandate with all that is shown of it. Raises Http404."""
    rows = Mandate.objects.select_related(
        "officer", "role", "organisation", "on_behalf_of__officer"
    )
    found: Mandate = get_object_or_404(rows, pk=pk)
    return found


def show_one(request: HttpRequest, found: Mandate, **typed: Any) -> HttpResponse:
    """Show one mandate, with what was typed when it was not taken."""
    known = (row for row in found.role.verbs.all() if row.verb in VERBS)
    carried = [(VERBS[row.verb].label, row.below) for row in known if found.covers(row.verb)]
    way = [
        *way_to(found.organisation),
        (reverse("organisations_desk:mandates", args=[found.organisation_id]), _("Nhiệm vụ")),
    ]
    context = {
        "mandate": found,
        "carried": carried,
        "may_change": may_change(request, found),
        "is_own": found.kind == MandateKind.OWN,
        "end_form": LastDayForm(),
        "delegate_form": DelegateForm(grounds=found),
        **typed,
        **framed(str(found.role), ICON, *way),
    }
    return render(request, "organisations/desk/mandate.html", context)


def way_to(found: Organisation) -> list[tuple[str, str]]:
    """Return the way to the page of an organisation, itself the last."""
    return [
        (reverse("organisations_desk:index"), _("Tổ chức")),
        (reverse("organisations_desk:detail", args=[found.pk]), found.name),
    ]
