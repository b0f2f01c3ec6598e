"""The sample's texts as they lie in their files, with days that follow the day of loading."""

import tomllib
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.utils import timezone

FOLDER: Final = Path(__file__).parent
OFFICE: Final = "Tổ biên tập (nội dung mẫu)"
NOTICE: Final = (
    "Nội dung mẫu: tỉnh An Lĩnh, các địa phương, nhân vật và số liệu trong bài"
    " đều do người viết phần mềm đặt ra."
)

Block = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class ArticleText:
    """One article as its file says it; ``days_ago`` and ``hour`` say when it was issued."""

    section: str
    slug: str
    prefix: str
    title: str
    lead: str
    days_ago: int
    hour: str
    picture: str
    body: list[Block]
    picture_caption: str = ""
    source: str = ""
    author: str = OFFICE
    topics: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)


def articles() -> list[ArticleText]:
    """Return all articles, oldest first, as a newspaper would have published them."""
    files = sorted((FOLDER / "articles").glob("*.toml"))
    found = [ArticleText(**read(file)) for file in files]
    return sorted(found, key=lambda article: -article.days_ago)


def site() -> dict[str, Any]:
    """Return what the site has besides articles: topics, places, sources, an album, events."""
    return read(FOLDER / "site" / "pages.toml")


@cache
def pictures() -> dict[str, dict[str, str]]:
    """Return title, alternative text and caption of each scene."""
    return read(FOLDER / "site" / "pictures.toml")


def read(file: Path) -> dict[str, Any]:
    """Return the content of one file."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def moment(at: datetime, *, days: int, hour: str) -> datetime:
    """Return an hour, written 07:30, of the day that lies some days after the moment given."""
    day = timezone.localtime(at).date() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(hour)))


def issue_of(at: datetime, *, days_ago: int, hour: str) -> datetime:
    """Return when a text was issued: never later than the moment of loading."""
    return min(at, moment(at, days=-days_ago, hour=hour))


def filled(value: Any, issued_at: datetime) -> Any:
    """Return a text, or a list or table of texts, with its days filled in.

    Texts may say ``{ngay}`` (14/7), ``{hom_truoc}``, ``{nam}`` and ``{nam_truoc}``.
    """
    if isinstance(value, str):
        return value.strip().format_map(words(issued_at))
    if isinstance(value, list):
        return [filled(part, issued_at) for part in value]
    if isinstance(value, dict):
        return {name: filled(part, issued_at) for name, part in value.items()}
    return value


def words(issued_at: datetime) -> dict[str, str]:
    """Return the days that texts speak of."""
    day = timezone.localtime(issued_at).date()
    before = day - timedelta(days=1)
    return {
        "ngay": f"{day.day}/{day.month}",
        "hom_truoc": f"{before.day}/{before.month}",
        "nam": str(day.year),
        "nam_truoc": str(day.year - 1),
    }
