"""What Django answered, and whether it may be kept for other readers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final
from wsgiref.types import WSGIApplication, WSGIEnvironment

from django.http import HttpResponse

from kheo.core.http import COUNTED_PAGE

Headers = list[tuple[str, str]]
KEPT_STATES: Final = ("200", "301")
COMMON_VARIATIONS: Final = frozenset({"", "accept-encoding", "hx-request"})
"""What a kept answer may depend on: its packing, and what is never asked through the cache."""
INTERNAL: Final = COUNTED_PAGE.lower()


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer on its way; whoever takes the body closes it."""

    status: str
    headers: Headers
    body: Iterable[bytes]

    def header(self, name: str) -> str:
        """Return the values under a name, joined as HTTP joins them."""
        return ", ".join(value for key, value in self.headers if key.lower() == name)

    @property
    def counted_page(self) -> int | None:
        """The page that a full answer counts as a view of."""
        page = self.header(INTERNAL)
        return int(page) if page.isdecimal() and self.status.startswith("200") else None

    @property
    def may_be_kept(self) -> bool:
        """Whether the answer is the same for every reader, and not one that flows."""
        return (
            self.status.startswith(KEPT_STATES)
            and isinstance(self.body, HttpResponse | list)
            and is_public(self.header("cache-control"))
            and not self.header("set-cookie")
            and not self.header("content-encoding")
            and words(self.header("vary")) <= COMMON_VARIATIONS
        )

    @property
    def varies_by_htmx(self) -> bool:
        """Whether the same address also answers with a part of the page."""
        return "hx-request" in words(self.header("vary"))

    def leaving(self) -> "Answer":
        """Return the answer without what is meant for this house only."""
        return replace(self, headers=[pair for pair in self.headers if pair[0].lower() != INTERNAL])

    def for_one_reader(self) -> "Answer":
        """Return the answer, marked so that no cache on the way keeps it in place of the page."""
        if not is_public(self.header("cache-control")):
            return self
        rest = [pair for pair in self.headers if pair[0].lower() not in {"cache-control", "vary"}]
        vary = ", ".join(filter(None, [self.header("vary"), "HX-Request"]))
        return replace(
            self, headers=[*rest, ("Cache-Control", "private, no-cache"), ("Vary", vary)]
        )

    def close(self) -> None:
        """Let Django end the request."""
        if close := getattr(self.body, "close", None):
            close()

    def whole(self) -> bytes:
        """Return the body, read to its end and closed."""
        try:
            return b"".join(self.body)
        finally:
            self.close()


def words(value: str) -> set[str]:
    """Return the words of a header, in small letters."""
    return {word.strip().lower() for word in value.split(",")}


def is_public(cache_control: str) -> bool:
    """Return whether a Cache-Control header lets any cache keep the answer."""
    said = words(cache_control)
    return "public" in said and not said & {"private", "no-store"}


def ask(application: WSGIApplication, environ: WSGIEnvironment) -> Answer:
    """Return what the application answers; it must have named its status when it returns."""
    said: list[tuple[str, Headers]] = []

    def start(status: str, headers: Headers, *_: object) -> Callable[[bytes], object]:
        said.append((status, headers))
        return refuse_to_write

    body = application(environ, start)
    status, headers = said[-1]
    return Answer(status, headers, body)


def refuse_to_write(data: bytes) -> None:
    """Refuse a way of answering that only very old applications use."""
    raise NotImplementedError(f"{len(data)} bytes written past the body")
