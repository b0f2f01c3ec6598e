"""Rules, the calendar and a calculator, as everybody sees them."""

from datetime import UTC, date, datetime
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kheo.core.http import for_everyone
from kheo.law import pages
from kheo.law.forms.public import ReckonForm, RulesForm
from kheo.law.models.rule import Rule
from kheo.law.models.words import TOPICS
from kheo.law.reckoning import reckoner
from kheo.law.rules.ics import Event, calendar
from kheo.law.rules.standing import Certainty
from kheo.law.sentences import Explained, explain

HOST: Final = "kheo"


@for_everyone
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Show the rules in force on a day, of all topics or of one, each with its basis."""
    form = RulesForm(request.GET)
    day, topic = form.day(), form.topic()
    on = day or timezone.localdate()
    found = pages.topics(on=on, topic=topic)
    context = {
        "form": form,
        "topics": found,
        "on": on,
        "asked": bool(day or topic),
        "count": sum(len(one.rules) for one in found),
        "names": TOPICS,
        "breadcrumbs": [(_("Trang chủ"), "/")],
    }
    return render(request, "law/rules.html", context)


@for_everyone
@require_safe
def year(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """Show the working calendar of a year: its special days, and its months."""
    years, today = pages.known_years(), timezone.localdate()
    wanted = number or (today.year if today.year in years or not years else years[-1])
    if number and number not in years:
        raise Http404
    months = pages.months(wanted, on=today)
    context = {
        "year": wanted,
        "years": years,
        "days": pages.joined(pages.special_days(wanted)),
        "months": months,
        "worked": sum(month.worked for month in months),
        "legend": pages.LEGEND,
        "breadcrumbs": [(_("Trang chủ"), "/")],
    }
    return render(request, "law/calendar.html", context)


@for_everyone
@require_safe
def year_file(_request: HttpRequest, number: int) -> HttpResponse:
    """Give the special days of a year as a calendar file."""
    days = [one for one in pages.special_days(number) if one.row.certainty != Certainty.PROPOSED]
    if not days:
        raise Http404
    events = [event_of(one) for one in days]
    # A day of the year itself, so that the file is the same bytes until its days change.
    made = datetime(number, 1, 1, tzinfo=UTC)
    name = _("Lịch làm việc %(year)d") % {"year": number}
    body = calendar(name, events, host=host(), made=made)
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")


def event_of(one: pages.ShownDay) -> Event:
    """Return a day for a calendar file."""
    expected = one.row.certainty == Certainty.EXPECTED
    name = _("%(reason)s, dự kiến") % {"reason": one.reason} if expected else one.reason
    return Event(one.row.day, name[:1].upper() + name[1:], one.basis, f"ngay-{one.row.day}")


def host() -> str:
    """Return the name that keys of events end with."""
    told: str = settings.SITE_URL
    return told.rstrip("/").rpartition("/")[2] or HOST


@for_everyone
@require_safe
def reckon(request: HttpRequest) -> HttpResponse:
    """Tell when a term is due, and why; without a day the form is empty."""
    is_asked = "tu" in request.GET
    form = ReckonForm(request.GET) if is_asked else ReckonForm(initial=given(request))
    today = timezone.localdate()
    rule = Rule.objects.in_force(today).filter(key=key_of(request)).first()
    context = {
        "form": form,
        "rule": rule,
        "explained": reckoned(form, rule, today) if is_asked and form.is_valid() else None,
        "breadcrumbs": [(_("Trang chủ"), "/")],
    }
    return render(request, "law/reckon.html", context)


def given(request: HttpRequest) -> dict[str, Any]:
    """Return what the address says already, where it is part of the form."""
    found: dict[str, Any] = {
        name: request.GET[name] for name in ("so", "don_vi", "quy_tac") if name in request.GET
    }
    return found


def key_of(request: HttpRequest) -> str:
    """Return the key of the rule that the address names."""
    return request.GET.get("quy_tac", "")[:80]


def reckoned(form: ReckonForm, rule: Rule | None, today: date) -> Explained:
    """Return when the term of a form is due, in words."""
    due = reckoner(on=today).due(
        form.begins(),
        form.cleaned_data["so"],
        form.unit(),
        end_moves=rule.end_moves if rule else None,
    )
    return explain(due, *([rule.basis] if rule else []))
