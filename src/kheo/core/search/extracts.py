"""The part of a text that answers a query best, with the words of the query marked."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from kheo.core.search import wording
from kheo.core.search.wording import Spot

SPAN: Final = 45
"""Syllables of an extract."""
BEFORE: Final = 6
"""Syllables that go before the first word of the query."""


class Piece(NamedTuple):
    """A stretch of text, and whether it is what was asked for."""

    text: str
    is_marked: bool


class Matcher:
    """Says which syllables of a text a query means."""

    def __init__(self, words: Collection[str], *, exact: bool) -> None:
        self.exact = exact
        self.words = frozenset(words if exact else wording.plain(words))

    def holds(self, word: str) -> bool:
        """Return whether a syllable is one of the query."""
        return (word if self.exact else wording.unmarked(word)) in self.words


def marked(text: str, matcher: Matcher) -> list[Piece]:
    """Return a whole text with the words of the query marked."""
    return pieces(text, [spot for spot in wording.spots(text) if matcher.holds(spot.word)], 0)


def extract(text: str, matcher: Matcher) -> list[Piece]:
    """Return the part of a text with the most different words of the query, those marked."""
    spots = list(wording.spots(text))
    if not spots:
        return []
    first = best_start(spots, matcher)
    shown = spots[first : first + SPAN]
    start = shown[0].start if first else 0
    end = len(text) if first + SPAN >= len(spots) else shown[-1].end
    hits = [spot for spot in shown if matcher.holds(spot.word)]
    found = pieces(text[:end], hits, start)
    before = [Piece("… ", is_marked=False)] if start else []
    after = [Piece(" …", is_marked=False)] if end < len(text) else []
    return [*before, *found, *after]


def best_start(spots: Sequence[Spot], matcher: Matcher) -> int:
    """Return with which syllable the best part begins; the earliest of equals."""
    at = [number for number, spot in enumerate(spots) if matcher.holds(spot.word)]
    best, most, first = 0, 0, 0
    held: dict[str, int] = {}
    for last in at:
        held[spots[last].word] = held.get(spots[last].word, 0) + 1
        while at[first] <= last - SPAN + BEFORE:
            word = spots[at[first]].word
            held[word] -= 1
            if not held[word]:
                del held[word]
            first += 1
        if len(held) > most:
            best, most = at[first], len(held)
    return max(0, best - BEFORE)


def pieces(text: str, hits: Sequence[Spot], start: int) -> list[Piece]:
    """Return a text from a place on, cut at the words that are marked."""
    found: list[Piece] = []
    for begin, end in stretches(text, hits):
        found += [Piece(text[start:begin], is_marked=False), Piece(text[begin:end], is_marked=True)]
        start = end
    found.append(Piece(text[start:], is_marked=False))
    return [piece for piece in found if piece.text]


def stretches(text: str, hits: Sequence[Spot]) -> Iterator[tuple[int, int]]:
    """Yield where marks begin and end; neighbours with only a space between share one."""
    open_at: int | None = None
    closed = 0
    for spot in hits:
        if open_at is not None and text[closed : spot.start] != " ":
            yield open_at, closed
            open_at = None
        open_at = spot.start if open_at is None else open_at
        closed = spot.end
    if open_at is not None:
        yield open_at, closed
