"""Readers for tests of counting."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kheo.news.actions.readership import ViewNoter
from kheo.news.models import Article, ArticleViews
from kheo.news.tests.factories import section

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2024, 5, 8, 5, 0, tzinfo=UTC)
PHONE = (
    "Mozilla/5.0 (Linux; Android 13; SM-A136B) AppleWebKit/537.36 Chrome/124 Mobile Safari/537.36"
)


def article(title: str = "Hội nghị phối hợp") -> Article:
    """Return an article that readers may see, made without the work of publishing."""
    made = Article(title=title, lead="Sa-pô của bài.", issued_at=NOON)
    section().add_child(instance=made)
    return made


def visit(address: str = "203.0.113.7", agent: str = PHONE, **headers: str) -> dict[str, Any]:
    """Return a request of a reader."""
    given = {f"HTTP_{name}": value for name, value in headers.items()}
    return {"REMOTE_ADDR": address, "HTTP_USER_AGENT": agent, **given}


def worker(folder: Path, at: datetime = NOON) -> ViewNoter:
    """Return what notes the views of one process, on a fixed day."""
    return ViewNoter(folder / "views", clock=clock_at(at))


def clock_at(at: datetime) -> Callable[[], float]:
    """Return a clock that stands still."""
    return at.timestamp


def figures() -> dict[tuple[date, int], int]:
    """Return the figures in the tables by day and page."""
    return {(row.day, row.page_id): row.count for row in ArticleViews.objects.all()}
