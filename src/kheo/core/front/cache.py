"""The WSGI function before Django: answers from what is kept, asks Django for the rest."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import parse_qsl
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from kheo.core.front.answers import Answer, ask
from kheo.core.front.counting import Counter, Ready, always
from kheo.core.front.encodings import best_encoding
from kheo.core.front.entries import Entry, Key, Reply, Shelf, Variant
from kheo.core.front.flights import Flights
from kheo.core.front.generation import UNKNOWN, Generation

Body = Iterable[bytes]
READS: Final = frozenset({"GET", "HEAD"})
ASKED_OTHERWISE: Final = ("HTTP_HX_REQUEST", "HTTP_RANGE", "HTTP_AUTHORIZATION")
CONDITIONS: Final = frozenset(
    {"HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE"}
)
MOST_REFUSED: Final = 2048
FREE_WORDS: Final = "q"
"""Name under which every search of the site sends what its reader typed."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How much is kept and for how long."""

    most_bytes: int = 12 * 1024 * 1024
    largest_body: int = 1024 * 1024
    longest_key: int = 1024
    seconds: float = 10.0
    """How long an entry is good, so that figures and dated blocks move on."""
    grace: float = 5.0
    """How long after that others still get it while one renders it anew."""
    wait: float = 10.0
    """How long a reader waits for another's rendering before he has his own."""


USUAL: Final = Terms()


class FrontCache:
    """Django's WSGI function with public answers kept before it.

    An answer is kept when Django calls it public, sets no cookie with it, and it is whole (200) or
    a lasting redirection (301). It is never given after a new generation began, and every host and
    path was first answered by Django itself.
    """

    def __init__(
        self,
        application: WSGIApplication,
        *,
        generation: Generation,
        count: Counter,
        ready: Ready = always,
        passed_paths: tuple[str, ...] = (),
        scheme: str = "wsgi.url_scheme",
        terms: Terms = USUAL,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.application = application
        self.generation = generation
        self.count = count
        self.ready = ready
        self.passed_paths = passed_paths
        self.scheme = scheme
        self.terms = terms
        self.clock = clock
        self.shelf = Shelf(terms.most_bytes)
        self.flights = Flights()
        self.refused: dict[Key, float] = {}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Body:
        """Answer a request."""
        entry = self.kept(environ)
        if entry is not None:
            return self.give(entry, environ, start_response)
        return self.miss(self.key(environ), environ, start_response)

    def kept(self, environ: WSGIEnvironment) -> Entry | None:
        """Return what is kept and good for a request, if there is something."""
        # Every reader passes here: no work that a hit does not need.
        entry = self.shelf.entries.get(self.key(environ))
        if (
            entry is not None
            and entry.generation == self.generation.now()
            and entry.until > self.clock()
            and is_plain(environ)
        ):
            return entry
        return None

    def key(self, environ: WSGIEnvironment) -> Key:
        """Return under what an answer to the request is kept."""
        get = environ.get
        return (
            get(self.scheme, ""),
            get("HTTP_HOST", ""),
            get("PATH_INFO", ""),
            get("QUERY_STRING", ""),
        )

    def reply(self, entry: Entry, environ: WSGIEnvironment) -> Reply:
        """Return what is kept as the reader wants it, and count his view."""
        variant = entry.variants[best_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))]
        reads_whole = environ["REQUEST_METHOD"] == "GET"
        if entry.page is not None and reads_whole:
            self.count(environ, entry.page)
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known is not None and is_known(variant, known):
            return variant.unchanged
        return variant.whole if reads_whole else variant.whole.without_body()

    def give(self, entry: Entry, environ: WSGIEnvironment, start_response: StartResponse) -> Body:
        """Answer from what is kept."""
        reply = self.reply(entry, environ)
        start_response(reply.status, reply.headers.copy())
        return [reply.body] if reply.body else []

    def miss(self, key: Key, environ: WSGIEnvironment, start_response: StartResponse) -> Body:
        """Answer what is not kept, or no longer good."""
        generation = self.generation.now()
        if generation == UNKNOWN:
            self.generation.follow()
        if not is_plain(environ) or not self.may_keep(key) or generation == UNKNOWN:
            return self.pass_on(environ, start_response)
        with self.flights.board((key, generation)) as landing:
            if landing is None:
                return self.lead(key, generation, environ, start_response)
        entry = self.aging(key, generation)
        if entry is None:
            # The renderer lands at last, or the wait is over: neither holds up a third.
            landing.wait(self.terms.wait)
            entry = self.aging(key, generation)
        if entry is None:
            return self.pass_on(environ, start_response)
        return self.give(entry, environ, start_response)

    def lead(
        self, key: Key, generation: int, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Body:
        """Render for oneself and those who wait.

        Another may have landed between the look at the shelf and the boarding.
        """
        landed = self.good(key, generation)
        if landed is not None:
            return self.give(landed, environ, start_response)
        return self.render(key, generation, environ, start_response)

    def may_keep(self, key: Key) -> bool:
        """Return whether an answer under the key could be kept at all."""
        _, host, path, query = key
        return (
            bool(host)
            and len(host) + len(path) + len(query) <= self.terms.longest_key
            and not path.startswith(self.passed_paths)
            and self.refused.get(key, 0.0) < self.clock()
            and not has_free_words(query)
        )

    def good(self, key: Key, generation: int, grace: float = 0.0) -> Entry | None:
        """Return the entry of a generation if it is good, or was so many seconds ago."""
        entry = self.shelf.entries.get(key)
        if entry is None or entry.generation != generation:
            return None
        return entry if entry.until + grace > self.clock() else None

    def aging(self, key: Key, generation: int) -> Entry | None:
        """Return the entry of a generation if it is good, or was until a moment ago."""
        return self.good(key, generation, self.terms.grace)

    def render(
        self, key: Key, generation: int, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Body:
        """Ask Django, keep what may be kept, and answer."""
        answer = ask(self.application, whole_request(environ))
        if not answer.may_be_kept:
            self.refuse(key)
            return self.send(answer, environ, start_response)
        body = answer.whole()
        if len(body) > self.terms.largest_body:
            self.refuse(key)
            return self.send(replace(answer, body=[body]), environ, start_response)
        entry = self.entry(key, generation, answer, body)
        # What was published meanwhile may be missing from it: then it is for this reader only.
        if self.generation.now() == generation:
            self.shelf.put(key, entry)
        return self.give(entry, environ, start_response)

    def entry(self, key: Key, generation: int, answer: Answer, body: bytes) -> Entry:
        """Return the entry for an answer; the packings of one that says the same are used again."""
        until = self.clock() + self.terms.seconds
        former = self.shelf.entries.get(key)
        if former is not None and former.says_the_same(answer, body):
            return replace(former, generation=generation, until=until)
        return Entry.of(answer, body, generation=generation, until=until)

    def refuse(self, key: Key) -> None:
        """Remember for a short time that nobody need wait for this answer: it is not kept."""
        if len(self.refused) >= MOST_REFUSED:
            self.refused.clear()
        self.refused[key] = self.clock() + self.terms.seconds

    def pass_on(self, environ: WSGIEnvironment, start_response: StartResponse) -> Body:
        """Answer as Django does, keeping nothing."""
        answer = ask(self.application, environ)
        if "HTTP_HX_REQUEST" in environ:
            answer = answer.for_one_reader()
        return self.send(answer, environ, start_response)

    def send(self, answer: Answer, environ: WSGIEnvironment, start_response: StartResponse) -> Body:
        """Send an answer that is not kept."""
        page, leaving = answer.counted_page, answer.leaving()
        if page is not None and environ["REQUEST_METHOD"] == "GET":
            self.count(environ, page)
        start_response(leaving.status, leaving.headers)
        if environ["REQUEST_METHOD"] != "HEAD":
            return leaving.body
        leaving.close()
        return []


def is_plain(environ: WSGIEnvironment) -> bool:
    """Return whether a request asks for a page as every reader gets it."""
    return environ["REQUEST_METHOD"] in READS and environ.keys().isdisjoint(ASKED_OTHERWISE)


def has_free_words(query: str) -> bool:
    """Return whether a query brings words of the reader's own.

    They have no end: answers kept for them would push out what others read.
    """
    return any(name == FREE_WORDS and words.strip() for name, words in parse_qsl(query))


def is_known(variant: Variant, known: str) -> bool:
    """Return whether a reader has this packing already, going by his If-None-Match."""
    if known == variant.etag:
        return True
    # A proxy that packs anew marks our tag as weak; the content is still the same.
    return known.strip() == "*" or variant.etag in (
        part.strip().removeprefix("W/") for part in known.split(",")
    )


def whole_request(environ: WSGIEnvironment) -> WSGIEnvironment:
    """Return the request as one for the whole page, whatever its reader has already."""
    whole = {name: value for name, value in environ.items() if name not in CONDITIONS}
    whole["REQUEST_METHOD"] = "GET"
    return whole
