"""Plain text that strangers type: what is taken out of it, and what must not be in it."""

import re
import unicodedata
from typing import Final

from kheo.core import text as letters

SPACES: Final = re.compile(r"[^\S\n]+")
EMPTY_LINES: Final = re.compile(r"\n{3,}")

DOT: Final = re.compile(
    r"[。．｡․‧∙·•]|\s*[\[({<]\s*(?:\.|dot|cham|chấm)\s*[\])}>]\s*|\s+(?:dot|cham|chấm)\s+"
)
SCHEME: Final = re.compile(r"h\s*[tx]{2}\s*p\s*s?\s*:|:\s*/\s*/|\bwww\d?\b|\bftp\b")
DOMAIN: Final = re.compile(
    r"(?<![^\W_])([^\W_][\w-]*)\.([a-z\u0370-\u1dff\u1f00-\u1fff\u3000-\ud7ff]{2,})(?![^\W_])"
)
SPREAD_DOMAIN: Final = re.compile(
    r"[^\W_]\s*\.\s*(?:com|net|org|info|biz|vn|xyz|top|shop|site|online|club|vip|ru|cn|io)(?![^\W_])"
)
ABBREVIATIONS: Final = frozenset(
    {"tp", "hcm", "hn", "tt", "tx", "tw", "q", "p", "x", "h", "kp", "pgs", "gs", "ts", "ths", "th"}
    | {"bs", "ks", "cn", "nxb", "ubnd", "hdnd", "mttq", "bch", "btv", "nd", "qd", "ct", "kh"}
)
"""What Vietnamese writes with a dot and no space after it: TP.HCM, PGS.TS, UBND."""

DATE: Final = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{4}\b")
NUMBER: Final = re.compile(r"\d(?:[\s.()+–-]{0,3}\d)+")
HOTLINE: Final = re.compile(r"1[89]00\d{4}")
LONG_NUMBER: Final = 9
"""Digits in a row, however they are spread: the shortest dialled numbers but hotlines have ten."""


def clean(text: str) -> str:
    """Return the text without what cannot be seen, with single spaces and single empty lines."""
    rows = (SPACES.sub(" ", row).strip() for row in letters.clean(text).split("\n"))
    return EMPTY_LINES.sub("\n\n", "\n".join(rows)).strip()


def bare(text: str) -> str:
    """Return the text in the one form in which links and numbers are looked for."""
    plain = unicodedata.normalize("NFKC", clean(text).replace("\u200d", "")).casefold()
    return DOT.sub(".", unicodedata.normalize("NFC", plain))


def has_link(text: str) -> bool:
    """Return whether the text holds a link, a domain or a mail address, also a disguised one."""
    seen = bare(text)
    if "@" in seen or SCHEME.search(seen) or SPREAD_DOMAIN.search(seen):
        return True
    return any(not ABBREVIATIONS.issuperset(found) for found in DOMAIN.findall(seen))


def has_long_number(text: str) -> bool:
    """Return whether the text holds digits enough to be dialled; a date is none."""
    runs = NUMBER.findall(DATE.sub(" , ", bare(text)))
    digits = ("".join(sign for sign in run if sign.isdigit()) for run in runs)
    return any(len(run) >= LONG_NUMBER or HOTLINE.match(run) for run in digits)
