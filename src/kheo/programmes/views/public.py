"""Programmes and plans as everybody reads them."""

from typing import Any, Final

from django.db.models import Prefetch, Q, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kheo.core.http import for_everyone
from kheo.core.paging import page_of
from kheo.programmes import panels
from kheo.programmes.models import Basis, Clause, PartyAnswer, Plan, Programme
from kheo.programmes.reading.plans_public import items_by_clause
from kheo.programmes.reading.programmes_texts import numbered_text, summary, told, told_bases

MOST_NEAR: Final = 30
TEXT: Final = (
    Prefetch("bases", Basis.objects.select_related("document")),
    Prefetch("clauses", Clause.objects.order_by("order")),
)
ANSWERS: Final = Prefetch(
    "answers", PartyAnswer.objects.select_related("party__organisation").order_by("at")
)


@require_safe
@for_everyone
def programmes(request: HttpRequest) -> HttpResponse:
    """List the programmes that everybody may read, those that run first."""
    rows = Programme.objects.shown().running_first().with_parties()
    context = {"rows": page_of(rows, request), "breadcrumbs": [(_("Trang chủ"), "/")]}
    return render(request, "programmes/public/programmes.html", context)


@require_safe
@for_everyone
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what parties have agreed to, and how far they are."""
    held = shown_programme(slug)
    today = timezone.localdate()
    bound = list(held.versions.filter(bound_at__isnull=False).order_by("number"))
    version = bound[-1] if bound else None
    if version:
        prefetch_related_objects([version], *TEXT, ANSWERS)
    near = Programme.objects.shown().filter(Q(parent=held) | Q(former=held))[:MOST_NEAR]
    context = {
        "programme": held,
        "parties": held.parties.select_related("organisation", "desk"),
        "version": version,
        "clauses": numbered_text(version.outline) if version else [],
        "versions": bound,
        "plans": Plan.objects.shown().filter(programme=held),
        "conferences": held.conferences.shown()[:10],
        "inspections": held.inspections.shown()[:10],
        "children": [one for one in near if one.parent_id == held.pk],
        "successors": [one for one in near if one.former_id == held.pk],
        "panels": panels.of_programme(held, today),
        "today": today,
        "breadcrumbs": way(),
    }
    return render(request, "programmes/public/programme.html", context)


@require_safe
@for_everyone
def changes(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show what a version that all have accepted changed in the one before it."""
    held = shown_programme(slug)
    bound = held.versions.filter(bound_at__isnull=False).prefetch_related(*TEXT)
    new = get_object_or_404(bound, number=number)
    old = get_object_or_404(bound, pk=before(held, number))
    rows = told(old, new)
    context = {
        "programme": held, "old": old, "new": new, "rows": rows, "summary": summary(rows),
        "bases": told_bases(old, new), "breadcrumbs": [*way(), way_to(held)],
    }  # fmt: skip
    return render(request, "programmes/public/changes.html", context)


@require_safe
@for_everyone
def plan(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """Show what is to be done of a programme in a year, clause by clause."""
    rows = Plan.objects.shown().select_related("programme", "document", "conference", "review")
    held = get_object_or_404(rows, programme__slug=slug, year=year)
    today = timezone.localdate()
    context = {
        "plan": held,
        "programme": held.programme,
        "groups": items_by_clause(held),
        "panels": panels.of_plan(held, today),
        "today": today,
        "breadcrumbs": [*way(), way_to(held.programme)],
    }
    return render(request, "programmes/public/plan.html", context)


def before(held: Programme, number: int) -> int | None:
    """Return the key of the version that bound before one."""
    rows = held.versions.filter(bound_at__isnull=False, number__lt=number).order_by("-number")
    return rows.values_list("pk", flat=True).first()


def shown_programme(slug: str) -> Programme:
    """Return a programme that everybody may read. Raises Http404."""
    rows = Programme.objects.shown().select_related("document", "place", "parent", "former")
    return get_object_or_404(rows, slug=slug)


def way() -> list[tuple[Any, str]]:
    """Return the way to all programmes."""
    return [(_("Trang chủ"), "/"), (_("Chương trình phối hợp"), reverse("programmes:list"))]


def way_to(held: Programme) -> tuple[str, str]:
    """Return the way to a programme."""
    return held.title, held.get_absolute_url()
