"""A small site that really is served, in a thread of the test."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse

from config.http.workers import Loads, Place, Worker, configuration, listen
from kheo.core.front.cache import FrontCache
from kheo.core.front.generation import Generation
from kheo.core.http import COUNTED_PAGE, FOR_ALL

GET_OWN = b"GET /own/ HTTP/1.1\r\nHost: danvan.example.vn\r\nConnection: close\r\n\r\n"
PAGE = b"<p>T\xc3\xb4i \xc4\x91\xe1\xbb\x8dc tin.</p>" * 200
PART = b"m" * 100_000


@dataclass
class House:
    """Stands for Django: pages that are kept, and others."""

    asked: list[dict[str, Any]] = field(default_factory=list)
    taken: list[bytes] = field(default_factory=list)
    parts: int = 0
    closed: threading.Event = field(default_factory=threading.Event)
    under_way: threading.Event = field(default_factory=threading.Event)
    may_go_on: threading.Event = field(default_factory=threading.Event)
    errors: list[OSError] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start: Any) -> Any:
        self.asked.append(environ)
        path = environ["PATH_INFO"].strip("/")
        response = getattr(self, path, self.page)(environ)
        response.setdefault("Content-Type", "text/html")
        start(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return response

    def page(self, environ: dict[str, Any]) -> HttpResponse:
        return HttpResponse(PAGE, headers={"Cache-Control": FOR_ALL, COUNTED_PAGE: "7"})

    def own(self, environ: dict[str, Any]) -> HttpResponse:
        return HttpResponse(b"for you", headers={"Content-Length": "7"})

    def failing(self, environ: dict[str, Any]) -> HttpResponse:
        raise RuntimeError("Django itself broke")

    def slow(self, environ: dict[str, Any]) -> HttpResponse:
        self.under_way.set()
        assert self.may_go_on.wait(10)
        return HttpResponse(b"at last", headers={"Content-Length": "7"})

    def upload(self, environ: dict[str, Any]) -> HttpResponse:
        self.under_way.set()
        try:
            while part := environ["wsgi.input"].read(65536):
                self.taken.append(part)
        except OSError as error:
            self.errors.append(error)
            self.closed.set()
        return HttpResponse(str(sum(map(len, self.taken))))

    def stream(self, environ: dict[str, Any]) -> StreamingHttpResponse:
        return StreamingHttpResponse(self.flowing(int(environ["QUERY_STRING"])))

    def flowing(self, count: int) -> Iterator[bytes]:
        try:
            for _ in range(count):
                self.parts += 1
                yield PART
        finally:
            self.closed.set()


@dataclass
class Served:
    """The site, its address, and the views it told of."""

    house: House
    port: int
    worker: Worker
    views: list[str]
    counted_in: list[str]
    ready: threading.Event

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)

    def ask(self, *parts: bytes) -> bytes:
        """Send bytes as they are; return all that comes until the connection is closed."""
        with self.connect() as connection:
            for part in parts:
                connection.sendall(part)
            return everything(connection)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answer_from(port: int, request: bytes) -> str:
    """Return the body of an answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request)
        return everything(connection).partition(b"\r\n\r\n")[2].decode()


def everything(connection: socket.socket) -> bytes:
    came = b""
    while part := connection.recv(65536):
        came += part
    return came


def one_answer(connection: socket.socket) -> bytes:
    """Return one answer that names its length."""
    came = b""
    while b"\r\n\r\n" not in came:
        came += connection.recv(65536)
    head, _, body = came.partition(b"\r\n\r\n")
    lines = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    while len(body) < int(lines.get(b"content-length", b"0")):
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


@contextmanager
def serving(folder: Path, threads: int = 2) -> Iterator[Served]:
    """Serve until the test is over."""
    views: list[str] = []
    counted_in: list[str] = []
    ready = threading.Event()
    ready.set()

    def count(environ: dict[str, Any], page: int) -> None:
        views.append(f"{environ['REMOTE_ADDR']} {page}")
        counted_in.append(threading.current_thread().name)

    generation = Generation(folder / "generation")
    generation.follow()
    house = House()
    front = FrontCache(house, generation=generation, count=count, ready=ready.is_set)
    door = listen("127.0.0.1", 0)
    port = door.getsockname()[1]
    place = Place(door, Loads(1), 0, os.getppid())
    worker = Worker(configuration(front, threads), place)
    thread = threading.Thread(target=worker.run, name="loop")
    thread.start()
    try:
        yield Served(house, port, worker, views, counted_in, ready)
    finally:
        house.may_go_on.set()
        worker.should_exit = True
        thread.join(30)
        assert not thread.is_alive()
