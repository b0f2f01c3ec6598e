"""Organisations as readers see them: the tree of a day, a search, and the line of each."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from kheo.core.http import for_everyone
from kheo.core.paging import page_of
from kheo.organisations.forms.organisations import FindForm
from kheo.organisations.forms.places import DayForm, given
from kheo.organisations.models import Organisation
from kheo.organisations.reading.organisation_events import history, said
from kheo.organisations.reading.organisations import (
    Lineage,
    branches,
    found_as,
    found_by,
    identity,
)
from kheo.organisations.rules.lives import Precision, Stage

A_PAGE: Final = 50
HOME: Final = (_("Trang chủ"), "/")


@for_everyone
def index(request: HttpRequest) -> HttpResponse:
    """Show the tree of a day, or what a search finds."""
    form = FindForm(request.GET)
    asked, day, today = form.asked(), form.day(), timezone.localdate()
    found: dict[str, Any] = {"form": form, "asked": asked, "day": day, "on": day or today}
    if asked:
        rows = page_of(found_by(asked, on=day), request, per_page=A_PAGE)
        found["results"] = found_as(asked, list(rows), today=today)
    else:
        tops = Organisation.objects.directly_under(None, on=day or today).listed()
        rows = page_of(tops, request, per_page=A_PAGE)
        found["branches"] = branches(list(rows), on=day or today)
    found |= {"rows": rows, "breadcrumbs": [HOME], "asked_query": urlencode(given(request.GET))}
    return render(request, "organisations/bodies/index.html", found)


@for_everyone
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what an organisation was on a day, and its whole line."""
    found = get_object_or_404(Organisation.objects.select_related("place"), slug=slug)
    form, today = DayForm(request.GET), timezone.localdate()
    day = form.day()
    on = day or today
    lineage = Lineage([found])
    known = identity(found, lineage, on=on)
    below = Organisation.objects.directly_under(found, on=on).listed()
    context = {
        "organisation": found,
        "known": known,
        "is_alive": known.stage is Stage.ALIVE,
        "is_before": known.stage is Stage.BEFORE,
        "since": found.since and said(found.since, Precision(found.since_precision)),
        "until": found.until and said(found.until, Precision(found.until_precision)),
        "names": list(found.names.order_by("-official", "since", "pk")),
        "steps": history(found, lineage),
        "below": page_of(below, request, per_page=A_PAGE),
        "breadcrumbs": [HOME, (_("Tổ chức"), reverse("organisations:index"))],
        "form": form,
        "day": day,
        "on": on,
        "asked_query": urlencode(given(request.GET)),
    }
    return render(request, "organisations/bodies/organisation.html", context)
