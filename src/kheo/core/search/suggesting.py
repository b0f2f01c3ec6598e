"""Better spellings of a query: the marks that its answers have, a word with one letter mended."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from kheo.core.search import wording
from kheo.core.search.postings import read

LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
MOST_UNKNOWN: Final = 2
LONGEST: Final = 12
MORE_THAN_OTHERS: Final = 0.5
"""A spelling must have more than this share of the votes."""


def with_marks(words: Sequence[str], texts: Iterable[str]) -> list[str]:
    """Return a query that was typed without marks as its answers write it.

    Each answer has a vote for the spelling of neighbours that it holds; where answers do not
    agree, the syllable stays as it was typed.
    """
    wanted = set(words)
    votes: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    alone: dict[str, Counter[str]] = {word: Counter() for word in words}
    for text in texts:
        written = wording.as_written(text)
        bare = wording.plain(wording.syllables(text))
        alone_here = {(b, w) for b, w in zip(bare, written, strict=True) if b in wanted}
        for b, w in alone_here:
            alone[b][w] += 1
        neighbours = zip(wording.pairs(bare), wording.pairs(written), strict=True)
        for pair, spelled in {(p, s) for p, s in neighbours if p[0] in wanted and p[1] in wanted}:
            votes.setdefault(pair, Counter())[spelled] += 1
    return [chosen(words, at, votes, alone) for at in range(len(words))]


def chosen(
    words: Sequence[str],
    at: int,
    votes: dict[tuple[str, str], "Counter[tuple[str, str]]"],
    alone: dict[str, "Counter[str]"],
) -> str:
    """Return how a syllable is written beside its neighbours, or most often alone."""
    ballots: Counter[str] = Counter()
    if at:
        for (_, second), count in votes.get((words[at - 1], words[at]), Counter()).items():
            ballots[second] += count
    if at + 1 < len(words):
        for (first, _), count in votes.get((words[at], words[at + 1]), Counter()).items():
            ballots[first] += count
    ballots = ballots or alone[words[at]]
    if not ballots:
        return words[at]
    [(word, count)] = ballots.most_common(1)
    return word if count > MORE_THAN_OTHERS * ballots.total() else words[at]


def mended(words: Sequence[str]) -> list[str] | None:
    """Return a query whose unknown syllables are mended by one letter, in two queries at most.

    Nothing, when all are known or none can be mended.
    """
    bare = wording.plain(words)
    known = read(wording.folded_term(word) for word in bare).postings
    unknown = [word for word in dict.fromkeys(bare) if wording.folded_term(word) not in known]
    unknown = [word for word in unknown if word.isalpha() and len(word) <= LONGEST]
    if not unknown:
        return None
    better = nearest(unknown[:MOST_UNKNOWN])
    found = [better.get(b, word) for b, word in zip(bare, words, strict=True)]
    return found if found != list(words) else None


def nearest(words: Iterable[str]) -> dict[str, str]:
    """Return for each word the commonest that differs by one letter, where there is any."""
    near = {word: edits(word) for word in words}
    keys = {wording.folded_term(other): other for others in near.values() for other in others}
    held = {keys[key]: len(one.docs) for key, one in read(keys).postings.items()}
    return {
        word: max(known, key=lambda other: (held[other], other))
        for word, others in near.items()
        if (known := others & held.keys())
    }


def edits(word: str) -> set[str]:
    """Return what differs from a word by one letter: one less, one other, one more, two swapped."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    less = {front + back[1:] for front, back in cuts if back}
    swapped = {front + back[1] + back[0] + back[2:] for front, back in cuts if len(back) > 1}
    other = {front + letter + back[1:] for front, back in cuts if back for letter in LETTERS}
    more = {front + letter + back for front, back in cuts for letter in LETTERS}
    return (less | swapped | other | more) - {word, ""}
