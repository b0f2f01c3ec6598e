"""Answers that are kept: packed once, ready to send, bounded in bytes."""

import base64
import hashlib
import threading
from dataclasses import dataclass
from typing import Final, NamedTuple, Self

from kheo.core.front.answers import Answer, Headers
from kheo.core.front.encodings import PACKERS

Key = tuple[str, str, str, str]
"""Scheme, host, path and query."""

MADE_HERE: Final = frozenset({"content-length", "etag", "vary"})
OF_THE_BODY: Final = frozenset({"content-length", "content-type", "content-encoding"})
OVERHEAD: Final = 4096
"""What an entry takes besides its bodies, in bytes; measured about 3,500 with fifteen headers."""


class Reply(NamedTuple):
    """One way to answer, ready to send."""

    status: str
    headers: Headers
    head: bytes
    """Status and headers as they go over the wire, open for further headers."""
    body: bytes

    @classmethod
    def of(cls, status: str, headers: Headers, body: bytes) -> Self:
        """Make ready an answer."""
        lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers), ""]
        return cls(status, headers, "\r\n".join(lines).encode("latin-1"), body)

    def without_body(self) -> "Reply":
        """Return the answer to HEAD."""
        return self._replace(body=b"")


class Variant(NamedTuple):
    """One packing of an answer."""

    etag: str
    whole: Reply
    unchanged: Reply


@dataclass(slots=True)
class Entry:
    """One answer in all its packings, good for one generation and a short time."""

    generation: int
    until: float
    status: str
    headers: Headers
    page: int | None
    variants: dict[str, Variant]

    @classmethod
    def of(cls, answer: Answer, body: bytes, *, generation: int, until: float) -> Self:
        """Make an entry from an answer and its body."""
        headers = answer.leaving().headers
        own = [pair for pair in headers if pair[0].lower() not in MADE_HERE]
        vary = "Accept-Encoding, HX-Request" if answer.varies_by_htmx else "Accept-Encoding"
        return cls(
            generation=generation,
            until=until,
            status=answer.status,
            headers=headers,
            page=answer.counted_page,
            variants=variants(answer.status, [*own, ("Vary", vary)], body),
        )

    @property
    def size(self) -> int:
        """Bytes that the entry takes, nearly."""
        return OVERHEAD + sum(len(variant.whole.body) for variant in self.variants.values())

    def says_the_same(self, answer: Answer, body: bytes) -> bool:
        """Return whether an answer is the one that is kept, to the last byte."""
        return (
            self.variants["identity"].whole.body == body
            and self.status == answer.status
            and self.page == answer.counted_page
            and self.headers == answer.leaving().headers
        )


def variants(status: str, headers: Headers, body: bytes) -> dict[str, Variant]:
    """Return an answer in all packings."""
    digest = base64.urlsafe_b64encode(hashlib.blake2b(body, digest_size=12).digest()).decode()
    return {
        name: variant(Reply.of(status, headers, pack(body)), name, digest)
        for name, pack in PACKERS.items()
    }


def variant(plain: Reply, encoding: str, digest: str) -> Variant:
    """Return an answer in one packing, with the headers that belong to it."""
    etag = f'"{digest}-{encoding}"'
    own = [*plain.headers, ("ETag", etag), ("Content-Length", str(len(plain.body)))]
    if encoding != "identity":
        own.append(("Content-Encoding", encoding))
    unchanged = [pair for pair in own if pair[0].lower() not in OF_THE_BODY]
    return Variant(
        etag,
        Reply.of(plain.status, own, plain.body),
        Reply.of("304 Not Modified", unchanged, b""),
    )


class Shelf:
    """Entries by key, at most so many bytes of them; the longest untouched goes first.

    An entry moves to the end when it is renewed, which a page that is read is every few seconds.
    So that finding one costs a single look and no lock.
    """

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self.entries: dict[Key, Entry] = {}
        self.lock = threading.Lock()

    def put(self, key: Key, entry: Entry) -> None:
        """Keep an entry in place of the one before, and let go of old ones that no longer fit."""
        with self.lock:
            self.remove(key)
            self.entries[key] = entry
            self.bytes += entry.size
            while self.bytes > self.most_bytes:
                self.remove(next(iter(self.entries)))

    def remove(self, key: Key) -> None:
        """Let go of an entry, if there is one; the caller holds the lock."""
        if (former := self.entries.pop(key, None)) is not None:
            self.bytes -= former.size
