"""Article, clause and point before a citation: “điểm a khoản 2 Điều 27 Nghị định 144/2013”."""

import re
from typing import Final

from kheo.documents.citations.details import Article
from kheo.documents.citations.letters import Clean
from kheo.documents.citations.marks import Mark, wall_before

WINDOW: Final = 120
BEGIN: Final = re.compile(r"(?<!\w)(?:điểm|khoản|điều)\s")
POINT: Final = r"(?:[a-zđ]\d?(?!\w)|\d{1,2}(?:\.\d{1,2})*)"
CLAUSE: Final = r"(?:\d{1,3}[a-zđ]?(?!\w))"


def several_of(word: str, one: str) -> str:
    """Return the pattern of a list: “khoản 3, 4 và 5”, “điểm d và điểm đ”."""
    seam = r"(?:\s?,\s?|\svà\s|\s?-\s?)"
    return rf"{word}\s(?P<{word}>{one}(?:{seam}(?:{word}\s)?{one}){{0,12}})"


PART: Final = re.compile(
    rf"(?:{several_of('điểm', POINT)},?\s{{1,3}})?(?:{several_of('khoản', CLAUSE)},?\s{{1,3}})?"
    rf"{several_of('điều', CLAUSE)},?\s{{1,3}}(?:của\s|tại\s|các\s){{0,2}}\Z"
)
NUMBERS: Final = re.compile(r"\d[\d.]*[a-zđ]?(?!\w)|(?<!\w)[a-zđ]\d?(?!\w)")


def part_before(clean: Clean, mark: Mark, floor: int) -> Article | None:
    """Return the part of the document that the words before the citation name."""
    begin = wall_before(clean, mark.start, max(floor, mark.start - WINDOW))
    for found in BEGIN.finditer(clean.small, begin, mark.start):
        part = PART.match(clean.small, found.start(), mark.start)
        if part:
            return Article(*(numbers(part[word]) for word in ("điều", "khoản", "điểm")))
    return None


def numbers(said: str | None) -> str:
    """Return the numbers of a list, parted by commas."""
    return ", ".join(NUMBERS.findall(said or ""))
