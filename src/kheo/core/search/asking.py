"""What answers a query: candidates by their postings, the best of them by nearness too."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Final, NamedTuple

from kheo.core.search import weighing, wording
from kheo.core.search.nearness import Hit, reordered
from kheo.core.search.packing import Postings
from kheo.core.search.postings import read
from kheo.core.text import one_line

LONGEST_QUERY: Final = 1_000
MOST_SYLLABLES: Final = 40
MOST_NUMBERS: Final = 5
ENOUGH_POSTINGS: Final = 8_000
"""Rarer terms name the candidates until this many postings are read; commoner ones only weigh."""
MOST: Final = 300
"""The best that are listed, filtered and counted."""
COVERED: Final = 0.6
COVERED_WORDS: Final = 2.5
"""What an answer must hold of a short query, by rarity, of what the best answer holds; of a long
one so many of its words."""
FEW: Final = 5
"""With fewer answers spelled as typed, those spelled otherwise follow."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, taken apart."""

    words: tuple[str, ...]
    numbers: tuple[str, ...]

    @classmethod
    def of(cls, typed: str) -> "Query":
        """Return a query, cut to what anybody would type."""
        text = one_line(typed[:LONGEST_QUERY])
        words = wording.syllables(text)[:MOST_SYLLABLES]
        return cls(tuple(words), tuple(wording.numbers(text)[:MOST_NUMBERS]))

    @property
    def is_marked(self) -> bool:
        """Whether it was typed with marks."""
        return wording.is_marked(self.words)


class Term(NamedTuple):
    """A term of the query: what a full share of it is worth, its rarity where it is a syllable."""

    worth: float
    word: str
    rarity: float
    postings: Postings


class Candidates(NamedTuple):
    """Scores by entry, and how many of the terms, rarest first, are in them."""

    scores: dict[int, float]
    counted: int


def ranked(query: Query, allowed: Set[int] | None = None) -> list[Hit]:
    """Return the entries that answer a query, best first, at most `MOST` of them.

    `allowed` are those that a filter lets through. Where marks were typed, entries with those
    marks stand before all others.
    """
    hits = one_pass(query, allowed, exact=query.is_marked)
    if query.is_marked and len(hits) < FEW:
        known = {hit.doc for hit in hits}
        more = one_pass(query, allowed, exact=False)
        hits += [hit for hit in more if hit.doc not in known]
    return hits[:MOST]


def one_pass(query: Query, allowed: Set[int] | None, *, exact: bool) -> list[Hit]:
    """Return what answers when syllables are compared with their marks, or without."""
    terms = terms_of(query, exact=exact)
    hits = settled(best(gathered(terms, allowed), allowed), terms, narrowed=allowed is not None)
    rarities = {term.word: term.rarity for term in terms if term.word}
    return reordered(hits, rarities, exact=exact)


def terms_of(query: Query, *, exact: bool) -> list[Term]:
    """Return the terms of a query that any entry holds, the rarest first."""
    bare = wording.plain(query.words)
    wanted: dict[int, tuple[float, str]] = {}
    for word in query.words if exact else bare:
        wanted[wording.exact_term(word) if exact else wording.folded_term(word)] = (1.0, word)
    for pair in wording.pairs(bare):
        wanted[wording.pair_term(*pair)] = (weighing.PAIR, "")
    for number in query.numbers:
        wanted[wording.number_term(number)] = (weighing.NUMBER, "")
    known = read(wanted)
    found = []
    for key, postings in known.postings.items():
        factor, word = wanted[key]
        rarity = weighing.rarity(len(postings.docs), known.entries)
        found.append(Term(factor * rarity * weighing.FULL_SCORE, word, rarity, postings))
    return sorted(found, key=lambda term: (len(term.postings.docs), term.word, term.worth))


def gathered(terms: list[Term], allowed: Set[int] | None) -> Candidates:
    """Return the entries that hold the rarer terms.

    It goes on to commoner ones until enough was read and there are enough to choose from.
    """
    scores: dict[int, float] = defaultdict(float)
    spent = 0
    for number, term in enumerate(terms):
        spent += len(term.postings.docs)
        if number and spent > ENOUGH_POSTINGS and is_enough(scores, allowed):
            return Candidates(scores, number)
        worth = [term.worth * share for share in range(weighing.FULL + 1)]
        for doc, share in zip(*term.postings, strict=True):
            scores[doc] += worth[share]
    return Candidates(scores, len(terms))


def is_enough(scores: dict[int, float], allowed: Set[int] | None) -> bool:
    """Return whether there are enough candidates that a filter lets through."""
    return len(scores if allowed is None else scores.keys() & allowed) >= MOST


def best(found: Candidates, allowed: Set[int] | None) -> Candidates:
    """Return the best of the candidates; among equals the newest."""
    scores = found.scores
    if allowed is not None:
        scores = {doc: scores[doc] for doc in scores.keys() & allowed}
    if len(scores) > MOST:
        least = sorted(scores.values(), reverse=True)[MOST - 1]
        chosen = sorted((doc for doc, score in scores.items() if score >= least), reverse=True)
        chosen.sort(key=scores.__getitem__, reverse=True)
        scores = {doc: scores[doc] for doc in chosen[:MOST]}
    return Candidates(scores, found.counted)


def settled(found: Candidates, terms: list[Term], *, narrowed: bool) -> list[Hit]:
    """Return the candidates with all terms weighed, in order, without those that hold little.

    Little is measured by what the best of all holds; of those that a filter lets through even the
    best may hold little.
    """
    scores = dict(found.scores)
    covers: dict[int, float] = dict.fromkeys(scores, 0.0)
    docs = sorted(scores)
    for number, term in enumerate(terms):
        late = number >= found.counted
        if not late and not term.word:
            continue
        for doc, share in holders(docs, term.postings):
            scores[doc] += term.worth * share if late else 0.0
            covers[doc] += term.rarity if term.word else 0.0
    rarities = [term.rarity for term in terms if term.word]
    most = sum(rarities) if narrowed else max(covers.values(), default=0.0)
    least = min(COVERED, COVERED_WORDS / max(1, len(rarities))) * most
    kept = [Hit(doc, score) for doc, score in scores.items() if covers[doc] >= least]
    return sorted(kept, key=lambda hit: (-hit.score, -hit.doc))


def holders(docs: list[int], postings: Postings) -> Iterator[tuple[int, int]]:
    """Yield those of the entries that hold a term, with their share."""
    held, shares = postings
    end = len(held)
    for doc in docs:
        at = bisect_left(held, doc)
        if at < end and held[at] == doc:
            yield doc, shares[at]
