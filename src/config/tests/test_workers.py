"""Processes that serve: one that dies is replaced, and an end is waited for."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.environment import ROOT
from config.http.workers import Loads
from config.tests.served import GET_OWN, answer_from, free_port

SITE = """
import os, sys, threading, time
import django; django.setup()
from pathlib import Path
from config.http.workers import Loads, Place, Worker, Workers, configuration, listen
from kheo.core.front.cache import FrontCache
from kheo.core.front.generation import Generation

def site(environ, start):
    if environ["PATH_INFO"] == "/slow/":
        Path(sys.argv[2], "under-way").touch()
        time.sleep(1)
    body = str(os.getpid()).encode()
    start("200 OK", [("Content-Length", str(len(body)))])
    return [body]

def work(number):
    generation = Generation(Path(sys.argv[2], "generation"))
    front = FrontCache(site, generation=generation, count=lambda *_: None)
    Worker(configuration(front, 1), Place(door, loads, number, parent)).run()

door, loads, parent = listen("127.0.0.1", int(sys.argv[1])), Loads(2), os.getpid()
Workers(2, work).run()
"""


class Served:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        self.process = subprocess.Popen(
            [sys.executable, "-c", SITE, str(self.port), str(folder)],
            env=os.environ | {"PYTHONPATH": paths, "KHEO_VAR": str(folder)},
        )

    def ask(self, path: str = "own") -> str:
        return answer_from(self.port, GET_OWN.replace(b"own", path.encode()))

    def ask_until_it_answers(self) -> str:
        end = time.monotonic() + 30
        while True:
            try:
                return self.ask()
            except ConnectionRefusedError:
                assert time.monotonic() < end
                time.sleep(0.1)

    def workers(self) -> set[int]:
        first = self.process.pid
        return set(map(int, Path(f"/proc/{first}/task/{first}/children").read_text().split()))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Served]:
    served = Served(tmp_path)
    try:
        served.ask_until_it_answers()
        yield served
    finally:
        served.process.kill()
        served.process.wait()


def wait_until(is_so) -> None:
    end = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_killed_process_is_replaced_and_nobody_is_refused(site):
    former = site.workers()
    os.kill(min(former), signal.SIGKILL)
    assert all(site.ask().isdecimal() for _ in range(20))
    wait_until(lambda: len(site.workers()) == 2 and min(former) not in site.workers())
    assert all(site.ask().isdecimal() for _ in range(20))


@pytest.mark.parametrize("wish", [signal.SIGTERM, signal.SIGINT])
def test_an_end_waits_for_answers_under_way(site, wish):
    address = f"http://127.0.0.1:{site.port}/slow/"
    ask = "import sys, urllib.request as u; print(u.urlopen(sys.argv[1]).read().decode())"
    asking = subprocess.Popen(
        [sys.executable, "-c", ask, address], stdout=subprocess.PIPE, text=True
    )
    wait_until((site.folder / "under-way").exists)
    workers = site.workers()
    site.process.send_signal(wish)
    said, _ = asking.communicate(timeout=30)
    assert int(said) in workers
    assert site.process.wait(30) == 0
    with pytest.raises(ConnectionRefusedError):
        site.ask()


def test_processes_end_when_the_one_that_started_them_is_killed(site):
    workers = site.workers()
    site.process.kill()
    site.process.wait()
    wait_until(lambda: not any(Path(f"/proc/{one}/exe").exists() for one in workers))


def test_who_has_more_connections_than_another_knows_it():
    loads = Loads(2)
    assert loads.has_most(0, 1)
    assert not loads.has_most(1, 1)
    assert not loads.has_most(0, 1)
    assert loads.has_most(1, 2)
