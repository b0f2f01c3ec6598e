"""Archive by day and month, and what was read most."""

from datetime import date, timedelta
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kheo.core.days import date_line
from kheo.core.http import for_everyone
from kheo.core.paging import page_of
from kheo.news.models.readership import Period, counted
from kheo.news.reading import addressed
from kheo.portal import reading

MOST_VIEWED: Final = 20


@for_everyone
def archive(request: HttpRequest) -> HttpResponse:
    """Show the years and months that have articles."""
    return render(request, "portal/archive.html", {"years": reading.months()})


@for_everyone
def archive_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Show the articles of a month, and which of its days have any."""
    first = day_or_404(year, month, 1)
    articles = page_of(reading.issued_between(first, reading.next_month(year, month)), request)
    addressed(articles.object_list, request)
    found = {"first": first, "days": reading.days_of(year, month), "articles": articles}
    return render(request, "portal/archive_month.html", found)


@for_everyone
def archive_day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """Show the articles of a day."""
    on = day_or_404(year, month, day)
    articles = page_of(reading.issued_between(on, on + timedelta(days=1)), request)
    addressed(articles.object_list, request)
    found = {"day": on, "date_line": date_line(on), "articles": articles}
    return render(request, "portal/archive_day.html", found)


def day_or_404(year: int, month: int, day: int) -> date:
    """Return the day. Raises Http404 for one that no calendar and no archive has."""
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise Http404 from error
    if not 1945 <= year <= timezone.localdate().year:
        raise Http404
    return found


PERIODS: Final = {"ngay": Period.DAY, "tuan": Period.WEEK, "thang": Period.MONTH}
"""How addresses name the periods."""


@for_everyone
def most_viewed_page(request: HttpRequest, period: str = "ngay") -> HttpResponse:
    """Show what was read most in the last day, week or month, with the number of readers."""
    if period not in PERIODS:
        raise Http404
    articles = addressed(counted(PERIODS[period], timezone.localdate(), MOST_VIEWED), request)
    found = {"period": PERIODS[period].value, "articles": articles}
    return render(request, "portal/most_viewed.html", found)
