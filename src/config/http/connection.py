"""One connection: reads requests, answers kept pages at once, hands all else on."""

import asyncio
import time
from collections.abc import Callable
from typing import Any, Final
from wsgiref.types import WSGIEnvironment

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from config.http.environ import SAME_FOR_ALL, add_header, add_target

LARGEST_HEAD: Final = 64 * 1024
HEAD_SECONDS: Final = 30.0
IDLE_SECONDS: Final = 75.0
"""Longer than a proxy before us keeps a connection, so that none is closed while it asks."""
CHUNKED: Final = ("chunked", "HTTP/1.1")
WITH_A_BODY: Final = ("CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING", "HTTP_UPGRADE")
VERSIONS: Final = {"1.1": "HTTP/1.1", "1.0": "HTTP/1.0"}
ENVIRON: Final = "kheo.environ"
TRANSPORT: Final = "kheo.transport"


class Connection(HttpToolsProtocol):
    """uvicorn's connection, with kept pages answered where they are asked for.

    Every reader passes here: no work that a kept page does not need.
    """

    environ: WSGIEnvironment
    in_head = False
    is_answered = False
    head_size = 0
    heard = 0.0
    when_left: Callable[[], object] = staticmethod(bool)

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Remember who asks."""
        super().connection_made(transport)
        self.heard = time.monotonic()
        server, port = self.server or ("", None)
        self.for_all = SAME_FOR_ALL | {
            "SERVER_NAME": server,
            "SERVER_PORT": str(port or ""),
            "REMOTE_ADDR": self.client[0] if self.client else "",
        }

    def connection_lost(self, exc: Exception | None) -> None:
        """Say that there is one less."""
        super().connection_lost(exc)
        self.when_left()

    def data_received(self, data: bytes) -> None:
        """Read on; a head that does not end is refused."""
        super().data_received(data)
        if not self.in_head:
            self.heard = time.monotonic()
            return
        # Not for every part of a head: who sends it letter by letter is not waited for longer.
        self.head_size += len(data)
        if self.head_size > LARGEST_HEAD and not self.transport.is_closing():
            self.send_400_response("The head of the request is too large.")

    def on_message_begin(self) -> None:
        """Begin a request."""
        self.url = b""
        self.environ = self.for_all.copy()
        self.in_head = True
        self.head_size = 0

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header; those behind a body come too late to be believed."""
        if self.in_head:
            add_header(self.environ, name, value)

    def on_headers_complete(self) -> None:
        """Answer at once if the page is kept. An error here becomes the answer 400."""
        self.in_head = False
        if self.transport.is_closing():
            self.is_answered = True
            return
        environ = self.environ
        environ["REQUEST_METHOD"] = self.parser.get_method().decode("ascii")
        environ["SERVER_PROTOCOL"] = VERSIONS[self.parser.get_http_version()]
        add_target(environ, self.url)
        refuse_strange_coding(environ)
        self.is_answered = self.may_answer() and self.answer()
        if not self.is_answered:
            self.hand_on()

    def may_answer(self) -> bool:
        """Return whether it is this request's turn, and its reader takes what he is sent."""
        return (
            (self.cycle is None or self.cycle.response_complete)
            and not self.flow.write_paused
            and self.environ.keys().isdisjoint(WITH_A_BODY)
        )

    def answer(self) -> bool:
        """Answer from what is kept; return False if nothing is, or it cannot be counted here."""
        environ, front = self.environ, self.app.front
        entry = front.kept(environ)
        if entry is None or not front.ready():
            return False
        reply = front.reply(entry, environ)
        date = self.server_state.default_headers[0][1]
        stays = environ["SERVER_PROTOCOL"] == "HTTP/1.1" and self.parser.should_keep_alive()
        end = b"\r\n\r\n" if stays else b"\r\nconnection: close\r\n\r\n"
        self.transport.write(b"".join((reply.head, b"date: ", date, end, reply.body)))
        if not stays:
            self.transport.close()
        return True

    def hand_on(self) -> None:
        """Let Django answer, by way of uvicorn."""
        target = self.url
        super().on_message_begin()
        self.url = target
        self.expect_100_continue = self.environ.get("HTTP_EXPECT", "").lower() == "100-continue"
        more: dict[str, Any] = {ENVIRON: self.environ, TRANSPORT: self.transport}
        self.scope["state"] = more
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Take a part of what is sent."""
        if not self.is_answered:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """End a request."""
        if not self.is_answered:
            super().on_message_complete()

    def close_if_quiet(self, now: float) -> None:
        """Close the connection of one who neither asks nor waits for an answer."""
        if self.cycle is not None and not self.cycle.response_complete:
            return
        if now - self.heard <= (HEAD_SECONDS if self.in_head else IDLE_SECONDS):
            return
        # What the kernel holds already still reaches a slow reader; the rest nobody takes.
        rest = self.transport.get_write_buffer_size()
        (self.transport.abort if rest else self.transport.close)()


def refuse_strange_coding(environ: WSGIEnvironment) -> None:
    """Raise ValueError for a body whose end others could see elsewhere."""
    coding = environ.get("HTTP_TRANSFER_ENCODING")
    if coding is not None and (coding.lower(), environ["SERVER_PROTOCOL"]) != CHUNKED:
        raise ValueError("A coding of the body that is not read here")
