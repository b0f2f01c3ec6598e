"""A site of one function, behind the cache, for tests of what stands before Django."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.http import HttpResponse

from kheo.core.front.cache import USUAL, FrontCache, Terms
from kheo.core.front.generation import Generation
from kheo.core.http import COUNTED_PAGE, FOR_ALL

PAGE = b"<p>T\xc3\xb4i \xc4\x91\xe1\xbb\x8dc tin.</p>" * 200


class Clock:
    """Time that moves when it is told to."""

    def __init__(self, now: float = 1000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@dataclass
class Got:
    """What a reader got."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Site:
    """Stands for Django: answers the same each time, and remembers what it was asked."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Cache-Control": FOR_ALL})
    body: bytes = PAGE
    asked: list[dict[str, Any]] = field(default_factory=list)
    failing: bool = False
    under_way: threading.Event = field(default_factory=threading.Event)
    may_go_on: threading.Event | None = None
    closed: int = 0

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.asked.append(environ)
        body = self.body
        self.under_way.set()
        if self.may_go_on is not None:
            assert self.may_go_on.wait(10)
        if self.failing:
            raise RuntimeError("Django itself broke")
        response = HttpResponse(body, status=self.status, headers=self.headers)
        response._resource_closers.append(self.close)  # type: ignore[attr-defined] # Django's own list
        start_response(f"{self.status} {response.reason_phrase}", list(response.items()))
        return response

    def close(self) -> None:
        self.closed += 1

    def calls_itself_page(self, page: int) -> None:
        self.headers = self.headers | {COUNTED_PAGE: str(page)}


class Front:
    """A site behind its cache, with a clock that tests move and the views it told of."""

    def __init__(self, folder: Path, site: Any = None, terms: Terms = USUAL, **given: Any) -> None:
        self.site = site or Site()
        self.clock = Clock()
        self.generation = Generation(folder / "generation")
        self.generation.follow()
        self.views: list[int] = []
        given = {"passed_paths": ("/quan-tri/",)} | given
        self.cache = FrontCache(
            self.site,
            generation=self.generation,
            count=lambda _environ, page: self.views.append(page),
            terms=terms,
            clock=self.clock,
            **given,
        )

    def get(self, path: str = "/", method: str = "GET", **headers: str) -> Got:
        environ = {
            "REQUEST_METHOD": method,
            "wsgi.url_scheme": "http",
            "HTTP_HOST": "danvan.example.vn",
            "PATH_INFO": path.partition("?")[0],
            "QUERY_STRING": path.partition("?")[2],
            **{name if name[:4] == "REMO" else f"HTTP_{name}": v for name, v in headers.items()},
        }
        return answered(self.cache, environ)

    @property
    def renderings(self) -> int:
        return len(self.site.asked)


def answered(application: Any, environ: dict[str, Any]) -> Got:
    """Ask a WSGI function as a server does."""
    said: list[tuple[str, list[tuple[str, str]]]] = []

    def start(status: str, headers: list[tuple[str, str]], *_: Any) -> Any:
        said.append((status, headers))

    body = application(environ, start)
    content = b"".join(body)
    if hasattr(body, "close"):
        body.close()
    status, headers = said[-1]
    assert len(headers) == len({name.lower() for name, _ in headers}), "a header was sent twice"
    return Got(int(status.split()[0]), dict(headers), content)
