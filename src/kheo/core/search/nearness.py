"""The best answers once more: those where the words of the query stand close together go up."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from kheo.core.search import wording
from kheo.core.search.models import SearchEntry

LOOKED_AT: Final = 60
WINDOWS: Final = ((20, 1.0), (50, 0.5))
"""Syllables that a window spans, and what the rarity in the best such window counts."""

SIGNS: Final = "utf-32-le"
SIGN_BYTES: Final = 4
STREAM_BYTES: Final = SIGN_BYTES + 1

Place = tuple[int, int]


class Hit(NamedTuple):
    """An entry and how well it answers."""

    doc: int
    score: float


def stream(words: Sequence[str]) -> bytes:
    """Return syllables as they are kept: a sign of four bytes for each, then a byte for each."""
    signs = "".join(map(wording.sign, words)).encode(SIGNS)
    return signs + bytes(map(wording.accent, words))


def reordered(hits: list[Hit], rarities: Mapping[str, float], *, exact: bool) -> list[Hit]:
    """Return the hits with the best of them in a new order, in one query."""
    first, rest = hits[:LOOKED_AT], hits[LOOKED_AT:]
    if len(rarities) < 2 or len(first) < 2:
        return hits
    look = Look(rarities, exact=exact)
    rows = SearchEntry.objects.filter(pk__in=[hit.doc for hit in first])
    near = {doc: look.nearness(bytes(kept)) for doc, kept in rows.values_list("pk", "stream")}
    scored = [hit._replace(score=hit.score + near.get(hit.doc, 0.0)) for hit in first]
    return sorted(scored, key=lambda hit: (-hit.score, -hit.doc)) + rest


class Look:
    """Looks through streams for the words of a query."""

    def __init__(self, rarities: Mapping[str, float], *, exact: bool) -> None:
        self.exact = exact
        self.worth = list(rarities.values())
        signs = [wording.sign(word) for word in rarities]
        self.signs = re.compile(f"[{''.join(map(re.escape, signs))}]")
        self.plain = {sign: number for number, sign in enumerate(signs)}
        accents = map(wording.accent, rarities)
        self.marked = {both: number for number, both in enumerate(zip(signs, accents, strict=True))}

    def nearness(self, kept: bytes) -> float:
        """Return what it counts how many of the words stand together somewhere in a stream."""
        found = self.places(kept)
        return sum(factor * best_window(found, self.worth, span) for span, factor in WINDOWS)

    def places(self, kept: bytes) -> list[Place]:
        """Return where in a stream words of the query stand, and which."""
        length = len(kept) // STREAM_BYTES
        found = self.signs.finditer(kept[: length * SIGN_BYTES].decode(SIGNS))
        if not self.exact:
            return [(one.start(), self.plain[one[0]]) for one in found]
        accents, marked = kept[length * SIGN_BYTES :], self.marked
        seen = ((at := one.start(), marked.get((one[0], accents[at]))) for one in found)
        return [(at, word) for at, word in seen if word is not None]


def best_window(found: list[Place], worth: list[float], span: int) -> float:
    """Return the greatest rarity of different words within so many syllables."""
    held = [0] * len(worth)
    here = most = 0.0
    first = 0
    for at, word in found:
        if not held[word]:
            here += worth[word]
        held[word] += 1
        while found[first][0] < at - span:
            gone = found[first][1]
            held[gone] -= 1
            if not held[gone]:
                here -= worth[gone]
            first += 1
        if here > most:
            most = here
    return most
