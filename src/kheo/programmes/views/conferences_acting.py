"""What pages of conferences and inspections do alike: find, ask, act, show a form."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.core import work
from kheo.core.days import today
from kheo.organisations.authority import may
from kheo.organisations.models import Organisation
from kheo.organisations.staff import officer_of
from kheo.programmes.authority import HOLD
from kheo.programmes.models import Conference, Inspection
from kheo.programmes.reading.conferences_reach import conferences_for, inspections_for
from kheo.programmes.refusals import sentence

UNPROCESSABLE = 422
FORM = "programmes/conferences/form.html"


def conference_of(request: HttpRequest, pk: int) -> Conference:
    """Return a conference that is the officer's business. Raises Http404."""
    found = conferences_for(officer_of(request), on=today()).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def inspection_of(request: HttpRequest, pk: int) -> Inspection:
    """Return an inspection that is the officer's business. Raises Http404."""
    found = inspections_for(officer_of(request), on=today()).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def held_conference(request: HttpRequest, pk: int) -> Conference:
    """Return a conference that the officer may prepare and hold.

    Raises Http404 where it is not his business, PermissionDenied where he only sees it.
    """
    found = conference_of(request, pk)
    require_hold(request, found.host)
    return found


def held_inspection(request: HttpRequest, pk: int) -> Inspection:
    """Return an inspection that the officer may lead.

    Raises Http404 where it is not his business, PermissionDenied where he only sees it.
    """
    found = inspection_of(request, pk)
    require_hold(request, found.organisation)
    return found


def may_hold(request: HttpRequest, organisation: Organisation) -> bool:
    """Return whether the officer may hold conferences and inspections for an organisation."""
    return bool(may(officer_of(request), HOLD, organisation, on=today()))


def require_hold(request: HttpRequest, organisation: Organisation) -> None:
    """Raise PermissionDenied unless the officer may."""
    answer = may(officer_of(request), HOLD, organisation, on=today())
    if not answer:
        raise PermissionDenied(answer.why)


def tried(form: forms.Form, act: Callable[[datetime], Any]) -> Any:
    """Act, and return what that gives; a refusal stands over the form, and None comes back."""
    return work.tried(form, act, sentence=sentence)


def form_page(
    request: HttpRequest, form: forms.Form, *, title: str, action: str, back: str, **more: Any
) -> HttpResponse:
    """Show a form, with what was typed when it was not taken."""
    context = {"form": form, "title": title, "action": action, "back": back, **more}
    template = more.get("template", FORM)
    return render(request, template, context, status=UNPROCESSABLE if form.errors else 200)


def done(request: HttpRequest, said: str, back: str) -> HttpResponse:
    """Say what was done, and go back."""
    messages.success(request, said)
    return redirect(back)


def address_of(conference: Conference) -> str:
    """Return the address of a conference's page at work."""
    return reverse("meetings_work:conference", args=[conference.pk])


def address_of_inspection(inspection: Inspection) -> str:
    """Return the address of an inspection's page at work."""
    return reverse("meetings_work:inspection", args=[inspection.pk])


def way_to_conferences() -> list[tuple[str, str]]:
    """Return the way to the list."""
    return [(_("Hội nghị"), reverse("meetings_work:conferences"))]


def way_to(conference: Conference) -> list[tuple[str, str]]:
    """Return the way to a page below a conference."""
    return [*way_to_conferences(), (conference.title, address_of(conference))]


def way_to_inspections() -> list[tuple[str, str]]:
    """Return the way to the list."""
    return [(_("Đoàn kiểm tra"), reverse("meetings_work:inspections"))]


def way_to_inspection(inspection: Inspection) -> list[tuple[str, str]]:
    """Return the way to a page below an inspection."""
    return [*way_to_inspections(), (inspection.title, address_of_inspection(inspection))]
