"""Giving the tasks of a plan: choose, see every task that would be made, give them all at once."""

from collections.abc import Sequence
from typing import Any, Final, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kheo.core.once import once
from kheo.core.paging import page_of
from kheo.core.verdict import RefusedError
from kheo.core.work import work_page
from kheo.organisations.models import Organisation
from kheo.organisations.staff import officer_of
from kheo.programmes.models import Plan
from kheo.tasks.actions.bulk import Giving, Preview, give_plan, given_of, preview
from kheo.tasks.forms.bulk_plan import PlanForms
from kheo.tasks.models.words import EVIDENCE_KINDS
from kheo.tasks.reading.bulk import givers_of, items_of
from kheo.tasks.refusals import sentence

A_PAGE: Final = 60
NOT_TAKEN: Final = 422
STEP: Final = "buoc"
LOOK, GIVE, MEND = "xem", "giao", "sua"
FINGERPRINT: Final = "dau"
NOT_SENT_AGAIN: Final = frozenset({"csrfmiddlewaretoken", STEP, FINGERPRINT})


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
@once
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose items of a plan and units; see what would be given; give it as it was shown."""
    found = get_object_or_404(Plan.objects.select_related("programme"), pk=pk)
    items = items_of(found)
    on = timezone.localdate()
    givers = givers_of(found, items, officer_of(request), on=on)
    if not givers:
        raise Http404
    page = page_of(cast("Any", items), request, per_page=A_PAGE)
    given = given_of(items)
    data = request.POST if request.method == "POST" else None
    forms = PlanForms(data, list(page), given=given, givers=givers, on=on)
    context = {"plan": found, "forms": forms, "page": page, "breadcrumbs": crumbs(found)}
    if data is None or data.get(STEP) == MEND:
        return render(request, "tasks/bulk/plan.html", context)
    if not forms.is_valid():
        return render(request, "tasks/bulk/plan.html", context, status=NOT_TAKEN)
    return looked_or_given(request, context, forms)


def looked_or_given(
    request: HttpRequest, context: dict[str, Any], forms: PlanForms
) -> HttpResponse:
    """Show what would be given, or give it where that was shown before."""
    plan, asked = context["plan"], forms.group.cleaned_data
    if request.POST.get(STEP) == GIVE:
        try:
            tasks = give_plan(
                wanted=forms.wanted, plan=plan, giver=asked["unit"], again=asked["again"],
                fingerprint=request.POST.get(FINGERPRINT, ""), by=officer_of(request),
                on=forms.on, at=timezone.now(),
            )  # fmt: skip
        except RefusedError as refused:
            messages.error(request, sentence(refused.verdict.reason))
        else:
            said = told([task.lead_id for task in tasks])
            messages.success(request, _("Đã giao %(told)s.") % {"told": said})
            return redirect("bulk_work:plan", plan.pk)
    shown = preview(forms.wanted, plan=plan, giver=asked["unit"], again=asked["again"])
    return render(request, "tasks/bulk/preview.html", context | {
        "preview": shown, "giver": asked["unit"], "units": units_of(shown),
        "givings": [(giving, evidence_of(giving)) for giving in shown.givings],
        "kept": kept(request), "totals": told([one.lead.pk for one in shown.said]) ,
    })  # fmt: skip


def evidence_of(giving: Giving) -> str:
    """Return the evidence that is wanted for an item, in words."""
    kinds = giving.said[0].evidence if giving.said else ()
    return "; ".join(str(EVIDENCE_KINDS[kind]) for kind in kinds)


def kept(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was typed, to be sent again with the confirmation."""
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        if name not in NOT_SENT_AGAIN
        for value in values
    ]


def units_of(shown: Preview) -> list[tuple[Organisation, int]]:
    """Return the units with how many tasks each would get, those with most first."""
    counts: dict[int, int] = {}
    units: dict[int, Organisation] = {}
    for one in shown.said:
        units[one.lead.pk] = one.lead
        counts[one.lead.pk] = counts.get(one.lead.pk, 0) + 1
    ordered = sorted(units.values(), key=lambda unit: (-counts[unit.pk], unit.name))
    return [(unit, counts[unit.pk]) for unit in ordered]


def told(leads: Sequence[int]) -> str:
    """Return how many tasks go to how many units, in words."""
    return _("%(tasks)d nhiệm vụ cho %(units)d đơn vị") % {
        "tasks": len(leads),
        "units": len(set(leads)),
    }


def crumbs(plan: Plan) -> list[tuple[str, str]]:
    """Return the way to this page."""
    return [(plan.title, after(plan)), (_("Giao việc theo kế hoạch"), "")]


def after(plan: Plan) -> str:
    """Return the address of the page of a plan."""
    return reverse("plans_work:plan", args=[plan.pk])
