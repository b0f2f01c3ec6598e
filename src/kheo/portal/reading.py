"""What pages that join rooms show."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Count, Q
from django.db.models.functions import TruncDay, TruncMonth
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from kheo.core.days import start_of
from kheo.core.pages import reads
from kheo.news.models import Album, Article, Event, Section
from kheo.news.reading import addressed, albums, coming_events, favourites
from kheo.portal.models import HomePage

LATEST: Final = 9
IN_SECTION: Final = 4


@reads(HomePage)
def home_context(home: HomePage, request: HttpRequest) -> dict[str, Any]:
    """Return the lead story, the latest articles and what each section has new."""
    newest = addressed(Article.objects.published().for_list()[: LATEST + 1], request)
    seen = {article.pk for article in newest[:4]}
    return {
        "lead_story": newest[0] if newest else None,
        "latest": newest[1:],
        "sections": sections(home, request, seen),
        "most_viewed": favourites(request, timezone.localdate()),
        "events": coming_events(request, timezone.now(), Event.objects.all()),
        "albums": albums(request, Album.objects.all()),
    }


def sections(home: Page, request: HttpRequest, seen: Iterable[int]) -> list[dict[str, Any]]:
    """Return the sections in their order, each with its newest articles that are not shown above.

    Two queries, however many sections there are.
    """
    found = addressed(Section.objects.live().child_of(home).in_menu(), request)
    fresh = Article.objects.published().exclude(pk__in=list(seen))
    newest = Q()
    for section in found:
        newest |= Q(pk__in=fresh.in_section(section).values("pk")[:IN_SECTION])
    articles = Article.objects.published().filter(newest).for_list() if found else []
    by_section: dict[str, list[Article]] = {}
    for article in addressed(articles, request):
        by_section.setdefault(article.path[: -Page.steplen], []).append(article)
    return [
        {"section": section, "articles": by_section[section.path]}
        for section in found
        if section.path in by_section
    ]


def months() -> list[dict[str, Any]]:
    """Return the years and months that have articles, newest first, with the number of articles.

    Shape: ``[{"year": 2024, "months": [{"month": 5, "count": 3}, …]}, …]``.
    """
    counted = (
        Article.objects.live()
        .filter(issued_at__isnull=False)
        .annotate(start=TruncMonth("issued_at"))
        .values("start")
        .annotate(count=Count("pk"))
        .order_by("-start")
    )
    years: dict[int, list[dict[str, int]]] = {}
    for row in counted:
        month = {"month": row["start"].month, "count": row["count"]}
        years.setdefault(row["start"].year, []).append(month)
    return [{"year": year, "months": rows} for year, rows in years.items()]


def days_of(year: int, month: int) -> list[dict[str, Any]]:
    """Return the days of a month that have articles, with their number."""
    start = start_of(date(year, month, 1))
    counted = (
        Article.objects.live()
        .filter(issued_at__gte=start, issued_at__lt=start_of(next_month(year, month)))
        .annotate(day=TruncDay("issued_at"))
        .values("day")
        .annotate(count=Count("pk"))
        .order_by("day")
    )
    return [{"day": row["day"].date(), "count": row["count"]} for row in counted]


def issued_between(first: date, after_last: date) -> Any:
    """Return articles issued from the first day on and before the other, newest first."""
    within = Article.objects.published().filter(
        issued_at__gte=start_of(first), issued_at__lt=start_of(after_last)
    )
    return within.for_list()


def next_month(year: int, month: int) -> date:
    """Return the first day of the month after."""
    return (date(year, month, 1) + timedelta(days=31)).replace(day=1)
