"""How often articles are read: daily figures that stay, readers who are forgotten after the day."""

from datetime import date
from typing import Final, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from wagtail.models import Page
from wagtail.query import PageQuerySet

from kheo.news.models.pages import Article
from kheo.news.rules.readership import SALT_BYTES, Period, first_day

__all__ = [
    "ArticleViews",
    "DaySalt",
    "Period",
    "RankedPage",
    "SeenReader",
    "counted",
    "most_viewed",
    "most_viewed_by_period",
]

RANKED: Final = 100
"""How long a ranking is: pages show five of it, and what is withdrawn in between falls out."""


class ArticleViewsQuerySet(models.QuerySet["ArticleViews"]):
    """How figures are found and kept true."""

    def in_period(self, period: Period, day: date) -> Self:
        """Figures of the days of a period that ends with a day."""
        return self.filter(day__range=(first_day(period, day), day))

    def recount(self) -> int:
        """Set each figure to the number of its readers; return how many figures that changed."""
        readers = SeenReader.objects.filter(views_id=OuterRef("pk")).order_by().values("views_id")
        seen = Coalesce(Subquery(readers.annotate(n=models.Count("pk")).values("n")), 0)
        return self.exclude(count=F("settled") + seen).update(count=F("settled") + seen)


class ArticleViews(models.Model):
    """How many readers opened a page on a day."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="daily_views")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)
    settled = models.PositiveIntegerField(
        default=0, help_text="How many of them are counted for good: their marks are forgotten."
    )

    objects = ArticleViewsQuerySet.as_manager()

    # A figure about a page is no use of it that an editor need know of.
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["page", "day"], name="views_once_a_page_and_day"),
            models.CheckConstraint(
                name="views_hold_the_settled", condition=Q(count__gte=F("settled"))
            ),
        )
        # All that the most viewed are found by, so that the table itself is not read.
        indexes = (models.Index(fields=["day", "page", "count"], name="views_by_day"),)

    def __str__(self) -> str:
        return f"{self.page_id} {self.day}: {self.count}"


class SeenReader(models.Model):
    """One reader opened one page on one day; a number that nobody can trace to a person."""

    views = models.ForeignKey(
        ArticleViews, on_delete=models.CASCADE, related_name="readers", db_index=False
    )
    reader = models.BigIntegerField()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["views", "reader"], name="reader_once_a_page_and_day"),
        )

    def __str__(self) -> str:
        return f"{self.views_id}: {self.reader}"


class DaySalt(models.Model):
    """The key that hashes the readers of a day; all nodes share it, and it goes with the day."""

    day = models.DateField(unique=True)
    salt = models.BinaryField(max_length=SALT_BYTES)

    def __str__(self) -> str:
        return str(self.day)


class RankedPageQuerySet(models.QuerySet["RankedPage"]):
    """How the ranking of a period is found and renewed."""

    def of(self, period: Period, day: date) -> Self:
        """The ranking of a period that ends with a day."""
        return self.filter(period=period, day=day)

    def renew(self, period: Period, day: date) -> None:
        """Put a new ranking in the place of the former one, within a transaction."""
        totals = totals_in(period, day, Article.objects.live())[:RANKED]
        rows = [
            self.model(period=period, day=day, page_id=page, count=total) for page, total in totals
        ]
        self.filter(period=period).delete()
        # Another node may do the same at this moment.
        self.bulk_create(rows, ignore_conflicts=True)


class RankedPage(models.Model):
    """One of the most viewed pages of a period, added up beforehand."""

    period = models.CharField(max_length=5, choices=[(period, period.value) for period in Period])
    day = models.DateField()
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    count = models.PositiveIntegerField()

    objects = RankedPageQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["period", "day", "page"], name="ranked_once_a_period"),
        )

    def __str__(self) -> str:
        return f"{self.period} {self.day}: {self.page_id}"


def totals_in(
    period: Period, day: date, articles: PageQuerySet
) -> models.QuerySet[ArticleViews, tuple[int, int]]:
    """Return pairs of article and views in a period that ends with a day, most first."""
    # Named by a list, not by a join: it is ten times as fast where a month has 300,000 figures.
    published = articles.order_by().values("pk")
    figures = ArticleViews.objects.in_period(period, day).filter(page_id__in=published)
    totals = figures.values("page_id").annotate(total=Sum("count"))
    return totals.order_by("-total", "-page_id").values_list("page_id", "total")


def most_viewed(period: Period, day: date, limit: int) -> list[Article]:
    """Return the published articles that most readers opened in a period, most first.

    The period ends with the day. Among equals the newer stands first. The ranking is taken if there
    is one, else the views are added up. Two queries, whatever there is.
    """
    ranking = RankedPage.objects.of(period, day)
    ranked = ranking.filter(page__live=True).values_list("page_id", "count")
    # With a ranking the list of articles is empty, and nothing is added up.
    unranked = Article.objects.live().filter(~Exists(ranking))
    added_up = totals_in(period, day, unranked).order_by()
    first = ranked.union(added_up, all=True).order_by("-count", "-page_id")[:limit]
    keys = [page for page, _ in first]
    found = Article.objects.live().for_list().in_bulk(keys)
    return [found[key] for key in keys if key in found]


def counted(period: Period, day: date, limit: int) -> list[Article]:
    """Return the most viewed articles with their exact figures in ``views``, most first.

    Added up at the moment, in two queries: for the page that shows figures, not for every page.
    """
    totals = dict(totals_in(period, day, Article.objects.live())[:limit])
    found = Article.objects.live().for_list().in_bulk(totals)
    for key, article in found.items():
        article.views = totals[key]
    return [found[key] for key in totals if key in found]


def most_viewed_by_period(day: date, limit: int) -> dict[Period, list[Article]]:
    """Return for each period that ends with a day what `most_viewed` returns.

    Two queries for all periods together once there are rankings or where nothing was read,
    eight in between.
    """
    shown = RankedPage.objects.filter(day=day, page__live=True).order_by("-count", "-page_id")
    pairs = list(shown.values_list("period", "page_id"))
    if not pairs and ArticleViews.objects.in_period(Period.MONTH, day).exists():
        return {period: most_viewed(period, day, limit) for period in Period}
    keys = {of: [page for period, page in pairs if period == of][:limit] for of in Period}
    wanted = set().union(*keys.values())
    found = Article.objects.live().for_list().in_bulk(wanted) if wanted else {}
    return {
        period: [found[page] for page in pages if page in found] for period, pages in keys.items()
    }
