"""What tells running text from short lines, without knowing a single word of it."""

import re
from typing import Final

CLOSERS: Final = "\"'”’»)*¹²³ "
STOPS: Final = (".", "!", "?", "…", ":", ";")
# A footnote's number after the stop; not the decimals of a figure or the minutes of an hour.
FOOTNOTE: Final = re.compile(r"(?<=\D[.!?…”])(?:\[\d{1,3}\]|\d{1,2})$|\[\d{1,3}\]$")
LAST_BRACKETS: Final = re.compile(r" ?\([^()]{1,60}\)$")
FEWEST_WORDS: Final = 8
LONG: Final = 30


def ends_sentence(text: str) -> bool:
    """Return whether a text ends as a sentence does, quotation marks and footnotes aside."""
    end = FOOTNOTE.sub("", text[-200:].rstrip())
    return end.rstrip(CLOSERS).endswith(STOPS) or LAST_BRACKETS.sub("", end).endswith(STOPS)


def is_prose(text: str) -> bool:
    """Return whether a line is running text: a whole sentence, or too long for a headline."""
    words = len(text.split())
    return words >= LONG or (words >= FEWEST_WORDS and ends_sentence(text))


def is_shouted(text: str) -> bool:
    """Return whether all letters of a text are capitals."""
    return text.isupper()


def key(text: str) -> str:
    """Return the letters and digits of a text in lower case: equal for what reads the same."""
    return "".join(filter(str.isalnum, text.casefold()))
