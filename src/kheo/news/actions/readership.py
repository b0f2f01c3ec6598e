"""Views are counted: noted beside the request in one small write, entered into the tables later.

A view lies in a file before its page is answered. To enter it twice changes nothing, so that a
process may be killed at any moment and no view is lost or doubled.
"""

import logging
import secrets
import threading
import time
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Final
from wsgiref.types import WSGIEnvironment

from crawlerdetect import CrawlerDetect
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from kheo.core.front import counting, housekeeping
from kheo.core.front.locks import held
from kheo.core.front.spool import SpoolReader, SpoolWriter
from kheo.core.http import client_address
from kheo.news.actions.senders import forget_senders
from kheo.news.models.readership import ArticleViews, DaySalt, RankedPage, SeenReader
from kheo.news.rules.readership import (
    LONGEST_AGENT,
    SALT_BYTES,
    Period,
    View,
    day_at,
    end_of,
    only_fetches_ahead,
    packed,
    reader_of,
    unpacked,
)

FLUSH_SECONDS: Final = 2.0
PUBLISH_SECONDS: Final = 10.0
RANK_SECONDS: Final = 30.0
CLOSE_SECONDS: Final = 3600.0
FORGET_SECONDS: Final = 6 * 3600.0
LATECOMERS: Final = timedelta(hours=1)
"""How long after midnight the readers of a day are still known: views may be on their way."""
END_OF_DAY: Final = 1.0
MOST_MARKS: Final = 32_768
AT_ONCE: Final = 2_000
"""Views in one transaction: other writers wait a few hundredths of a second at most."""

logger = logging.getLogger("kheo.errors")


class ViewNoter:
    """Notes the views of one process, as the cache before Django tells of them."""

    def __init__(self, folder: Path, *, clock: Callable[[], float] = time.time) -> None:
        self.spool = SpoolWriter(folder)
        self.clock = clock
        self.day = date.min
        self.day_ends = 0.0
        self.salt = b""
        self.marks: set[int] = set()
        self.lock = threading.Lock()

    def __call__(self, environ: WSGIEnvironment, page: int) -> None:
        """Note that a page was opened; never raises: a view is not worth a page."""
        try:
            self.note(environ, page)
        except Exception:
            logger.exception("error %s: a view was not counted", secrets.token_hex(4))

    def is_ready(self) -> bool:
        """Return whether the day has its salt, and does not end at this moment."""
        return self.clock() + END_OF_DAY < self.day_ends

    def note(self, environ: WSGIEnvironment, page: int) -> None:
        """Note a view, unless this reader was noted before, is a robot, or fetches ahead."""
        if self.clock() >= self.day_ends:
            self.turn_to(day_at(self.clock(), timezone.get_default_timezone()))
        agent = environ.get("HTTP_USER_AGENT", "")[:LONGEST_AGENT]
        address = client_address(environ)
        # A reload ends here. Python's own hash differs in each process and is never written.
        mark = hash((page, address, agent))
        if mark in self.marks or only_fetches_ahead(environ):
            return
        if not is_robot(agent):
            self.spool.append(packed(View(self.day, page, reader_of(address, agent, self.salt))))
        self.remember(mark)

    def remember(self, mark: int) -> None:
        """Remember who was looked at; too many are all forgotten, for the tables know them too."""
        if len(self.marks) >= MOST_MARKS:
            self.marks.clear()
        self.marks.add(mark)

    def turn_to(self, day: date) -> None:
        """Begin a day with its salt and without marks."""
        with self.lock:
            if day == self.day:
                return
            self.salt = salt_of(day)
            self.marks.clear()
            self.day = day
            self.day_ends = end_of(day, timezone.get_default_timezone())


@cache
def crawlers() -> CrawlerDetect:
    """Return the list of robots that others keep."""
    return CrawlerDetect()


@lru_cache(maxsize=4096)
def is_robot(agent: str) -> bool:
    """Return whether a browser's name is that of a robot, or none at all."""
    return not agent.strip() or bool(crawlers().is_crawler(agent))


def salt_of(day: date) -> bytes:
    """Return the salt of a day; it is drawn the first time that any process asks."""
    drawn = {"salt": secrets.token_bytes(SALT_BYTES)}
    return bytes(DaySalt.objects.get_or_create(day=day, defaults=drawn)[0].salt)


def views_folder() -> Path:
    """Return the folder in which views lie until they are in the tables."""
    folder: Path = settings.VAR / "views"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@cache
def reader_at(folder: Path) -> SpoolReader:
    """Return the one reader of this process for a folder."""
    return SpoolReader(folder)


def flush_views() -> None:
    """Bring the views that all processes noted into the tables."""
    folder = views_folder()
    with held(folder / "flush.lock"):
        reader_at(folder).gather(enter)


def enter(records: bytes) -> None:
    """Enter views into the tables; those that are there already change nothing."""
    views = sorted(set(unpacked(records)))
    for start in range(0, len(views), AT_ONCE):
        enter_some(views[start : start + AT_ONCE])


@transaction.atomic
def enter_some(views: list[View]) -> None:
    """Enter some views in one transaction; those of a page that is gone are left out."""
    figures = figures_for(views)
    SeenReader.objects.bulk_create(
        [
            SeenReader(views_id=figures[view.day, view.page], reader=view.reader)
            for view in views
            if (view.day, view.page) in figures
        ],
        ignore_conflicts=True,
    )
    ArticleViews.objects.filter(pk__in=figures.values()).recount()


def figures_for(views: Iterable[View]) -> dict[tuple[date, int], int]:
    """Return the keys of the figures that views belong to, locked in one order on all nodes."""
    pages = set(
        Page.objects.filter(pk__in={view.page for view in views}).values_list("pk", flat=True)
    )
    wanted = sorted({(view.day, view.page) for view in views if view.page in pages})
    ArticleViews.objects.bulk_create(
        [ArticleViews(day=day, page_id=page) for day, page in wanted], ignore_conflicts=True
    )
    rows = ArticleViews.objects.select_for_update().order_by("pk")
    rows = rows.filter(day__in={day for day, _ in wanted}, page_id__in=pages)
    return {(row.day, row.page_id): row.pk for row in rows}


def close_days(*, at: datetime) -> None:
    """Forget who read on days that are over; draw the salt of the day to come."""
    flush_views()
    today = timezone.localdate(at)
    forget_readers(before=timezone.localdate(at - LATECOMERS))
    salt_of(today + timedelta(days=1))


def forget_readers(*, before: date) -> None:
    """Delete the readers and salts of the days before one; their figures stay."""
    with_readers = SeenReader.objects.values("views_id")
    over = ArticleViews.objects.filter(day__lt=before, pk__in=with_readers).order_by("pk")
    while keys := list(over.values_list("pk", flat=True)[:AT_ONCE]):
        settle(keys)
    DaySalt.objects.filter(day__lt=before).delete()


@transaction.atomic
def settle(keys: list[int]) -> None:
    """Make figures final and delete the readers behind them."""
    figures = ArticleViews.objects.filter(pk__in=keys)
    list(figures.select_for_update().order_by("pk").values_list("pk"))
    figures.recount()
    figures.update(settled=F("count"))
    SeenReader.objects.filter(views_id__in=keys).delete()


@transaction.atomic
def rank(*, at: datetime) -> None:
    """Add up the most viewed of today's periods, so that no reader waits for it."""
    for period in Period:
        RankedPage.objects.all().renew(period, timezone.localdate(at))


def publish_scheduled() -> None:
    """Publish and withdraw what editors scheduled; no other program need be started for it."""
    call_command("publish_scheduled", verbosity=0)


def enlist() -> None:
    """Count views, and do at intervals what counting and editors need."""
    noter = ViewNoter(settings.VAR / "views")
    counting.enlist("news.views", noter, noter.is_ready)
    housekeeping.enlist("news.flush_views", FLUSH_SECONDS, flush_views)
    housekeeping.enlist("news.rank", RANK_SECONDS, lambda: rank(at=timezone.now()))
    housekeeping.enlist("news.close_days", CLOSE_SECONDS, lambda: close_days(at=timezone.now()))
    housekeeping.enlist("news.publish_scheduled", PUBLISH_SECONDS, publish_scheduled)
    housekeeping.enlist(
        "news.forget_senders", FORGET_SECONDS, lambda: forget_senders(at=timezone.now())
    )
