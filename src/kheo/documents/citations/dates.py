"""Dates: 26/11/2021, 26-11-2021, 15.8.2016, ngày 26 tháng 11 năm 2021, ngày 02/6, năm 2016.

Written as ISO: 2021-11-26; XXXX-06-02 where no year is said; 2017-02 and 2016 where no day is
said; 2015,2016 where several years are.
"""

import re
from collections.abc import Iterator
from typing import Final

# Between a number and its date: a comma, “ban hành”, “ký”; then “ngày”, at times twice.
LEAD: Final = re.compile(
    r"\s{0,3}[,(]?\s{0,3}(?:(?:được|đã|do|vừa)\s)?"
    r"(?:(?:ban hành|ký ban hành|ký|ra|đề|công bố|phát hành|lập)\s)?(?:lần\s(?:đầu|\d{1,2})\s)?"
    r"(?:(?:vào|từ)\s)?(?:(?:ngày\s{0,3}){1,2}|(?:hôm|sáng|chiều|tối)\s{1,3})"
    r"|\sra đời(?:\s(?:sau|trước))?,?\s(?:(?:vào\s)?ngày\s)?(?=\d{1,2}[/.-]\d{1,2}[/.-]\d{4})"
)
MONTH_LEAD: Final = re.compile(r"\s{0,2},?\s{1,2}(?:(?:ban hành|ký)\s)?(?:vào\s)?(?=tháng\s)")
# Nothing else begins a date behind a number.
MAY_LEAD: Final = re.compile(
    r"[\s,(]{0,9}(?:\d|ngày|năm|các năm|tháng|hôm|sáng|chiều|tối|được|đã|do|vừa|vào|từ|"
    r"ban hành|ký|ra|đề|công bố|phát hành|lập|lần)"
)
DAY: Final = re.compile(
    r"(?P<d>\d{1,2})\s?(?P<s>[-/.])\s?(?P<m>\d{1,2})(?:\s?(?P=s)\s?(?P<y>\d{4}))?"
    r"(?![\d%])(?![-/.,]\d)"
)
# Also “28 ngày 11 năm 2023”, “06 tháng 11 tháng 2025”, as the gazette has them.
DAY_IN_WORDS: Final = re.compile(
    r"(?P<d>\d{1,2})\s{1,3}(?:tháng|ngày)\s{0,3}(?P<m>\d{1,2})"
    r"(?:,?\s{1,3}(?:năm|tháng)\s{1,3}(?P<y>\d{4})|\s?[/-]\s?(?P<z>\d{4}))?(?!\d)"
)
MONTH: Final = re.compile(
    r"tháng\s{1,3}(?P<m>\d{1,2})(?:\s?[/-]\s?|\s{1,3}năm\s{1,3})(?P<y>\d{4})(?!\d)"
)
YEAR: Final = re.compile(
    r"\s{1,3}(?:các\s)?năm\s{1,3}"
    r"(?P<y>(?:19|20)\d\d(?:(?:\s?,\s?|\svà\s)(?:19|20)\d\d){0,5})(?![\d/])(?!\s?-)"
)
ONE_YEAR: Final = re.compile(r"\d{4}")
YEAR_IN_BRACKETS: Final = re.compile(r"\s?\(\s?năm\s(?P<y>(?:19|20)\d\d)\s?\)")
IN_BRACKETS: Final = re.compile(
    r"\s?\(\s?(?:ngày\s(?=\d{1,2}\s?[-/.]\s?\d{1,2}\s?\))"
    r"|(?:ngày\s)?(?=\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{4}\s?\)))"
)
OPENING_YEAR: Final = re.compile(
    r"\W{0,3}(?:(?:từ|vào|ngay|đến|trong|đầu|cuối|giữa|tới)\s){0,2}năm\s(?P<y>(?:19|20)\d\d)"
    r"\W{1,2}(?!\d)"
)
# “…, từ năm 2007, Chính phủ ban hành …”
YEAR_BESIDE: Final = re.compile(
    r",\s(?:(?:từ|vào|ngay|trong|đầu|cuối|giữa)\s){0,2}năm\s(?P<y>(?:19|20)\d\d),?\s\Z"
)
ANY_DAY: Final = re.compile(
    r"(?:ngày|sáng|chiều|tối|trưa|hôm|đêm)(?:\s(?:nay|qua))?\s{0,3}\(?(?=\d)"
    r"|(?<![\w/.-])(?=\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d\d(?!\d))"
    r"|(?<!\w)(?=tháng\s{1,3}\d{1,2}(?:[/-]|\s{1,3}năm\s{1,3})\d{4})"
)
FIGURE: Final = re.compile(r"\d")
FIRST_YEAR, LAST_YEAR = 1930, 2100
MONTHS: Final = range(1, 13)
LONGEST_MONTH: Final = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def iso(found: re.Match[str]) -> str:
    """Return what a match says as ISO; empty when no calendar has that day."""
    parts = found.groupdict()
    year = parts.get("y") or parts.get("z") or ""
    if year and not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return ""
    month, day = int(parts.get("m") or 0), int(parts.get("d") or 0)
    if not month or month not in MONTHS:
        return "" if month or "m" in parts else year
    if "d" in parts and not 1 <= day <= LONGEST_MONTH[month]:
        return ""
    return f"{year or 'XXXX'}-{month:02}" + (f"-{day:02}" if day else "")


def day_at(small: str, start: int, limit: int) -> tuple[str, int] | None:
    """Return the day that is written at a place, and where it ends."""
    for form in (DAY_IN_WORDS, DAY, MONTH):
        found = form.match(small, start, limit)
        if found and (said := iso(found)):
            return said, found.end()
    return None


def date_after(small: str, start: int, limit: int) -> tuple[str, int] | None:
    """Return the date that follows a number (or its issuer), and where it ends."""
    if not MAY_LEAD.match(small, start, limit):
        return None
    if bracket := IN_BRACKETS.match(small, start, limit):
        said = day_at(small, bracket.end(), limit)
        return (said[0], small.index(")", said[1]) + 1) if said else None
    if lead := LEAD.match(small, start, limit) or MONTH_LEAD.match(small, start, limit):
        return day_at(small, lead.end(), limit)
    years = YEAR.match(small, start, limit) or YEAR_IN_BRACKETS.match(small, start, limit)
    return (",".join(ONE_YEAR.findall(years["y"])), years.end()) if years else None


def days_in(small: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the days named between two places, with where each begins and ends."""
    if not FIGURE.search(small, start, end):
        return
    for found in ANY_DAY.finditer(small, start, end):
        if said := day_at(small, found.end(), end):
            yield said[0], found.start(), said[1]
