"""Conferences and inspections as everybody reads them."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kheo.core.http import for_everyone
from kheo.core.paging import page_of
from kheo.core.structured import as_script, breadcrumb_list
from kheo.programmes.actions.conferences_people import sums_of
from kheo.programmes.conferences_structured import calendar_of, conference_data
from kheo.programmes.forms.conferences import FilterForm
from kheo.programmes.models import Conference, Inspection
from kheo.programmes.models.conferences import ConferenceQuerySet
from kheo.programmes.models.words import CONFERENCE_KINDS
from kheo.programmes.reading.conferences_showing import (
    cancelled_because,
    changes_of,
    followed,
    with_tasks,
)
from kheo.programmes.rules.conferences import ConferenceState
from kheo.programmes.rules.openness import Openness

MOST_COMING: Final = 30
AFTERWARDS: Final = frozenset({ConferenceState.HELD, ConferenceState.CONCLUDED})


def shown() -> ConferenceQuerySet:
    """Return the conferences that everybody may read of."""
    return Conference.objects.shown().select_related("host", "place", "programme")


@require_safe
@for_everyone
def conferences(request: HttpRequest) -> HttpResponse:
    """List what is coming, soonest first, and what was, latest first."""
    form = FilterForm(request.GET)
    rows = shown().filter(kind=form.kind()) if form.kind() else shown()
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    coming = rows.filter(starts_at__gte=midnight, state=ConferenceState.ANNOUNCED)
    listed = list(coming.order_by("starts_at", "pk")[:MOST_COMING])
    context = {
        "kinds": [(str(key), label) for key, label in CONFERENCE_KINDS.items()],
        "kind": form.kind(),
        "coming": listed,
        "rows": page_of(rows.exclude(pk__in=[one.pk for one in listed]), request),
        "asked_query": f"loai={form.kind()}" if form.kind() else "",
        "breadcrumbs": [(_("Trang chủ"), "/")],
    }
    return render(request, "programmes/public/conferences.html", context)


@require_safe
@for_everyone
def conference(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the notice of a conference, and its record once it was held."""
    held = get_object_or_404(shown(), slug=slug)
    state, crumbs = ConferenceState(held.state), way_to_conferences()
    guests = list(held.guests.select_related("organisation"))
    fixed = state is ConferenceState.CONCLUDED
    rows = with_tasks(held.conclusions.all()) if fixed else held.conclusions.none()
    context = {
        "conference": held,
        "chairs": held.chairs.select_related("organisation"),
        "agenda": held.agenda.all(),
        "guests": guests,
        "sums": sums_of(guests) if state in AFTERWARDS else None,
        "documents": held.documents.published(),
        "photos": held.photos.all(),
        "conclusions": followed(rows, everything=False),
        "one_by_one": held.openness == Openness.PUBLIC,
        "changes": changes_of(held) if state is ConferenceState.ANNOUNCED else [],
        "reason": cancelled_because(held) if state is ConferenceState.CANCELLED else "",
        "was_held": state in AFTERWARDS,
        "structured_data": as_script(conference_data(held, crumbs, request)),
        "breadcrumbs": crumbs,
    }
    return render(request, "programmes/public/conference.html", context)


@require_safe
@for_everyone
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer one conference as a file for calendars."""
    held = get_object_or_404(shown(), slug=slug)
    address = request.build_absolute_uri(held.get_absolute_url())
    response = HttpResponse(
        calendar_of(held, address, request.get_host()), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{held.slug}.ics"'
    return response


@require_safe
@for_everyone
def inspection(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a team found and recommended, and what became of it."""
    rows = Inspection.objects.shown().select_related("organisation", "programme", "decision")
    held = get_object_or_404(rows, slug=slug)
    crumbs = [(_("Trang chủ"), "/")]
    recommended = with_tasks(held.recommendations.all()).select_related("finding")
    steps = [*crumbs, (held.title, held.get_absolute_url())]
    context = {
        "inspection": held,
        "members": held.members.all(),
        "places": held.places.all(),
        "units": held.units.all(),
        "findings": held.findings.select_related("unit"),
        "recommendations": followed(recommended, everything=False),
        "one_by_one": held.openness == Openness.PUBLIC,
        "structured_data": as_script([breadcrumb_list(steps, request)]),
        "breadcrumbs": crumbs,
    }
    return render(request, "programmes/public/inspection.html", context)


def way_to_conferences() -> list[tuple[str, str]]:
    """Return the way to a conference."""
    return [(_("Trang chủ"), "/"), (_("Hội nghị"), reverse("programmes:conferences"))]
