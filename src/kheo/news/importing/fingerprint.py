"""A mark that is the same for the same words, however a page spaced or wrapped them."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from kheo.news.importing.prose import is_prose

TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
WORDS: Final = re.compile(r"[^\W_]+")


def fingerprint(title: str, texts: Iterable[str]) -> str:
    """Return a hash of a title and the running text under it.

    Spaces, signs, case and where a tone stands (“hoà”, “hòa”) do not count.
    Short lines do not either: what one page shows as a heading another leaves out.
    """
    running = [text for text in texts if is_prose(text)]
    words = "|".join(map(normal, [title, *running]))
    return hashlib.sha256(words.encode()).hexdigest()


def normal(text: str) -> str:
    """Return the letters and digits of a text, the tone of each syllable moved to its end."""
    return "".join(map(tone_last, WORDS.findall(text.casefold())))


def tone_last(syllable: str) -> str:
    """Return a syllable with its tone after its letters."""
    letters = unicodedata.normalize("NFD", syllable[:40])
    bare = "".join(letter for letter in letters if letter not in TONES)
    tones = "".join(letter for letter in letters if letter in TONES)
    return unicodedata.normalize("NFC", bare) + tones + syllable[40:]
