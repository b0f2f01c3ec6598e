"""Work at intervals: once in each, by one process, whatever else fails."""

import sys
import threading

import pytest
from django.db import connections

from kheo.core.front import counting, housekeeping, serving
from kheo.core.front.generation import Generation
from kheo.core.front.housekeeping import Duty, Housekeeper, enlist, keep_house
from kheo.core.front.locks import held
from kheo.core.tests.front import Clock, Site, answered


@pytest.fixture
def done():
    return []


def keeper(folder, *duties, clock):
    return Housekeeper(folder, {duty.name: duty for duty in duties}, clock=clock)


def test_a_job_is_done_once_in_its_interval_by_all_processes_together(tmp_path, done):
    clock, duty = Clock(), Duty("sweep", 10, lambda: done.append(1))
    processes = [keeper(tmp_path, duty, clock=clock) for _ in range(3)]
    for _ in range(25):
        for process in processes:
            process.tick()
        clock.now += 1
    assert len(done) == 3


def test_a_job_that_another_process_does_now_is_left_to_it(tmp_path, done):
    house = keeper(tmp_path, Duty("sweep", 10, lambda: done.append(1)), clock=Clock())
    with held(tmp_path / "sweep.lock"):
        house.tick()
    assert done == []
    house.tick()
    assert done == [1]


def test_a_job_that_fails_is_logged_and_stops_no_other(tmp_path, done, caplog):
    failing = Duty("fail", 10, lambda: 1 / 0)
    keeper(tmp_path, failing, Duty("sweep", 10, lambda: done.append(1)), clock=Clock()).tick()
    assert done == [1]
    assert "in the job 'fail'" in caplog.text


def test_a_clock_that_was_set_back_stops_no_job(tmp_path, done):
    clock = Clock()
    house = keeper(tmp_path, Duty("sweep", 10, lambda: done.append(1)), clock=clock)
    house.tick()
    clock.now -= 500
    house.tick()
    house.tick()
    assert len(done) == 2


def test_an_unreadable_stamp_means_that_the_job_is_due(tmp_path, done):
    (tmp_path / "sweep.lock").write_text("yesterday", encoding="ascii")
    keeper(tmp_path, Duty("sweep", 10, lambda: done.append(1)), clock=Clock()).tick()
    assert done == [1]


@pytest.fixture
def own_connections(monkeypatch):
    closed = []
    monkeypatch.setattr(connections, "close_all", lambda: closed.append(1))
    return closed


def test_the_house_is_kept_until_told_to_stop(tmp_path, own_connections, caplog):
    stop, looks = threading.Event(), []

    def look() -> None:
        looks.append(1)
        if len(looks) == 2:
            stop.set()
            raise OSError("no space left")

    house = keeper(tmp_path, clock=Clock())
    keep_house(house, also=look, stop=stop, seconds=0)
    assert len(looks) == len(own_connections) == 2
    assert "in housekeeping" in caplog.text


def test_a_name_stands_for_one_job(monkeypatch, done):
    monkeypatch.setattr(housekeeping, "DUTIES", {})
    enlist("sweep", 10, lambda: done.append("old"))
    enlist("sweep", 5, lambda: done.append("new"))
    assert [duty.every_seconds for duty in housekeeping.DUTIES.values()] == [5]


def test_all_counters_are_told(monkeypatch, done):
    monkeypatch.setattr(counting, "COUNTERS", {})
    counting.enlist("one", lambda _environ, page: done.append(page))
    counting.enlist("two", lambda _environ, page: done.append(page))
    counting.count({}, 7)
    assert done == [7, 7]


@pytest.mark.parametrize(("keeps", "renderings"), [(True, 1), (False, 2)])
def test_the_cache_can_be_switched_off(tmp_path, keeps, renderings):
    generation = Generation(tmp_path / "generation")
    generation.follow()
    site = Site()
    front = serving.behind_cache(site, generation, keeps=keeps)
    environ = {"REQUEST_METHOD": "GET", "HTTP_HOST": "a", "PATH_INFO": "/", "QUERY_STRING": ""}
    answered(front, dict(environ))
    answered(front, dict(environ))
    assert len(site.asked) == renderings


@pytest.mark.parametrize("path", ["/quan-tri/", "/tinh/kheo.css", "/tep/anh/1/a.webp"])
def test_staff_pages_and_files_pass(tmp_path, path):
    generation = Generation(tmp_path / "generation")
    generation.follow()
    site = Site()
    front = serving.behind_cache(site, generation)
    for _ in range(2):
        environ = {"REQUEST_METHOD": "GET", "HTTP_HOST": "a", "PATH_INFO": path}
        answered(front, environ)
    assert len(site.asked) == 2


def test_the_scheme_is_believed_from_a_proxy_only_where_the_settings_say_so(settings, tmp_path):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    front = serving.behind_cache(Site(), Generation(tmp_path / "generation"))
    assert front.scheme == "HTTP_X_FORWARDED_PROTO"


def test_serving_starts_the_house_and_answers(monkeypatch, own_connections):
    stopped = threading.Event()
    monkeypatch.setattr(housekeeping, "DUTIES", {})
    monkeypatch.setattr(sys, "setswitchinterval", lambda _seconds: None)
    monkeypatch.setattr(serving, "keep_house", lambda *_args, **_given: stopped.set())
    front = serving.serve(Site())
    assert stopped.wait(10)
    environ = {"REQUEST_METHOD": "GET", "HTTP_HOST": "a", "PATH_INFO": "/"}
    assert answered(front, environ).status == 200
