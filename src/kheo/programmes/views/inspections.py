"""Inspections at work: the list, one screen each, and what may be done now."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kheo.core.days import today
from kheo.core.once import once
from kheo.core.paging import page_of
from kheo.core.work import attempt, work_page
from kheo.organisations.reading.own import own_units
from kheo.organisations.staff import officer_of
from kheo.programmes.actions import inspections as actions
from kheo.programmes.actions import inspections_concluding as concluding
from kheo.programmes.authority import HOLD
from kheo.programmes.forms.conferences import ReasonForm
from kheo.programmes.forms.inspections import (
    ChangeForm,
    FindingsForm,
    InspectionForm,
    initial_of,
)
from kheo.programmes.models import Inspection
from kheo.programmes.reading.conferences_naming import lines_for
from kheo.programmes.reading.conferences_reach import inspections_for, programmes_for
from kheo.programmes.reading.conferences_showing import entries_of, followed, with_tasks
from kheo.programmes.reading.inspections_following import open_recommendations
from kheo.programmes.refusals import sentence
from kheo.programmes.rules.conferences import INSPECTION_NEXT, InspectionState
from kheo.programmes.views.conferences_acting import (
    address_of_inspection,
    done,
    form_page,
    held_inspection,
    inspection_of,
    may_hold,
    tried,
    way_to_inspection,
    way_to_inspections,
)

FORM_METHODS: Final = ["GET", "HEAD", "POST"]


@work_page
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the inspections that are the officer's business, the latest first."""
    rows = inspections_for(officer_of(request), on=today())
    return render(request, "programmes/inspections/list.html", {"rows": page_of(rows, request)})


@work_page
@require_safe
def inspection(request: HttpRequest, pk: int) -> HttpResponse:
    """Show all of one inspection, and what may be done with it now."""
    held = inspection_of(request, pk)
    findings = list(held.findings.select_related("unit"))
    rows = with_tasks(held.recommendations.all()).select_related("finding")
    context = {
        "inspection": held,
        "members": held.members.all(),
        "places": held.places.all(),
        "units": held.units.all(),
        "findings": findings,
        "recommendations": followed(rows, everything=True),
        "waiting": open_recommendations(held.pk),
        "entries": entries_of(held),
        "breadcrumbs": way_to_inspections(),
        **acts(request, held),
    }
    return render(request, "programmes/inspections/inspection.html", context)


def acts(request: HttpRequest, held: Inspection) -> dict[str, Any]:
    """Return what the officer may do with an inspection now."""
    if not may_hold(request, held.organisation):
        return {"may_hold": False}
    state = InspectionState(held.state)
    leads_to = INSPECTION_NEXT[state]
    return {
        "may_hold": True,
        "may_change": state in actions.OPEN,
        "may_begin": InspectionState.AT_WORK in leads_to,
        "may_conclude": InspectionState.CONCLUDED in leads_to,
        "may_close": InspectionState.CLOSED in leads_to,
        "may_dissolve": InspectionState.DISSOLVED in leads_to,
    }


@work_page
@require_http_methods(FORM_METHODS)
@once
def new(request: HttpRequest) -> HttpResponse:
    """Set a team up."""
    own = own_units(officer_of(request), HOLD, on=today())
    form = InspectionForm(
        request.POST or None, initial={"organisation": "".join(lines_for(own[:1]).values())},
        programmes=programmes_for(officer_of(request), on=today()),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        made = tried(form, lambda at: actions.set_up(
            said=form.said(), organisation=form.cleaned_data["organisation"],
            by=officer_of(request), on=today(), at=at,
        ))  # fmt: skip
        if made:
            return done(request, _("Đã thành lập đoàn kiểm tra."), address_of_inspection(made))
    return form_page(
        request, form, title=_("Thành lập đoàn kiểm tra"), action=_("Thành lập đoàn"),
        back=reverse("meetings_work:inspections"), breadcrumbs=way_to_inspections(),
    )  # fmt: skip


@work_page
@require_http_methods(FORM_METHODS)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what the decision says."""
    held = held_inspection(request, pk)
    form = ChangeForm(
        request.POST or None, initial=initial_of(held),
        programmes=programmes_for(officer_of(request), on=today()),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        made = tried(form, lambda at: actions.change_inspection(
            inspection=held, said=form.said(), by=officer_of(request), on=today(), at=at
        ))  # fmt: skip
        if made:
            return done(request, _("Đã sửa thông tin đoàn."), address_of_inspection(held))
    return form_page(
        request, form, title=_("Sửa thông tin đoàn kiểm tra"), action=_("Lưu"),
        back=address_of_inspection(held), breadcrumbs=way_to_inspection(held),
    )  # fmt: skip


@work_page
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the team go to work."""
    held = held_inspection(request, pk)
    attempt(
        request, _("Đoàn bắt đầu kiểm tra."),
        lambda at: actions.begin_inspection(
            inspection=held, by=officer_of(request), on=today(), at=at
        ),
        sentence=sentence,
    )  # fmt: skip
    return redirect(address_of_inspection(held))


@work_page
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it, when all recommendations were followed to their end."""
    held = held_inspection(request, pk)
    attempt(
        request, _("Đã kết thúc đoàn kiểm tra: mọi kiến nghị đã được thực hiện xong."),
        lambda at: actions.close_inspection(
            inspection=held, by=officer_of(request), on=today(), at=at
        ),
        sentence=sentence,
    )  # fmt: skip
    return redirect(address_of_inspection(held))


@work_page
@require_http_methods(FORM_METHODS)
def dissolve(request: HttpRequest, pk: int) -> HttpResponse:
    """Dissolve a team, with a reason."""
    held = held_inspection(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = tried(form, lambda at: actions.dissolve_inspection(
            inspection=held, reason=form.cleaned_data["reason"], by=officer_of(request),
            on=today(), at=at,
        ))  # fmt: skip
        if made:
            return done(request, _("Đã giải thể đoàn kiểm tra."), address_of_inspection(held))
    return form_page(
        request, form, title=_("Giải thể đoàn kiểm tra"), action=_("Giải thể đoàn này"),
        back=address_of_inspection(held), breadcrumbs=way_to_inspection(held),
    )  # fmt: skip


@work_page
@require_http_methods(FORM_METHODS)
def findings(request: HttpRequest, pk: int) -> HttpResponse:
    """Write findings and recommendations, and fix them when they are right."""
    held = held_inspection(request, pk)
    form = FindingsForm(request.POST or None, inspection=held)
    if request.method == "POST" and form.is_valid():
        fixes = "fix" in request.POST
        act = concluding.conclude_inspection if fixes else concluding.write_findings
        made = tried(form, lambda at: act(
            inspection=held, findings=form.cleaned_data["findings"],
            recommendations=form.cleaned_data["recommendations"], by=officer_of(request),
            on=today(), at=at,
        ))  # fmt: skip
        if made:
            said = _("Đã chốt kết quả, kiến nghị.") if fixes else _("Đã lưu. Chưa chốt.")
            return done(request, said, address_of_inspection(held))
    return form_page(
        request, form, title=_("Kết quả và kiến nghị"), action=_("Lưu, chưa chốt"),
        back=address_of_inspection(held), breadcrumbs=way_to_inspection(held),
        fix=_("Chốt kết luận kiểm tra"),
        warning=_(
            "Chốt rồi thì không sửa được nữa: kết quả được công khai theo mức của đoàn, kiến nghị "
            "được giao thành nhiệm vụ."
        ),
    )  # fmt: skip
