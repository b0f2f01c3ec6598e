"""The most viewed of the day, the week and the month."""

from datetime import date, timedelta

import pytest
from django.db.models import F

from kheo.news.actions.readership import rank
from kheo.news.models import (
    Album,
    ArticleViews,
    RankedPage,
    most_viewed,
    most_viewed_by_period,
)
from kheo.news.rules.readership import Period
from kheo.news.tests.factories import section
from kheo.news.tests.readership import NOON, article

pytestmark = pytest.mark.django_db
TODAY = date(2024, 5, 8)


def viewed(page, times: int, days_ago: int = 0) -> None:
    day = TODAY - timedelta(days=days_ago)
    ArticleViews.objects.create(page_id=page.pk, day=day, count=times)


def titles(period: Period, limit: int = 5) -> list[str]:
    return [page.title for page in most_viewed(period, TODAY, limit)]


@pytest.fixture(params=["added up", "ranked"])
def ready(request):
    """Bring the ranking up to date, or leave it out: the answer is the same."""
    return (lambda: rank(at=NOON)) if request.param == "ranked" else (lambda: None)


@pytest.fixture
def some():
    a, b, c = (article(title) for title in ("a", "b", "c"))
    viewed(a, 5)
    viewed(b, 9, days_ago=6)
    viewed(b, 1)
    viewed(c, 50, days_ago=29)
    viewed(c, 999, days_ago=30)
    viewed(a, 999, days_ago=-1)
    return a, b, c


@pytest.mark.parametrize(
    ("period", "expected"), [("day", ["a", "b"]), ("week", ["b", "a"]), ("month", ["c", "b", "a"])]
)
def test_a_period_adds_up_its_days(some, ready, period, expected):
    ready()
    assert titles(Period(period)) == expected


def test_a_withdrawn_article_is_gone_at_once(some, ready):
    ready()
    some[1].unpublish()
    assert titles(Period.WEEK, limit=1) == ["a"]


def test_a_deleted_article_is_gone_at_once(some, ready):
    ready()
    some[1].delete()
    assert titles(Period.WEEK) == ["a"]


def test_among_equals_the_newer_stands_first(ready):
    for title in ("older", "newer"):
        viewed(article(title), 3)
    ready()
    assert titles(Period.DAY) == ["newer", "older"]


def test_only_articles_are_ranked(ready):
    album = Album(title="Ngày hội", intro="Ảnh ngày hội.")
    section().add_child(instance=album)
    viewed(album, 100)
    viewed(article("a"), 1)
    ready()
    assert titles(Period.DAY) == ["a"]


def test_without_views_the_list_is_empty(ready):
    article()
    ready()
    assert titles(Period.MONTH) == []


def test_a_ranking_of_another_day_is_not_taken(some):
    rank(at=NOON + timedelta(days=1))
    assert titles(Period.DAY) == ["a", "b"]


def test_ranking_again_takes_up_what_was_viewed_since(some):
    rank(at=NOON)
    ArticleViews.objects.filter(page=some[1], day=TODAY).update(count=F("count") + 10)
    rank(at=NOON)
    assert titles(Period.DAY) == ["b", "a"]
    assert RankedPage.objects.of(Period.DAY, TODAY).count() == 2


@pytest.mark.parametrize("number", [1, 20])
def test_two_queries_however_many(ready, number, django_assert_num_queries):
    for n in range(number):
        viewed(article(f"Bài {n}"), n + 1)
    ready()
    with django_assert_num_queries(2):
        assert len(most_viewed(Period.MONTH, TODAY, 20)) == number


def test_all_periods_come_together_as_one_by_one(some, ready):
    ready()
    together = most_viewed_by_period(TODAY, 2)
    assert together == {period: most_viewed(period, TODAY, 2) for period in Period}


@pytest.mark.parametrize("number", [1, 20])
def test_all_periods_together_cost_two_queries(number, django_assert_num_queries):
    for n in range(number):
        viewed(article(f"Bài {n}"), n + 1)
    rank(at=NOON)
    with django_assert_num_queries(2):
        assert len(most_viewed_by_period(TODAY, 20)[Period.WEEK]) == number


def test_the_figures_have_names():
    page = article()
    viewed(page, 3)
    rank(at=NOON)
    assert str(ArticleViews.objects.get()) == f"{page.pk} 2024-05-08: 3"
    assert str(RankedPage.objects.of(Period.DAY, TODAY).get()) == f"day 2024-05-08: {page.pk}"
