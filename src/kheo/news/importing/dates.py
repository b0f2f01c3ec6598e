"""Days and hours as Vietnamese pages write them: the day comes first."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Final

from kheo.news.importing.names import is_name

HANOI: Final = timezone(timedelta(hours=7), "+07:00")
YEARS: Final = range(1990, 2100)
LONGEST: Final = 120

DAYS: Final = (
    re.compile(r"(?<!\d)(?P<d>\d{1,2}) ?([/.\-]) ?(?P<m>\d{1,2}) ?\2 ?(?P<y>\d{4})(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2}) tháng (?P<m>\d{1,2}),?(?: năm)? (?P<y>\d{4})(?!\d)"),
    re.compile(r"tháng (?P<m>\d{1,2}) (?P<d>\d{1,2}), (?P<y>\d{4})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)"),
)
HOUR: Final = re.compile(
    r"(?<!\d)(?P<h>\d{1,2}) ?(?::|h|giờ) ?(?P<n>\d{2})(?P<s>:\d{2})?(?:\.\d+)?(?!\d)"
    r"(?: ?(?P<half>am|pm|sa|ch)\b)?"
)
AFTERNOON: Final = ("pm", "ch")
AROUND: Final = re.compile(
    r"\b(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|t[2-7]|cn"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|ngày (?:đăng|cập nhật|xuất bản|tạo|viết)|đăng (?:ngày|lúc|vào)|ngày giờ|xuất bản"
    r"|(?:lần )?cập nhật(?: lần cuối)?(?: lúc| ngày| vào)?|hôm nay|thời gian|đã đăng|phút"
    r"|lượt (?:xem|đọc)|số lần xem|gmt|utc|ngày|lúc|vào|giờ|posted on|date)\b"
)
ABOUT_THE_ARTICLE: Final = re.compile(r"đăng|cập nhật|xuất bản|lượt (?:xem|đọc)|posted")
SIGNS_AND_NUMBERS: Final = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that holds a day, perhaps an hour, perhaps the author, and nothing else."""

    day: date
    hour: time | None
    author: str
    about_article: bool
    clock: bool

    @property
    def moment(self) -> datetime:
        """The day and hour in Vietnam's time; midnight where the hour is not known."""
        return datetime.combine(self.day, self.hour or time(), HANOI)


def read_date_line(text: str) -> DateLine | None:
    """Return what a date line says, or None for any other line."""
    low = text.lower()
    if len(text) > LONGEST or len(low) != len(text) or not (found := find_day(low)):
        return None
    day, span = found
    rest, hour, seconds = take_hour(blank(low, span))
    author = leftover(text, rest)
    if author and not is_name(author):
        return None
    return DateLine(day, hour, author, bool(ABOUT_THE_ARTICLE.search(low)), seconds)


def find_day(low: str) -> tuple[date, tuple[int, int]] | None:
    """Return the first real day in a text and where it stands."""
    for pattern in DAYS:
        if (match := pattern.search(low)) and (day := real_day(match)):
            return day, match.span()
    return None


def real_day(match: re.Match[str]) -> date | None:
    """Return the day, or None for one that no calendar has."""
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def take_hour(low: str) -> tuple[str, time | None, bool]:
    """Return the text without its hour, the hour, and whether a clock with seconds gave it."""
    match = HOUR.search(low)
    if not match:
        return low, None, False
    hour, minute = int(match["h"]), int(match["n"])
    if match["half"] in AFTERNOON and hour < 12:
        hour += 12
    if hour > 23 or minute > 59:
        return low, None, False
    return blank(low, match.span()), time(hour, minute), bool(match["s"])


def blank(text: str, span: tuple[int, int]) -> str:
    """Return the text with a part blanked out, as long as before."""
    return text[: span[0]] + " " * (span[1] - span[0]) + text[span[1] :]


def leftover(text: str, rest: str) -> str:
    """Return the letters of `text` that `rest` still has beside the words around dates."""
    rest = AROUND.sub(lambda match: " " * len(match[0]), rest)
    words = SIGNS_AND_NUMBERS.sub(lambda match: " " * len(match[0]), rest)
    start, end = len(words) - len(words.lstrip()), len(words.rstrip())
    return text[start:end]


def read_moment(text: str) -> datetime | None:
    """Return the moment that metadata gives, in ISO 8601 or day-first; Vietnam's time if unsaid."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        line = read_date_line(" ".join(text.split()))
        return line.moment if line else None
    if moment.year not in YEARS:
        return None
    return moment.astimezone(HANOI) if moment.tzinfo else moment.replace(tzinfo=HANOI)
