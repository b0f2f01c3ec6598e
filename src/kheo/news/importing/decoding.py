"""From bytes to letters: what the bytes are counts for more than what the page says they are."""

import codecs
import re
from dataclasses import dataclass
from html import unescape
from typing import Final

from kheo.core.text import clean
from kheo.news.importing.legacy import refuse_legacy
from kheo.news.importing.refusals import ImportRefused, Reason
from kheo.news.importing.wording import words

BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED: Final = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.IGNORECASE)
COMMON_WORDS: Final = words(
    "và của các là được không với một những nhân dân đã đến đồng chí tỉnh ủy trong cho về có",
)
WORDS: Final = re.compile(r"[^\W\d_]+")
DOUBLY_ENCODED: Final = re.compile("á[º»]|Æ[°¡]|Ä[‘\x91]|Ã[¡¢£©ª²³´µ¹º½]")
# Python knows codecs that are no character sets, some of them slow: only these are taken at their
# word.
BELIEVED: Final = words(
    "windows-1258 cp1258 windows-1252 cp1252 iso-8859-1 latin1 utf-16 utf-16le utf-16be",
)
HEAD: Final = 8192
SAMPLE: Final = 200_000
ONE_BAD_IN: Final = 500
ENOUGH_COMMON: Final = 0.02
LONGEST_CUT: Final = 3


@dataclass(frozen=True, slots=True)
class Letters:
    """Text out of bytes, and whether the encoding had to be mended on the way."""

    text: str
    repaired: bool = False


def decode(data: bytes) -> Letters:
    """Return the text of a page.

    Raises:
        ImportRefused: no encoding gives sense, or the page is typed in an old font.
    """
    text = by_mark(data) or by_nulls(data) or by_utf8(data) or by_declaration(data)
    if text is None:
        raise ImportRefused(Reason.UNREADABLE)
    return mend(text)


def mend(text: str) -> Letters:
    """Return the text with letters that were encoded twice put right.

    Raises:
        ImportRefused: the text is typed in an old font, or its letters are past mending.
    """
    refuse_legacy(text)
    if len(DOUBLY_ENCODED.findall(text[:SAMPLE])) < max(3, len(text[:SAMPLE]) // ONE_BAD_IN):
        return Letters(text)
    once = strictly(encode_western(text), "utf-8")
    if once is None:
        raise ImportRefused(Reason.UNREADABLE)
    return Letters(once, repaired=True)


def encode_western(text: str) -> bytes:
    """Return the bytes of a text in Windows-1252, its holes filled."""
    try:
        return text.encode("cp1252")
    except UnicodeEncodeError:
        return b"".join(map(western_bytes, text))


def western_bytes(letter: str) -> bytes:
    """Return the byte that Windows-1252 has for a letter, holes filled, or the letter in UTF-8."""
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1" if ord(letter) <= 0xFF else "utf-8", "replace")


def by_mark(data: bytes) -> str | None:
    """Return the text of a file that starts with a byte order mark."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return None


def by_nulls(data: bytes) -> str | None:
    """Return the text of UTF-16 without a mark: every second byte of its markup is zero."""
    even, odd = data[:HEAD:2], data[1:HEAD:2]
    for zeros, encoding in ((odd, "utf-16-le"), (even, "utf-16-be")):
        if len(zeros) > 1 and zeros.count(0) > 0.4 * len(zeros):
            return sensible(data[: len(data) // 2 * 2].decode(encoding, "replace"))
    return None


def by_utf8(data: bytes) -> str | None:
    """Return the text of UTF-8, also when it was cut at its end or has a few bad bytes."""
    for cut in range(LONGEST_CUT + 1):
        if (text := strictly(data[: len(data) - cut], "utf-8")) is not None:
            return text
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return text if bad * ONE_BAD_IN < len(text) and sensible(text) else None


def by_declaration(data: bytes) -> str | None:
    """Return the text in the declared encoding, or in Windows-1258, if it then makes sense."""
    western = data.decode("latin-1")
    refuse_legacy(western)
    declared = [name.decode("ascii", "ignore").lower() for name in DECLARED.findall(data[:HEAD])]
    believed = [*(name for name in declared[:2] if name in BELIEVED), "cp1258"]
    texts = [text for name in believed if (text := strictly(data, name)) is not None]
    return sensible(max(texts, key=common_words, default=""))


def strictly(data: bytes, encoding: str) -> str | None:
    """Return the text, or None where the bytes are not in that encoding or it is unknown."""
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def sensible(text: str) -> str | None:
    """Return the text if common Vietnamese words stand in it."""
    return text if common_words(text) >= ENOUGH_COMMON else None


def common_words(text: str) -> float:
    """Return how many of a text's words are common in Vietnamese; nothing where it is only one."""
    words = WORDS.findall(clean(unescape(text[:SAMPLE])).lower())
    hits = sum(word in COMMON_WORDS for word in words)
    return hits / len(words) if hits > 1 else 0
