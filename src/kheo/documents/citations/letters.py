"""Letters: which are capital, which may stand in a symbol, and text made fit for one grammar."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

MARKED: Final = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
LOW: Final = f"a-z{MARKED}"
UP: Final = f"A-Z{MARKED.upper()}"
# Every change here is one letter for one letter, so that places in the text stay what they are.
DIRT: Final[Mapping[str, str]] = MappingProxyType({
    "Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "İ": "I",
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-",
    "\u2212": "-", "\u00ad": "-", "\u2044": "/", "\u2215": "/", "\uff0f": "/",
    "\xa0": " ", "\t": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u3000": " ",
    "\r": " ", "\x0b": " ", "\x0c": "\n", "\u2028": "\n",
})  # fmt: skip
ANY_DIRT: Final = re.compile(f"[{''.join(DIRT)}]")
# A letter with marks written apart, or a sign without width. Marks are bounded: Vietnamese has two.
APART: Final = re.compile("[^\\W\\d_][\u0300-\u036f]{1,3}|[\u200b-\u200d\u2060\ufeff]+")
ANY_APART: Final = re.compile("[\u0300-\u036f\u200b-\u200d\u2060\ufeff]")
TONES: Final = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


@dataclass(frozen=True, slots=True)
class Clean:
    """Text with one form of each letter, and the way back to the text it came from.

    `small` is the same text in small letters. A place is moved only where letters were composed or
    signs without width taken out; then `places` and `shifts` tell by how much from where on.
    """

    source: str
    text: str
    small: str
    places: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def at(self, place: int) -> int:
        """Return where a place of the clean text is in the source."""
        turn = bisect_right(self.places, place) - 1
        return place + self.shifts[turn] if turn >= 0 else place

    def after(self, place: int) -> int:
        """Return where in the source something ends, marks of its letters included."""
        return self.at(place - 1) + self.width(place - 1) if self.places and place else place

    def width(self, place: int) -> int:
        """Return how many signs of the source became one letter."""
        apart = APART.match(self.source, self.at(place))
        return len(apart[0]) if apart and apart[0][0].isalpha() else 1


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text as a set, so that tables read as text."""
    return frozenset(words.split())


def clean(source: str) -> Clean:
    """Return the text as the grammar reads it."""
    text, places, shifts = composed(source) if ANY_APART.search(source) else (source, (), ())
    if ANY_DIRT.search(text):
        for dirt, letter in DIRT.items():
            text = text.replace(dirt, letter)
    return Clean(source, text, text.lower(), places, shifts)


def apart(source: str) -> Iterator[re.Match[str]]:
    """Yield letters with their marks, and signs without width: from mark to mark, not by letter."""
    done = 0
    for mark in ANY_APART.finditer(source):
        place = mark.start()
        if place < done:
            continue
        found = APART.match(source, max(done, place - 1)) or APART.match(source, place)
        if found:
            done = found.end()
            yield found


def composed(source: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """Return the text with marks on their letters, and where it became shorter by how much."""
    parts: list[str] = []
    places: list[int] = []
    shifts: list[int] = []
    read = length = 0
    for found in apart(source):
        whole = unicodedata.normalize("NFC", found[0]) if found[0][0].isalpha() else ""
        parts += [source[read : found.start()], whole]
        length += found.start() - read + len(whole)
        read = found.end()
        if read - length != (shifts[-1] if shifts else 0):
            places.append(length)
            shifts.append(read - length)
    parts.append(source[read:])
    return "".join(parts), tuple(places), tuple(shifts)


def without_tones(word: str) -> str:
    """Return a word without tone marks; đ, â, ê, ô, ơ, ư stay what they are."""
    if word.isascii():
        return word
    bare = (sign for sign in unicodedata.normalize("NFD", word) if sign not in TONES)
    return unicodedata.normalize("NFC", "".join(bare))


def initial(word: str) -> str:
    """Return the first letter of a word as signs write it: “ủy” gives U, “đào” Đ."""
    first = word[:1].upper()
    if first in "ĐA":
        return first
    return unicodedata.normalize("NFD", first)[:1]


def one_line(text: str) -> str:
    """Return the text with single spaces."""
    return " ".join(text.split())
