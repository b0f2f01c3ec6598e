"""What the passes over a text hand to each other: a mark for each citation, and where to stop."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kheo.documents.citations.letters import MARKED, Clean
from kheo.documents.citations.numbers import Number

BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n")
# A full stop ends a sentence behind a word of three letters or more, or of two with a vowel last:
# not behind TP. or PGS.
VOWEL: Final = f"[aeiouy{MARKED.replace('đ', '')}]"
SENTENCE_END: Final = re.compile(
    rf"[.!?…](?:(?<=\w\w\w.)|(?<=\s\w{VOWEL}.)|(?<=[)\]”\"%\d].))[.!?…]*[”\")]?\s+"
    r"(?=[\"“(•*-]?\s?[^\W\d_a-zà-ỹ])|[;•]\s"
)
ABBREVIATED: Final = ("PGS", "ThS", "Tp", "TP", "TX", "T.Ư", "BCH")


class Found(StrEnum):
    """Where a date or an issuer stood."""

    AFTER = "after"  # behind the number: “ngày …”, “của …”
    BESIDE = "beside"  # right beside the number, without “của”
    SIGNER = "signer"  # “do … ký”
    BEFORE = "before"  # who acts, and when, in the sentence before the citation
    SUBJECT = "subject"  # who acts behind a citation that opens the sentence
    TITLE = "title"  # behind the title
    HEADER = "header"  # in the head of the document itself


class Shared(StrEnum):
    """What a citation has from another one of the same list."""

    TYPE = "type"
    ISSUER = "issuer"
    DATE = "date"


@dataclass(slots=True)
class Mark:
    """One citation in the making. Places are those of the clean text.

    `after` is where reading behind it stopped, `limit` where it must stop, `run` where the list
    begins that it stands in; `spaced` says that words stand between its type and its number,
    `tight` that the next citation follows at once.
    """

    start: int
    end: int
    number_start: int
    number: Number
    type: str = ""
    said_number: bool = False
    inherited: bool = False
    spaced: bool = False
    floor: int = 0
    after: int = 0
    limit: int = 0
    run: int = 0
    date: str = ""
    date_from: Found | None = None
    issuer: tuple[int, int] | None = None
    issuer_from: Found | None = None
    shared: tuple[Shared, ...] = ()
    tight: bool = False

    def __post_init__(self) -> None:
        """Reading goes on behind the number."""
        self.after, self.run = max(self.after, self.end), self.start

    def is_dated(self, said: str, where: Found) -> None:
        """Note a date."""
        self.date, self.date_from = said, where

    def is_issued(self, begin: int, end: int, where: Found) -> None:
        """Note an issuer."""
        self.issuer, self.issuer_from = (begin, end), where

    def shares_issuer(self, other: "Mark") -> None:
        """Take the issuer of another citation."""
        self.issuer, self.issuer_from = other.issuer, other.issuer_from
        self.shared += (Shared.ISSUER,)


def stop_after(clean: Clean, start: int, limit: int) -> int:
    """Return where the paragraph ends, at most at the limit."""
    if clean.text.find("\n", start, limit) < 0:
        return limit
    wall = BLANK_LINE.search(clean.text, start, limit)
    return wall.start() if wall else limit


def wall_before(clean: Clean, end: int, limit: int) -> int:
    """Return where the paragraph began, not before the limit."""
    begin, text = limit, clean.text
    if text.find("\n", limit, end) < 0:
        return begin
    for found in BLANK_LINE.finditer(text, limit, end):
        begin = found.end()
    return begin


def start_before(clean: Clean, end: int, limit: int) -> int:
    """Return where the sentence around a place began, not before the limit."""
    begin = wall_before(clean, end, limit)
    for found in SENTENCE_END.finditer(clean.text, begin, end):
        if not clean.text[max(limit, found.start() - 3) : found.start()].endswith(ABBREVIATED):
            begin = found.end()
    return begin
