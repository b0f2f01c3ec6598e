"""The items of a plan, written together; works without scripts."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kheo.core.days import today
from kheo.core.work import work_page
from kheo.organisations.models import Organisation
from kheo.organisations.staff import officer_of
from kheo.programmes.actions.planning import PlanSaid, write_items
from kheo.programmes.forms.plans_items import HeadForm, ItemFormSet, Items, initial_of
from kheo.programmes.models import Plan
from kheo.programmes.reading.plans import Sheet, known_bodies
from kheo.programmes.rules.outline import paths
from kheo.programmes.views.plans import require_draft
from kheo.programmes.views.plans_acting import (
    UNPROCESSABLE,
    plan_of,
    require_body,
    tried,
    way_to,
)

MORE = "them"


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write all items of a draft."""
    plan = plan_of(request, pk)
    body = require_body(request, plan.programme)
    require_draft(plan)
    sheet = Sheet(plan)
    typed = request.POST if request.method == "POST" else None
    head = HeadForm(typed, initial={"title": plan.title, "theme": plan.theme})
    rows = cast("Items", ItemFormSet(
        typed, prefix="viec", initial=[initial_of(one) for one in sheet.items],
        form_kwargs={"clauses": choices_of(sheet)},
    ))  # fmt: skip
    if typed is not None and written(request, plan, body, head, rows):
        messages.success(request, _("Đã ghi kế hoạch."))
        return redirect("plans_work:items" if MORE in request.POST else "plans_work:plan", plan.pk)
    return show(request, plan, sheet, head, rows)


def written(
    request: HttpRequest, plan: Plan, body: Organisation, head: HeadForm, rows: Items
) -> Plan | None:
    """Write what was typed, or say in the forms why not."""
    if not all([head.is_valid(), rows.is_valid()]):
        return None
    typed = head.cleaned_data
    made: Plan | None = tried(head, lambda at: write_items(
        plan=plan, items=rows.said(), said=PlanSaid(typed["title"], typed["theme"]), behalf=body,
        by=officer_of(request), on=today(), at=at,
    ))  # fmt: skip
    return made


def choices_of(sheet: Sheet) -> list[tuple[str, str]]:
    """Return the clauses of the version that a plan was drawn from, for new items."""
    clauses = sheet.plan.version.outline
    named = paths(clauses)
    return [(one.key, f"{named[one.key]}: {one.text[:80]}") for one in clauses]


def show(
    request: HttpRequest, plan: Plan, sheet: Sheet, head: HeadForm, rows: Items
) -> HttpResponse:
    """Show the editor, with what was typed when it was not taken."""
    wrong = bool(head.errors) or (rows.is_bound and not rows.is_valid())
    context: dict[str, Any] = {
        "plan": plan,
        "head": head,
        "rows": rows,
        "pairs": list(zip(rows.forms, [*sheet.lines, None, None, None], strict=False)),
        "bodies": known_bodies(plan.programme, sheet.items),
        "missing": sheet.missing,
        "wrong": wrong,
        "breadcrumbs": way_to(plan),
    }
    status = UNPROCESSABLE if wrong else 200
    return render(request, "programmes/plans/items.html", context, status=status)
