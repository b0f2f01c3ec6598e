"""Office hours as those who keep them see them."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required

from kheo.core.staff import framed
from kheo.core.verdict import RefusedError
from kheo.law.actions.office_hours import set_office_hours
from kheo.law.forms.calendar_desk import HoursForm
from kheo.law.models.office_hours import OfficeHours
from kheo.law.models.rule import MANAGE
from kheo.law.refusals import REFUSALS
from kheo.law.sentences import lasts
from kheo.organisations.models import Organisation
from kheo.organisations.models.spans import on_day
from kheo.organisations.staff import officer_of

ICON: Final = "time"
FOUND: Final = 20
LONGEST_QUERY: Final = 100
NOON_HOUR: Final = 12
keepers = permission_required(MANAGE)


@keepers
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List who has office hours of their own, and find organisations by name."""
    asked = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    today = timezone.localdate()
    own = OfficeHours.objects.filter(on_day(today), organisation__isnull=False)
    context = {
        "own": Organisation.objects.filter(pk__in=own.values("organisation")).order_by("name"),
        "found": Organisation.objects.alive_on(today).named(asked)[:FOUND] if asked else [],
        "q": asked,
        **framed(_("Giờ làm việc"), ICON),
    }
    return render(request, "law/staff/hours.html", context)


@keepers
def of_all(request: HttpRequest) -> HttpResponse:
    """Show and set the hours of all that have none of their own."""
    return edit(request, None)


@keepers
def of_one(request: HttpRequest, slug: str) -> HttpResponse:
    """Show and set the hours of an organisation."""
    return edit(request, get_object_or_404(Organisation, slug=slug))


def edit(request: HttpRequest, organisation: Organisation | None) -> HttpResponse:
    """Show the hours of today, and set others from a day on."""
    today = timezone.localdate()
    rows = OfficeHours.objects.filter(organisation=organisation)
    form = HoursForm(request.POST or None, initial=initial_of(rows.filter(on_day(today)), today))
    if request.method == "POST" and form.is_valid():
        try:
            moves = set_office_hours(
                organisation=organisation, openings=form.openings(),
                since=form.cleaned_data["since"], by=officer_of(request), at=timezone.now(),
            )  # fmt: skip
        except RefusedError as refused:
            form.add_error(None, str(REFUSALS[refused.verdict.reason]))
        else:
            tell_hours(request, len(moves))
            return redirect("law_desk:hours")
    title = str(organisation) if organisation else _("Giờ làm việc chung")
    context = {
        "form": form,
        "rows": [(row, lasts(row.since, row.until)) for row in rows],
        "organisation": organisation,
        **under(title),
    }
    return render(request, "law/staff/hours_of.html", context)


def tell_hours(request: HttpRequest, moved: int) -> None:
    """Say that the hours are set and how many deadlines moved."""
    sentence = _("Đã đặt giờ làm việc; %(count)d thời hạn đang chạy được tính lại.")
    messages.success(request, sentence % {"count": moved})


def initial_of(rows: Any, today: Any) -> dict[str, Any]:
    """Return what the form says at first: the hours of today."""
    said: dict[str, Any] = {"since": today}
    for row in rows:
        part = "morning" if row.opens.hour < NOON_HOUR else "afternoon"
        said[f"{part}_{row.weekday}"] = f"{row.opens:%H:%M}-{row.closes:%H:%M}"
    return said


def under(title: str) -> dict[str, Any]:
    """Return the frame of a page below the list."""
    return framed(title, ICON, (reverse("law_desk:hours"), _("Giờ làm việc")))
