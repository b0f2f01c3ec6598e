"""How much a term says of an entry.

BM25 (Robertson, Zaragoza 2009) over the fields together, with a fixed usual length in the place
of the average: then an entry's share in a score hangs on the entry alone, fits one byte, and is
the same on every engine. The figures were chosen on one half of labelled queries and held on the
other: docs/reference/search.md.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

TITLE: Final = 5
LEAD: Final = 3
TEXT: Final = 1
SATURATION: Final = 1.6
LENGTH_COUNTS: Final = 0.7
USUAL_LENGTH: Final = 500
PAIR: Final = 0.5
"""What a pair of neighbours counts beside its two syllables."""
NUMBER: Final = 3.0

FULL: Final = 255
FULL_SCORE: Final = (SATURATION + 1) / FULL


def shares_of(counts: Mapping[object, int], length: int) -> list[int]:
    """Return the share of each count of an entry, in the order of the counts."""
    norm = SATURATION * (1 - LENGTH_COUNTS + LENGTH_COUNTS * length / USUAL_LENGTH)
    known = {n: max(1, round(FULL * n / (n + norm))) for n in set(counts.values())}
    return [known[count] for count in counts.values()]


def rarity(held: int, entries: int) -> float:
    """Return what holding a term is worth where so many of the entries hold it."""
    among = max(entries, held)
    return math.log(1 + (among - held + 0.5) / (held + 0.5))


def weighted(counts: "Counter[object]", words: Iterable[object], weight: int) -> None:
    """Count words, each so many times."""
    if weight == TEXT:
        counts.update(words)
        return
    for word in words:
        counts[word] += weight
