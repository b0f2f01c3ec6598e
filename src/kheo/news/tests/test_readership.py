"""Views are counted exactly, whatever is killed when; nobody can be followed."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from kheo.core.front import counting, housekeeping
from kheo.news.actions import readership
from kheo.news.actions.readership import flush_views, is_robot
from kheo.news.models import ArticleViews, SeenReader
from kheo.news.tests.readership import NOON, PHONE, article, clock_at, figures, visit, worker

pytestmark = pytest.mark.django_db
TODAY = date(2024, 5, 8)


class Killed(BaseException):
    """Stands for the end of a process."""


@pytest.fixture
def page():
    return article().pk


def test_a_view_is_one_reader_one_article_one_day(page, tmp_path):
    other = article("Bài khác").pk
    noter = worker(tmp_path)
    for asked in (visit(), visit(), visit("203.0.113.8"), visit(agent=PHONE + " Zalo")):
        noter(asked, page)
    noter(visit(), other)
    worker(tmp_path, NOON + timedelta(days=1))(visit(), page)
    flush_views()
    assert figures() == {(TODAY, page): 3, (TODAY, other): 1, (TODAY + timedelta(days=1), page): 1}


def test_a_reader_whom_several_processes_saw_is_counted_once(page, tmp_path):
    for process in [worker(tmp_path) for _ in range(3)]:
        process(visit(), page)
    flush_views()
    worker(tmp_path)(visit(), page)
    flush_views()
    assert figures() == {(TODAY, page): 1}


def test_readers_behind_our_proxy_are_told_apart(page, tmp_path, settings):
    settings.TRUSTED_PROXIES = 1
    noter = worker(tmp_path)
    for address in ("198.51.100.1", "198.51.100.2", "made-up, 198.51.100.2"):
        noter(visit("10.0.0.1", X_FORWARDED_FOR=address), page)
    flush_views()
    assert figures() == {(TODAY, page): 2}


@pytest.mark.parametrize(
    "asked",
    [
        visit(agent="Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"),
        visit(agent="Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/)"),
        visit(agent="curl/8.5.0"),
        visit(agent=""),
        visit(agent="   "),
        {"REMOTE_ADDR": "203.0.113.7"},
        visit(SEC_PURPOSE="prefetch"),
        visit(PURPOSE="prefetch"),
        visit(X_MOZ="prefetch"),
    ],
)
def test_robots_and_fetching_ahead_are_no_views(page, tmp_path, asked):
    worker(tmp_path)(asked, page)
    flush_views()
    assert figures() == {}


def test_who_fetched_ahead_and_then_reads_is_counted(page, tmp_path):
    noter = worker(tmp_path)
    noter(visit(SEC_PURPOSE="prefetch"), page)
    noter(visit(), page)
    flush_views()
    assert figures() == {(TODAY, page): 1}


def test_a_reload_does_not_reach_the_disk(page, tmp_path, monkeypatch):
    noter = worker(tmp_path)
    written: list[bytes] = []
    monkeypatch.setattr(noter.spool, "append", written.append)
    for _ in range(100):
        noter(visit(), page)
    assert [len(record) for record in written] == [24]


def test_the_memory_of_who_was_seen_is_bounded(page, tmp_path, monkeypatch):
    monkeypatch.setattr(readership, "MOST_MARKS", 10)
    noter = worker(tmp_path)
    for number in range(25):
        for _ in range(2):
            noter(visit(f"203.0.113.{number}"), page)
    assert len(noter.marks) <= 10
    flush_views()
    assert figures() == {(TODAY, page): 25}


def test_a_new_day_begins_without_marks_and_with_its_own_salt(page, tmp_path):
    noter = worker(tmp_path)
    noter(visit(), page)
    salt = noter.salt
    noter.clock = clock_at(NOON + timedelta(days=1))
    noter(visit(), page)
    assert noter.salt != salt
    flush_views()
    assert sorted(figures().values()) == [1, 1]


def test_a_day_that_another_thread_began_is_not_begun_again(page, tmp_path):
    noter = worker(tmp_path)
    noter(visit(), page)
    marks = noter.marks.copy()
    noter.turn_to(TODAY)
    assert noter.marks == marks


def test_a_counter_that_fails_takes_no_page_away(page, tmp_path, monkeypatch, caplog):
    noter = worker(tmp_path)
    monkeypatch.setattr(noter.spool, "append", lambda _record: 1 / 0)
    noter(visit(), page)
    assert "a view was not counted" in caplog.text
    assert not noter.marks


def test_views_of_a_page_that_is_gone_hold_nothing_up(page, tmp_path):
    noter = worker(tmp_path)
    noter(visit(), page + 1000)
    noter(visit(), page)
    flush_views()
    assert figures() == {(TODAY, page): 1}


def test_figures_go_with_their_article(tmp_path):
    gone = article()
    worker(tmp_path)(visit(), gone.pk)
    flush_views()
    gone.delete()
    assert not ArticleViews.objects.exists()
    assert not SeenReader.objects.exists()


@pytest.mark.parametrize("readers", [1, 20])
def test_entering_views_costs_the_same_however_many(
    page, tmp_path, readers, django_assert_max_num_queries
):
    noter = worker(tmp_path)
    for number in range(readers):
        noter(visit(f"203.0.113.{number}"), page)
    with django_assert_max_num_queries(7):
        flush_views()


def test_a_request_that_is_a_view_asks_the_database_nothing(
    page, tmp_path, django_assert_num_queries
):
    noter = worker(tmp_path)
    noter(visit(), page)
    with django_assert_num_queries(0):
        for number in range(20):
            noter(visit(f"203.0.113.{number}"), page)


# --- Whatever is killed when ----------------------------------------------------------------------

hits = st.tuples(st.just("hit"), st.integers(0, 2), st.integers(0, 4), st.integers(0, 1))
events = st.sampled_from(
    ["flush", "killed before the commit", "killed after the commit", "worker killed", "torn"]
)


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """Give a new folder for each of many histories."""
    return iter(tmp_path_factory.mktemp(f"history{number}") for number in range(10_000))


@how(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.lists(st.one_of(hits, events.map(lambda name: (name,))), max_size=40))
def test_figures_are_what_a_recount_gives_after_any_history(settings, places, history):
    settings.VAR = next(places)
    ArticleViews.objects.all().delete()
    pages = three_pages()
    workers = [worker(settings.VAR), worker(settings.VAR)]
    seen = set()
    for name, *what in history:
        if name == "hit":
            page, reader, process = what
            workers[process](visit(f"203.0.113.{reader}"), pages[page])
            seen.add((pages[page], reader))
        else:
            happen(name, workers, settings.VAR)
    flush_views()
    assert figures() == recount(seen)


def three_pages() -> list[int]:
    from kheo.news.models import Article

    missing = 3 - Article.objects.count()
    for number in range(missing):
        article(f"Bài {number}")
    return list(Article.objects.order_by("pk").values_list("pk", flat=True)[:3])


def recount(seen: set[tuple[int, int]]) -> dict[tuple[date, int], int]:
    pages = [page for page, _ in seen]
    return {(TODAY, page): pages.count(page) for page in set(pages)}


def happen(name: str, workers: list[readership.ViewNoter], folder: Path) -> None:
    """Let something happen to the processes of the site."""
    if name == "flush":
        flush_views()
    elif name == "worker killed":
        workers[0].spool.close()
        workers[0] = worker(folder)
    elif name == "torn":
        workers[1].spool.append(b"half a rec")
    else:
        readership.reader_at.cache_clear()
        killed_flush(before=name == "killed before the commit")


def killed_flush(*, before: bool) -> None:
    """Enter views in a process that is killed before or after it committed them."""
    with pytest.MonkeyPatch.context() as patch:
        victim = ArticleViews.objects.get_queryset().__class__
        if before:
            patch.setattr(victim, "recount", kill)
        else:
            patch.setattr(Path, "unlink", kill)
        try:
            flush_views()
        except Killed:
            readership.reader_at.cache_clear()


def kill(*_: object, **__: object) -> None:
    raise Killed


# --- Doors ----------------------------------------------------------------------------------------


def test_views_can_be_entered_by_a_command(page, tmp_path, capsys):
    worker(tmp_path)(visit(), page)
    call_command("flush_views")
    assert figures() == {(TODAY, page): 1}
    assert "lượt xem" in capsys.readouterr().out


def test_the_room_enlists_its_counter_and_its_jobs(monkeypatch):
    monkeypatch.setattr(counting, "COUNTERS", {})
    monkeypatch.setattr(counting, "READY", {})
    monkeypatch.setattr(housekeeping, "DUTIES", {})
    readership.enlist()
    assert list(counting.COUNTERS) == ["news.views"]
    jobs = ("flush_views", "close_days", "rank", "publish_scheduled", "forget_senders")
    assert {f"news.{job}" for job in jobs} == set(housekeeping.DUTIES)
    for duty in housekeeping.DUTIES.values():
        duty.job()


def test_before_a_day_has_its_salt_and_while_it_ends_views_wait_for_the_database(page, tmp_path):
    noter = worker(tmp_path)
    assert not noter.is_ready()
    noter(visit(), page)
    assert noter.is_ready()
    midnight = noter.day_ends
    noter.clock = lambda: midnight - 0.5
    assert not noter.is_ready()
    noter.clock = lambda: midnight + 0.5
    assert not noter.is_ready()
    noter(visit(), page)
    assert noter.is_ready()


def test_a_browser_is_looked_up_once():
    is_robot.cache_clear()
    assert not is_robot(PHONE)
    assert not is_robot(PHONE)
    assert is_robot.cache_info().misses == 1
