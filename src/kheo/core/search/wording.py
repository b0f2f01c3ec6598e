"""What a text is searched by: syllables in one spelling, with and without marks, pairs, numbers."""

import re
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import Final, NamedTuple

from kheo.core.text import FOLD, fold

OLD_TONES: Final = "òaóaỏaõaọaòeóeỏeõeọeùyúyủyũyụy"
NEW_TONES: Final = "oàoáoảoãoạoèoéoẻoẽoẹuỳuýuỷuỹuỵ"
TONES: Final = {
    OLD_TONES[at : at + 2]: NEW_TONES[at : at + 2] for at in range(0, len(OLD_TONES), 2)
}
MISPLACED: Final = re.compile("|".join(TONES))
SYLLABLE: Final = re.compile(r"[^\W_]+")
NUMBER: Final = re.compile(r"\d+(?:\s?[/-]\s?[^\W_]+)+")
# Signs that lower() would make longer or another letter: places in the text must stay.
AS_LETTERS: Final = str.maketrans({"İ": "i", "Ð": "đ", "ð": "đ"})
RARE: Final = re.compile("[İÐð]")
SPACES: Final = re.compile(r"\s+")

FIRST_SIGN: Final = 0x10000
LETTER_BITS: Final = 20
KEPT_WORDS: Final = 16_384


class Spot(NamedTuple):
    """A syllable where it stands in a text, from `start` up to and without `end`."""

    word: str
    start: int
    end: int


def spelled(text: str) -> str:
    """Return the text in small letters with tones in one place; as long as it was.

    The text is in NFC.
    """
    return MISPLACED.sub(lambda found: TONES[found[0]], small(text))


def small(text: str) -> str:
    """Return the text in small letters, as long as it was."""
    # These signs are so rare that to look for them is quicker than to exchange them.
    return (text.translate(AS_LETTERS) if RARE.search(text) else text).lower()


def syllables(text: str) -> list[str]:
    """Return the syllables of a text in NFC, each in its one spelling."""
    return SYLLABLE.findall(spelled(text))


def as_written(text: str) -> list[str]:
    """Return the same syllables in small letters, tones where the writer put them."""
    return SYLLABLE.findall(small(text))


def spots(text: str) -> Iterator[Spot]:
    """Yield the syllables of a text in NFC with their places in it."""
    for found in SYLLABLE.finditer(spelled(text)):
        yield Spot(found[0], *found.span())


@lru_cache(KEPT_WORDS)
def unmarked(word: str) -> str:
    """Return a syllable without its marks."""
    return word.translate(FOLD)


def plain(words: Iterable[str]) -> list[str]:
    """Return syllables without their marks."""
    return [unmarked(word) for word in words]


def is_marked(words: Iterable[str]) -> bool:
    """Return whether any syllable was typed with a mark."""
    return any(unmarked(word) != word for word in words)


def numbers(text: str) -> list[str]:
    """Return what looks like the number of a document, in one spelling: “33/ct-ttg”."""
    found = (SPACES.sub("", fold(spelled(one))) for one in NUMBER.findall(text))
    return list(dict.fromkeys(found))


def pairs(words: list[str]) -> Iterator[tuple[str, str]]:
    """Return the pairs of neighbours."""
    return pairwise(words)


def exact_term(word: str) -> int:
    """Return the key under which a syllable with its marks is kept."""
    return key_of(f"e {word}")


def folded_term(word: str) -> int:
    """Return the key under which a syllable without marks is kept."""
    return key_of(f"f {word}")


def pair_term(first: str, second: str) -> int:
    """Return the key under which a pair of syllables without marks is kept."""
    return key_of(f"p {first} {second}")


def number_term(number: str) -> int:
    """Return the key under which the number of a document is kept."""
    return key_of(f"n {number}")


def key_of(term: str) -> int:
    """Return a number of eight bytes that stands for a term, the same on every machine."""
    spelled_out = term.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(spelled_out, digest_size=8).digest(), "big")


@lru_cache(KEPT_WORDS)
def sign(word: str) -> str:
    """Return one character that stands for the letters of a syllable in a stream.

    A stream is looked through as a string is, which no list can be as fast.
    """
    letters = zlib.crc32(unmarked(word).encode("utf-8", "surrogatepass"))
    return chr(FIRST_SIGN + (letters >> (32 - LETTER_BITS)))


@lru_cache(KEPT_WORDS)
def accent(word: str) -> int:
    """Return one byte that stands for the marks on a syllable."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) & 0xFF
