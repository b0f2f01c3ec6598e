"""Django's work, in threads: requests come from the loop, answers go back to it."""

import asyncio
import io
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar
from wsgiref.types import WSGIEnvironment

from django.http import HttpResponse

from config.http.connection import ENVIRON, TRANSPORT
from kheo.core.front.answers import Answer, ask
from kheo.core.front.cache import FrontCache

T = TypeVar("T")
BLOCK: Final = 64 * 1024
LARGEST_WHOLE: Final = 4 * BLOCK
PATIENCE: Final = 60.0
"""Seconds that a thread waits for a part from a reader, or for him to take one."""


class ReaderGoneError(OSError):
    """Nobody takes the answer any more, or sends the rest of the request."""


class Readable(Protocol):
    """A file, so far as it is needed here."""

    def read(self, size: int, /) -> bytes:
        """Return at most so many bytes."""

    def close(self) -> object:
        """Close it."""


class Blocks:
    """A file in parts that are worth the way to the loop."""

    def __init__(self, file: Readable, _: int = BLOCK) -> None:
        self.file = file

    def __iter__(self) -> Iterator[bytes]:
        while block := self.file.read(BLOCK):
            yield block

    def close(self) -> None:
        """Close the file, and so end Django's request."""
        self.file.close()


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer, as a thread sees them."""

    loop: asyncio.AbstractEventLoop
    transport: asyncio.Transport
    receive: Any
    send: Any

    def wait_for(self, work: Coroutine[Any, Any, T]) -> T:
        """Return what the loop says.

        Raises ReaderGoneError when the other side lets us wait too long.
        """
        waiting = asyncio.run_coroutine_threadsafe(work, self.loop)
        try:
            return waiting.result(PATIENCE)
        except TimeoutError as error:
            waiting.cancel()
            self.loop.call_soon_threadsafe(self.transport.abort)
            raise ReaderGoneError("Nothing came or went for too long") from error

    def stream(self, answer: Answer) -> None:
        """Send an answer part by part, no faster than it is taken."""
        self.wait_for(self.send(start_of(answer)))
        for part in answer.body:
            if self.transport.is_closing():
                raise ReaderGoneError("The reader went away")
            self.wait_for(self.send(part_of(part, more=True)))
        self.wait_for(self.send(part_of(b"", more=False)))


class Sent(io.RawIOBase):
    """The body of a request, taken from the loop as it is read."""

    def __init__(self, exchange: Exchange) -> None:
        self.exchange = exchange
        self.rest = memoryview(b"")
        self.more = True

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, into: Any) -> int:
        """Fill a buffer; return 0 at the end. Raises ReaderGoneError when no end will come."""
        while self.more and not self.rest:
            self.take()
        size = min(len(into), len(self.rest))
        into[:size], self.rest = self.rest[:size], self.rest[size:]
        return size

    def take(self) -> None:
        """Take the next part."""
        message = self.exchange.wait_for(self.exchange.receive())
        if message["type"] == "http.disconnect":
            raise ReaderGoneError("The request broke off")
        self.rest, self.more = memoryview(message["body"]), message["more_body"]


class InThreads:
    """The site for uvicorn: each request in one of a few threads."""

    def __init__(self, front: FrontCache, threads: int) -> None:
        self.front = front
        self.pool = ThreadPoolExecutor(threads, "django")

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a request that was read by a `Connection`."""
        loop = asyncio.get_running_loop()
        exchange = Exchange(loop, scope["state"][TRANSPORT], receive, send)
        environ: WSGIEnvironment = scope["state"][ENVIRON]
        environ["wsgi.input"] = io.BufferedReader(Sent(exchange), BLOCK)
        environ["wsgi.file_wrapper"] = Blocks
        whole = await loop.run_in_executor(self.pool, self.work, environ, exchange)
        if whole is not None:
            await send(start_of(whole))
            await send(part_of(b"".join(whole.body), more=False))

    def work(self, environ: WSGIEnvironment, exchange: Exchange) -> Answer | None:
        """Return an answer that is whole; one that flows is sent, and closed."""
        answer = ask(self.front, environ)
        if is_short(answer):
            return Answer(answer.status, answer.headers, [answer.whole()])
        try:
            exchange.stream(answer)
        except ReaderGoneError:
            exchange.loop.call_soon_threadsafe(exchange.transport.abort)
        finally:
            answer.close()
        return None


def is_short(answer: Answer) -> bool:
    """Return whether the body is there already, or no more than a little."""
    if isinstance(answer.body, HttpResponse | list):
        return True
    length = answer.header("content-length")
    return length.isdecimal() and int(length) <= LARGEST_WHOLE


def start_of(answer: Answer) -> dict[str, Any]:
    """Return the message that begins an answer."""
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
    return {
        "type": "http.response.start",
        "status": int(answer.status.split(" ", 1)[0]),
        "headers": headers,
    }


def part_of(body: bytes, *, more: bool) -> dict[str, Any]:
    """Return the message with a part of an answer."""
    return {"type": "http.response.body", "body": body, "more_body": more}
