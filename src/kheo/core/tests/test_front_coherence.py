"""No reader gets what was there before a publication, in any thread and any process."""

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.http import StreamingHttpResponse
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from kheo.core.front.cache import Terms
from kheo.core.front.flights import Flights
from kheo.core.front.generation import UNKNOWN, Generation, next_generation, shared_generation
from kheo.core.tests.front import PAGE, Front, Site, answered

HURRY = Terms(wait=0.05)
ADVANCE = """
import sys
from pathlib import Path
from kheo.core.front.generation import Generation
for _ in range(50):
    Generation(Path(sys.argv[1])).advance()
"""


@pytest.fixture
def front(tmp_path: Path) -> Front:
    return Front(tmp_path)


def elsewhere(path: Path) -> Generation:
    """The number as another process has it open."""
    return Generation(path)


def test_what_is_published_shows_with_the_next_request(front):
    front.get()
    front.site.body = b"new"
    elsewhere(front.generation.path).advance()
    assert front.get().body == b"new"


def test_a_page_that_was_begun_before_a_publication_is_not_kept(front):
    def publish_meanwhile(environ, start_response):
        old = Site.__call__(front.site, environ, start_response)
        front.site.body = b"new"
        elsewhere(front.generation.path).advance()
        return old

    front.cache.application = publish_meanwhile
    assert front.get().body == PAGE
    assert front.get().body == b"new"


@how(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["publish", "read", "read by part", "wait", "lose the file"])))
def test_a_reader_never_gets_less_than_what_was_published_before_he_asked(tmp_path, steps):
    front, other = Front(tmp_path), Generation(tmp_path / "generation")
    published = 0
    front.site.body = b"0"
    for step in steps:
        if step == "publish":
            published += 1
            front.site.body = str(published).encode()
            other.advance()
        elif step == "wait":
            front.clock.now += 4
        elif step == "lose the file":
            (tmp_path / "generation").unlink()
            front.generation.follow()
        else:
            asked = {"HX_REQUEST": "true"} if step == "read by part" else {}
            assert front.get(**asked).body == str(published).encode()


def test_threads_see_only_what_is_new_after_each_publication(front):
    def read(_: int) -> bytes:
        body: bytes = front.get().body
        return body

    with ThreadPoolExecutor(8) as readers:
        for number in range(30):
            front.site.body = str(number).encode()
            elsewhere(front.generation.path).advance()
            assert set(readers.map(read, range(16))) == {str(number).encode()}


def test_one_renders_and_the_others_wait_for_it(tmp_path):
    may_go_on = threading.Event()
    front = Front(tmp_path, Site(may_go_on=may_go_on))
    with ThreadPoolExecutor(9) as readers:
        first = readers.submit(front.get)
        assert front.site.under_way.wait(10)
        others = [readers.submit(front.get) for _ in range(8)]
        may_go_on.set()
        assert {reader.result(10).body for reader in [first, *others]} == {PAGE}
    assert front.renderings == 1


def test_who_boards_when_another_has_just_landed_does_not_render_again(front, monkeypatch):
    board = front.cache.flights.board

    def late(name):
        """Board only after somebody else has rendered the same and gone."""
        monkeypatch.setattr(front.cache.flights, "board", board)
        front.get()
        return board(name)

    monkeypatch.setattr(front.cache.flights, "board", late)
    assert front.get().body == PAGE
    assert front.renderings == 1


def test_who_waits_in_vain_renders_for_himself(tmp_path):
    may_go_on = threading.Event()
    front = Front(tmp_path, Site(may_go_on=may_go_on), terms=HURRY)
    slow = front.site
    with ThreadPoolExecutor(2) as readers:
        first = readers.submit(front.get)
        assert slow.under_way.wait(10)
        front.cache.application = Site(body=b"my own")
        assert readers.submit(front.get).result(10).body == b"my own"
        may_go_on.set()
        assert first.result(10).body == PAGE


def test_a_rendering_that_fails_holds_nobody_up(front):
    front.site.failing = True
    for _ in range(2):
        with pytest.raises(RuntimeError):
            front.get()
    front.site.failing = False
    assert front.get().body == PAGE
    assert not front.cache.flights.under_way


def test_readers_of_an_aging_page_do_not_wait_while_one_renews_it(tmp_path):
    front = Front(tmp_path)
    front.get()
    front.clock.now += 11
    front.site.may_go_on, front.site.body = threading.Event(), b"renewed"
    front.site.under_way.clear()
    with ThreadPoolExecutor(1) as renewer:
        renewed = renewer.submit(front.get)
        assert front.site.under_way.wait(10)
        assert front.get().body == PAGE
        front.site.may_go_on.set()
        assert renewed.result(10).body == b"renewed"


def test_a_page_nobody_asked_for_in_a_while_is_not_given_while_it_is_renewed(tmp_path):
    front = Front(tmp_path, terms=HURRY)
    front.get()
    front.clock.now += 3600
    front.site.may_go_on, front.site.body = threading.Event(), b"renewed"
    front.site.under_way.clear()
    with ThreadPoolExecutor(1) as renewer:
        renewed = renewer.submit(front.get)
        assert front.site.under_way.wait(10)
        front.cache.application = Site(body=b"my own")
        assert front.get().body == b"my own"
        front.site.may_go_on.set()
        assert renewed.result(10).body == b"renewed"


def test_who_asks_after_a_publication_does_not_wait_for_a_rendering_from_before(tmp_path):
    may_go_on = threading.Event()
    front = Front(tmp_path, Site(may_go_on=may_go_on))
    before = front.site
    with ThreadPoolExecutor(1) as readers:
        first = readers.submit(front.get)
        assert before.under_way.wait(10)
        front.generation.advance()
        front.cache.application = Site(body=b"new")
        assert front.get().body == b"new"
        may_go_on.set()
        assert first.result(10).body == PAGE
    assert front.get().body == b"new"


def test_an_answer_that_flows_is_passed_on_as_it_comes(tmp_path):
    def film(environ, start_response):
        response = StreamingHttpResponse(iter([b"a", b"b"]), headers={"Cache-Control": "public"})
        start_response("200 OK", list(response.items()))
        return response

    front = Front(tmp_path, film)
    assert [front.get().body, front.get().body] == [b"ab", b"ab"]
    assert not front.cache.shelf.entries


def test_flights_are_forgotten_when_they_landed():
    flights = Flights()
    with flights.board("page") as mine:
        assert mine is None
        with flights.board("page") as others:
            assert others is not None
            assert not others.is_set()
    assert others.is_set()
    assert not flights.under_way


# --- The number -----------------------------------------------------------------------------------


def test_each_number_is_new_also_with_many_processes(tmp_path):
    path = tmp_path / "generation"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", ADVANCE, str(path)]
    Generation(path).advance()
    start = int.from_bytes(path.read_bytes(), "little")
    writers = [subprocess.Popen(command, env=environment) for _ in range(2)]  # noqa: S603 — ours
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert int.from_bytes(path.read_bytes(), "little") - start >= 100
    assert path.stat().st_size == 8


def test_a_restart_finds_the_number_of_before(tmp_path):
    one, two = Generation(tmp_path / "generation"), Generation(tmp_path / "generation")
    one.follow()
    two.follow()
    assert one.now() == two.now() != UNKNOWN


@pytest.mark.parametrize("left", [b"", b"\x01\x02"])
def test_an_emptied_file_is_mended_and_nothing_old_is_given_meanwhile(front, left):
    front.get()
    front.site.body = b"new"
    front.generation.path.write_bytes(left)
    assert front.get().body == b"new"
    assert front.get().body == b"new"
    assert front.generation.path.stat().st_size == 8


def test_a_replaced_file_is_followed(front):
    front.get()
    front.generation.path.unlink()
    front.generation.follow()
    front.site.body = b"new"
    elsewhere(front.generation.path).advance()
    assert front.get().body == b"new"


def test_without_a_file_nothing_is_kept_and_nobody_is_told_twice(tmp_path, caplog):
    front = Front(tmp_path / "not-there")
    for number in range(3):
        front.site.body = str(number).encode()
        assert front.get().body == str(number).encode()
    assert len(caplog.records) == 1


def test_a_publication_does_not_fail_when_the_number_cannot_be_written(settings, tmp_path, caplog):
    settings.VAR = tmp_path / "not-there"
    next_generation()
    assert "former page" in caplog.text


def test_all_of_an_installation_share_one_number(settings, tmp_path):
    settings.VAR = tmp_path
    generation = shared_generation()
    generation.follow()
    before = generation.now()
    next_generation()
    assert generation.now() != before
    assert generation is shared_generation()


def test_the_cache_answers_as_a_server_asks(front):
    environ = {"REQUEST_METHOD": "GET", "HTTP_HOST": "danvan.example.vn", "PATH_INFO": "/"}
    assert answered(front.cache, environ).body == PAGE
