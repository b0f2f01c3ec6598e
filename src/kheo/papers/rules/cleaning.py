"""Text as it may stand in a file: one form of every letter, and no sign that steers a program."""

import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar

from kheo.papers.rules.parts import Words

T = TypeVar("T")

STEERING: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Controls, marks of direction, halves of letters, and what Unicode has given no meaning."""

SPACES: Final = frozenset("\t\n\r\u2028\u2029\x0b\x0c\x85")


def clean(text: str) -> str:
    """Return composed text (NFC) in one line, with single spaces and without steering signs."""
    kept = "".join(
        " " if sign in SPACES else sign
        for sign in text
        if sign in SPACES or unicodedata.category(sign) not in STEERING
    )
    return " ".join(unicodedata.normalize("NFC", kept).split())


def clean_within(text: str) -> str:
    """Return cleaned text that may touch other words: white at an end stays as one space."""
    before, after = (" " if end[:1].isspace() else "" for end in (text, text[::-1]))
    return f"{before}{found}{after}" if (found := clean(text)) else before


def cleaned(value: T) -> T:
    """Return plain data with every text in it cleaned."""
    held: Any = value
    if type(held) is str:
        held = clean(held)
    elif isinstance(held, Words):
        held = replace(held, text=clean_within(held.text))
    elif isinstance(held, tuple):
        held = tuple(map(cleaned, held))
    elif is_dataclass(held) and not isinstance(held, type):
        held = replace(held, **{f.name: cleaned(getattr(held, f.name)) for f in fields(held)})
    return held  # type: ignore[no-any-return]
