"""One key for all ways to write the name of a place.

`key_of` is the only folding of names of places: what is stored and what is asked pass through it.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from kheo.core.text import fold

KIND_WORDS: Final = (
    "thanh pho", "dac khu", "thi tran", "thi xa", "to dan pho", "khu pho", "phuong", "huyen",
    "tinh", "quan", "thon", "ban", "lang", "buon", "ap", "xa",
)  # fmt: skip
"""What stands before a name, folded."""

SHORT: Final = {
    "tp": "thanh pho",
    "tt": "thi tran",
    "tx": "thi xa",
    "tdp": "to dan pho",
    "dk": "dac khu",
    "kp": "khu pho",
    "p": "phuong",
    "h": "huyen",
    "t": "tinh",
    "q": "quan",
    "x": "xa",
}
"""How they are abbreviated: `TP.HCM`, `tt. Đăk Glei`, `q1`."""

FULL_CODE: Final = re.compile(r"\d{5}")
TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
APOSTROPHES: Final = re.compile("['’‘`´ʼ\\u200b-\\u200d\\ufeff\\u00ad]")
NOT_A_WORD: Final = re.compile(r"[^a-z0-9]+")
NUMBER: Final = re.compile(r"\b0+(?=\d)")
CLOSING_Y: Final = re.compile(r"(?:(?<=[b-df-hj-np-tv-xz])|(?<=qu))y\b")
SHORT_WORD: Final = re.compile(rf"^\s*({'|'.join(SHORT)})(?:\.\s*|\s+|(?=\d))(?=\S)")
JOINED_CITY: Final = re.compile(r"^\s*tp(?=[a-z]{2,4}$)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A name as somebody typed it: its key, the word for its kind, and what it lies in.

    ``whole`` is the key if the first word belongs to the name: “Quan Sơn” folds like “Quận Sơn”.
    """

    key: str
    word: str = ""
    whole: str = ""
    within: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Return folded words with one space between: ``Ea H’leo`` and ``ea hleo`` are the same.

    The closing y and i of a syllable are the same letter (Mỹ, Mĩ), and so are 05 and 5.
    """
    words = NOT_A_WORD.sub(" ", APOSTROPHES.sub("", fold(text).lower())).strip()
    return CLOSING_Y.sub("i", NUMBER.sub("", words))


def split_kind(text: str) -> tuple[str, str]:
    """Return the folded word for what a place is, or nothing, and the rest of its name."""
    words = plain(text)
    for word in KIND_WORDS:
        if words.startswith(f"{word} "):
            return word, words[len(word) + 1 :]
    return "", words


def key_of(name: str) -> str:
    """Return what a place is found by: its folded name without the word for what it is."""
    return split_kind(name)[1]


def word_of(name: str) -> str:
    """Return the folded word for what a place is: ``xa`` for “Xã Hòa Bình”."""
    return split_kind(name)[0]


def understood(query: str) -> Asked:
    """Return what somebody asks for: “x. Hoà Bình, Kon Tum” or “TPHCM”."""
    first, *rest = [part for part in query.split(",") if part.strip()] or [""]
    word, key = split_kind(written_out(first))
    return Asked(
        key, word, plain(first), tuple(filter(None, (key_of(written_out(part)) for part in rest)))
    )


def written_out(part: str) -> str:
    """Return a name with its abbreviated kind in full: ``phuong 5`` for “p.5”."""
    lower = fold(part).lower()
    lower = JOINED_CITY.sub("thanh pho ", lower)
    return SHORT_WORD.sub(lambda found: SHORT[found[1]] + " ", lower)


def is_code(asked: str) -> bool:
    """Return whether somebody asks by the official code of a commune: five digits."""
    return bool(FULL_CODE.fullmatch(asked.strip()))


def initials(name: str) -> str:
    """Return the first letters of a name without its kind: ``hcm``, ``brvt``."""
    return "".join(word[0] for word in key_of(name).split() if word)


def spelling_key(name: str) -> str:
    """Return the name in a spelling where tones stand behind their syllable.

    Equal for “Hoà Bình” and “Hòa Bình”, and for large and small letters; different for “Hóa”.
    """
    return " ".join(tone_behind(word) for word in unicodedata.normalize("NFD", name).split())


def tone_behind(word: str) -> str:
    """Return a word, decomposed and small, with its tones at its end."""
    tones = "".join(mark for mark in word if mark in TONES)
    return "".join(letter for letter in word if letter not in TONES).lower() + tones


def same_spelling(one: str, other: str) -> bool:
    """Return whether two names differ at most in the place of the tone and in capitals."""
    return spelling_key(one) == spelling_key(other)
