"""Lines of a text as the page broke them: which say nothing, and which belong to one paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# A page of the gazette holds about 90 signs a line; longer lines are whole paragraphs.
WIDEST: Final = 130
NEARLY_FULL: Final = 0.85
SIGNED: Final = re.compile(
    r"(?:Người\s+ký|Ký\s+bởi)\s*:\s|(?:Thời\s+gian|Ngày)\s+ký\s*:\s*\d|Email\s*:|CÔNG\s+BÁO/Số\s",
    re.IGNORECASE,
)
OFFICE: Final = re.compile(r"Cơ\s+quan\s*:\s*Văn\s+phòng\s+Chính\s+phủ\Z", re.IGNORECASE)
PAGE_NUMBER: Final = re.compile(r"(?:-\s*)?(\d{1,4})(?:\s*-)?")
FAR: Final = 3
STARTS: Final = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,2}){0,3}[.)]|[a-zđ]\d?\)|[-–+•*]|[IVXL]{1,6}\.)\s|Căn\s+cứ\s|[“\"]\S"
)
STARTERS: Final = frozenset('0123456789abcdefghijklmnopqrstuvxyđ-–+•*IVXLC“"')
LEFT_OPEN: Final = re.compile(
    r"(?:(?<!\w)(?:tại|khoản|điều|điểm|và|của|theo|hoặc|số|các|từ|đến|"
    r"khoản\s\d{1,3}|điểm\s[a-zđ]))\Z",
    re.IGNORECASE,
)
ENDS: Final = (".", ";", ":", "!", "?", "…", "./.")
QUOTED: Final = "”\"»)’'"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something: `text[start:end] == words`; `after_gap` where blank ones lay."""

    start: int
    end: int
    words: str
    after_gap: bool

    @property
    def is_left_open(self) -> bool:
        """Whether the line breaks off before what it names: “quy định tại khoản 1”."""
        return bool(LEFT_OPEN.search(self.words, max(0, len(self.words) - 20)))

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence or an item of a list ends with the line."""
        return self.words.rstrip(QUOTED).endswith(ENDS)


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines that say something: no blank ones, numbers of pages, stamps of signing."""
    raw = list(split(text))
    page, gap, cut = 0, False, False
    for place, (start, words) in enumerate(raw):
        if not words:
            gap = True
            continue
        number = page_number(raw, place, page)
        if number or is_stamp(words):
            page, cut = number or page, True
            continue
        # A gap that a page break tore is none in the sentence.
        yield Line(start, start + len(words), words, gap and not cut)
        gap = cut = False


def split(text: str) -> Iterator[tuple[int, str]]:
    """Yield all lines without the spaces around them, and where they begin."""
    at = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        yield at + (line.find(words) if words else 0), words
        at += len(line)


def is_stamp(words: str) -> bool:
    """Return whether a line is what a digital signature or the gazette wrote on the page."""
    return words[0] in "NKTECnktec" and bool(SIGNED.match(words) or OFFICE.match(words))


def page_number(raw: list[tuple[int, str]], place: int, page: int) -> int:
    """Return which page a line numbers: a number alone, soon after the last one; else 0."""
    words = raw[place][1]
    found = PAGE_NUMBER.fullmatch(words) if len(words) < 9 else None
    if found is None or any(words for _at, words in raw[max(0, place - 1) : place]):
        return 0
    if any(words for _at, words in raw[place + 1 : place + 2]):
        return 0
    number = int(found[1])
    return number if page == 0 or page < number <= page + FAR else 0


def width_of(lines: list[Line]) -> int:
    """Return how many signs a full line holds; 0 where each line is a paragraph of its own."""
    lengths = sorted(line.end - line.start for line in lines)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    return width if width <= WIDEST else 0


def joins(before: Line, line: Line, width: int) -> bool:
    """Return whether a line goes on with the paragraph of the line before."""
    if not width or line.after_gap:
        return bool(width) and before.is_left_open
    if before.is_left_open or before.words.endswith(","):
        return True
    if line.words[0] in STARTERS and STARTS.match(line.words):
        return False
    if line.words[0].islower():
        return True
    if before.ends_sentence or is_caps(before.words) != is_caps(line.words):
        return False
    first = line.words.split(maxsplit=1)[0]
    return len(before.words) + 1 + len(first) > NEARLY_FULL * width


def is_caps(words: str) -> bool:
    """Return whether words are all in capitals."""
    return words.isupper()
