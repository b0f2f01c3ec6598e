"""Yearly plans at work: which there are, drawing one, seeing all of one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kheo.core.days import today
from kheo.core.once import once
from kheo.core.paging import page_of
from kheo.core.work import work_page
from kheo.ledger.actions import ref_of
from kheo.ledger.models import Entry
from kheo.organisations.staff import officer_of
from kheo.programmes.acting import bodies_of
from kheo.programmes.actions.planning import PlanSaid, draw_plan
from kheo.programmes.authority import DRAFT, SIGN
from kheo.programmes.forms.plans import ChooseForm, DrawForm, FindForm
from kheo.programmes.models import Plan, Programme
from kheo.programmes.reading.plans import (
    Missing,
    Sheet,
    last_plan,
    listed,
    may_choose,
    plans_seen_by,
    programmes_seen_by,
    unfinished,
    usual_title,
)
from kheo.programmes.rules.coverage import content_leaves
from kheo.programmes.rules.outline import paths
from kheo.programmes.rules.plans import NEXT, PlanState
from kheo.programmes.views.plans_acting import (
    body_for,
    plan_of,
    require_body,
    sent,
    status_of,
    tried,
    way_to_plans,
)

SHOWN_ENTRIES = 20


@work_page
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the plans that concern the officer, by year and programme."""
    officer, on = officer_of(request), today()
    mine = programmes_seen_by(officer, on=on).order_by("title", "pk")
    form = FindForm(request.GET, programmes=mine)
    typed = form.cleaned_data if form.is_valid() else {}
    rows = plans_seen_by(officer, on=on)
    if typed.get("nam"):
        rows = rows.filter(year=typed["nam"])
    if typed.get("chuong_trinh"):
        rows = rows.filter(programme=typed["chuong_trinh"])
    asked = {name: request.GET.get(name, "") for name in form.fields}
    context = {
        "form": form,
        "rows": page_of(listed(rows), request),
        "asked_query": urlencode({name: value for name, value in asked.items() if value}),
    }
    return render(request, "programmes/plans/list.html", context)


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
@once
def new(request: HttpRequest) -> HttpResponseBase:
    """Choose programme and year, then draw the plan."""
    running = programmes_seen_by(officer_of(request), on=today()).running().order_by("title", "pk")
    asked = "chuong_trinh" in request.GET
    chosen = ChooseForm(
        request.GET if asked else None, programmes=running, initial={"nam": today().year}
    )
    if not (asked and chosen.is_valid()):
        return choose(request, chosen)
    programme, year = chosen.cleaned_data["chuong_trinh"], chosen.cleaned_data["nam"]
    if not may_choose(programme, year):
        chosen.add_error("nam", _("Chương trình đã có kế hoạch của năm ấy."))
        return choose(request, chosen)
    return draw(request, programme, year)


def choose(request: HttpRequest, form: ChooseForm) -> HttpResponse:
    """Ask of which programme and for which year."""
    context = {"form": form, "breadcrumbs": way_to_plans()}
    return render(request, "programmes/plans/choose.html", context, status=status_of(form))


def draw(request: HttpRequest, programme: Programme, year: int) -> HttpResponse:
    """Ask for what goes into a new plan, and draw it."""
    body = require_body(request, programme)
    former = last_plan(programme, year)
    left = unfinished(former) if former else []
    form = DrawForm(
        sent(request), clauses=clauses_of(programme), unfinished=left,
        initial={"title": usual_title(programme, year)},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        made: Plan | None = tried(form, lambda at: draw_plan(
            programme=programme, year=year, said=PlanSaid(typed["title"], typed["theme"]),
            clauses=typed["clauses"], carried=form.carried_items(), behalf=body,
            by=officer_of(request), on=today(), at=at,
        ))  # fmt: skip
        if made:
            messages.success(request, _("Đã lập dự thảo kế hoạch. Giờ ghi ai làm, đến bao giờ."))
            return redirect("plans_work:items", made.pk)
    context = {
        "form": form, "programme": programme, "year": year, "former": former, "body": body,
        "breadcrumbs": way_to_plans(),
    }  # fmt: skip
    return render(request, "programmes/plans/draw.html", context, status=status_of(form))


def clauses_of(programme: Programme) -> list[Missing]:
    """Return the content clauses of the text that binds, with their addresses."""
    version = programme.versions.binding().first()
    clauses = version.outline if version else []
    named = paths(clauses)
    return [Missing(one.key, named[one.key], one.text) for one in content_leaves(clauses)]


@work_page
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a plan with its items, and what may be done."""
    plan = plan_of(request, pk)
    drafts = body_for(request, plan.programme, DRAFT)
    signs = body_for(request, plan.programme, SIGN)
    state = PlanState(plan.state)
    context: dict[str, Any] = {
        "plan": plan,
        "sheet": Sheet(plan),
        "bodies": bodies_of(plan.programme),
        "may_write": drafts and state is PlanState.DRAFT,
        "may_adopt": signs and PlanState.ADOPTED in NEXT[state] and plan.programme.is_running,
        "may_close": signs and PlanState.CLOSED in NEXT[state],
        "may_issue": drafts and state is not PlanState.DROPPED,
        "entries": Entry.objects.about(ref_of(plan)).newest_first()[:SHOWN_ENTRIES],
        "breadcrumbs": way_to_plans(),
    }
    return render(request, "programmes/plans/plan.html", context)


def require_draft(plan: Plan) -> None:
    """Raise PermissionDenied for a plan that is fixed, Http404 for one that was dropped."""
    if plan.state == PlanState.DROPPED:
        raise Http404
    if plan.state != PlanState.DRAFT:
        raise PermissionDenied(_("Kế hoạch đã được thông qua, không sửa được nữa."))
