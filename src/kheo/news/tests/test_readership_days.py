"""When the day is over its figures stay, and nobody can be followed into the next."""

from datetime import date, timedelta

import pytest

from kheo.news.actions import readership
from kheo.news.actions.readership import close_days, flush_views, forget_readers, salt_of
from kheo.news.models import ArticleViews, DaySalt, SeenReader
from kheo.news.tests.readership import NOON, article, figures, visit, worker

pytestmark = pytest.mark.django_db
TODAY = date(2024, 5, 8)


@pytest.fixture
def page():
    return article().pk


def test_after_the_day_the_figure_stays_and_nobody_is_known(page, tmp_path):
    noter = worker(tmp_path)
    for number in range(5):
        noter(visit(f"203.0.113.{number}"), page)
    close_days(at=NOON + timedelta(days=1))
    assert figures() == {(TODAY, page): 5}
    assert not SeenReader.objects.exists()
    assert not DaySalt.objects.filter(day=TODAY).exists()


def test_readers_of_today_and_of_the_last_hour_stay_known(page, tmp_path):
    worker(tmp_path)(visit(), page)
    flush_views()
    forty_past_midnight = NOON + timedelta(hours=12, minutes=40)
    close_days(at=forty_past_midnight)
    worker(tmp_path)(visit(), page)
    flush_views()
    assert figures() == {(TODAY, page): 1}


def test_views_that_arrive_after_their_day_are_added(page, tmp_path):
    worker(tmp_path)(visit(), page)
    close_days(at=NOON + timedelta(days=2))
    worker(tmp_path)(visit("203.0.113.8"), page)
    close_days(at=NOON + timedelta(days=3))
    assert figures() == {(TODAY, page): 2}
    assert not SeenReader.objects.exists()


def test_to_forget_twice_changes_nothing(page, tmp_path):
    worker(tmp_path)(visit(), page)
    flush_views()
    for _ in range(2):
        forget_readers(before=TODAY + timedelta(days=1))
    assert figures() == {(TODAY, page): 1}


def test_forgetting_goes_on_over_many_figures(page, tmp_path, monkeypatch):
    monkeypatch.setattr(readership, "AT_ONCE", 2)
    others = [article(f"Bài {number}").pk for number in range(4)]
    noter = worker(tmp_path)
    for other in others:
        noter(visit(), other)
    flush_views()
    forget_readers(before=TODAY + timedelta(days=1))
    assert set(figures().values()) == {1}
    assert not SeenReader.objects.exists()


def test_the_salt_of_tomorrow_is_drawn_ahead_and_differs_every_day():
    close_days(at=NOON)
    assert DaySalt.objects.filter(day=TODAY + timedelta(days=1)).exists()
    salts = {salt_of(TODAY + timedelta(days=number)) for number in range(5)}
    assert len(salts) == 5
    assert salt_of(TODAY) == salt_of(TODAY)


def test_nothing_that_is_kept_names_a_reader(page, tmp_path):
    worker(tmp_path)(visit("203.0.113.77", agent="A-rare-browser/1.0"), page)
    kept = b"".join(path.read_bytes() for path in (tmp_path / "views").glob("*.records"))
    flush_views()
    rows = repr(list(SeenReader.objects.values())) + repr(list(ArticleViews.objects.values()))
    assert b"203.0.113.77" not in kept
    assert b"A-rare-browser" not in kept
    assert "203.0.113.77" not in rows
