"""Names looked for in a text, all of them in one pass over its syllables."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from kheo.core.text import one_line
from kheo.organisations.rules.place_names import plain, same_spelling

K = TypeVar("K")
WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
LONGEST: Final = 24
"""Syllables of the longest name; the names of joint bodies have 20."""
# A body that is named as what it was is named rightly.
FORMER_BEFORE: Final = re.compile(
    r"(?:nguyên|cựu|trước đây là|trước đây|tiền thân là|đổi tên từ|tách từ|thay cho)\s+\Z",
    re.IGNORECASE,
)
FORMER_AFTER: Final = re.compile(
    r"\s*\(?\s*(?:cũ|trước đây|nay là|sau này là|trước sắp xếp|trước khi)(?!\w)", re.IGNORECASE
)
NEAR: Final = 30


@dataclass(frozen=True, slots=True)
class Word:
    """One syllable of a text: where it stands, and without marks and case."""

    start: int
    end: int
    plain: str


@dataclass(frozen=True, slots=True)
class Seen(Generic[K]):
    """A name that stands in a text, and whose it is."""

    start: int
    end: int
    keys: tuple[K, ...]


def words_of(text: str) -> list[Word]:
    """Return the syllables of a text in order."""
    known: dict[str, str] = {}
    words = []
    for found in WORD.finditer(text):
        said = found[0]
        if said not in known:
            known[said] = plain(said)
        words.append(Word(found.start(), found.end(), known[said]))
    return words


class Names(Generic[K]):
    """Names by their syllables; the longest that fits is taken, in the spelling with its marks."""

    def __init__(self, names: Iterable[tuple[str, K]]) -> None:
        self.root: dict[str, Any] = {}
        for name, key in names:
            node = self.root
            for word in plain(name).split()[:LONGEST]:
                node = node.setdefault(word, {})
            node.setdefault("", []).append((name, key))

    def seen(self, text: str, words: list[Word]) -> Iterator[Seen[K]]:
        """Yield names in a text, none over another; at most 24 steps for each syllable."""
        at = 0
        while at < len(words):
            end, keys = self.longest(text, words, at)
            if keys:
                yield Seen(words[at].start, words[end - 1].end, keys)
            at = max(end, at + 1)

    def longest(self, text: str, words: list[Word], at: int) -> tuple[int, tuple[K, ...]]:
        """Return how far the longest name reaches that begins at a syllable, and whose it is."""
        node, ends = self.root, []
        for place in range(at, min(at + LONGEST, len(words))):
            node = node.get(words[place].plain, {})
            if not node:
                break
            if "" in node:
                ends.append((place + 1, node[""]))
        for end, named in reversed(ends):
            said = one_line(text[words[at].start : words[end - 1].end])
            if keys := tuple(key for name, key in named if same_spelling(name, said)):
                return end, keys
        return at, ()


def is_former(text: str, start: int, end: int) -> bool:
    """Return whether the words around a name say that it was: “nguyên …”, “… (cũ)”."""
    before = text[max(0, start - NEAR) : start]
    return bool(FORMER_BEFORE.search(before) or FORMER_AFTER.match(text, end, end + NEAR))


def within(spans: Collection[tuple[int, int]]) -> "Inside":
    """Return what tells whether a place lies in one of some spans."""
    return Inside(sorted(spans))


class Inside:
    """Spans in order; asked with places that only grow."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans, self.at = spans, 0

    def holds(self, start: int) -> bool:
        """Return whether a place lies in a span."""
        while self.at < len(self.spans) and self.spans[self.at][1] <= start:
            self.at += 1
        return self.at < len(self.spans) and self.spans[self.at][0] <= start
