"""Counting with several processes and nodes at once, and with real ones that are killed."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, connections
from tests.killing import environment

from kheo.news.actions.readership import enter, flush_views
from kheo.news.models import ArticleViews, SeenReader
from kheo.news.rules.readership import View, packed
from kheo.news.tests.readership import article, visit, worker

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = date(2024, 5, 8)
DIE = """
import os, signal, sys
from pathlib import Path
import django
django.setup()
from kheo.news.actions import readership
from kheo.news.models.readership import ArticleViewsQuerySet

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

target = {"before": ArticleViewsQuerySet, "after": Path}[sys.argv[1]]
setattr(target, {"before": "recount", "after": "unlink"}[sys.argv[1]], die)
readership.flush_views()
"""


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_process_killed_while_it_enters_views_loses_and_doubles_none(tmp_path, moment):
    page = article().pk
    noter = worker(tmp_path)
    for number in range(7):
        noter(visit(f"203.0.113.{number}"), page)
    noter.spool.close()
    connection.close()
    command = [sys.executable, "-c", DIE, moment]
    ended = subprocess.run(command, env=environment(tmp_path), timeout=120, check=False)  # noqa: S603 — ours
    assert ended.returncode == -signal.SIGKILL
    assert len(list((tmp_path / "views").glob("*.records"))) == 1
    assert SeenReader.objects.count() == (0 if moment == "before" else 7)
    flush_views()
    assert ArticleViews.objects.get(page_id=page).count == 7
    assert list((tmp_path / "views").glob("*.records")) == []


def test_nodes_that_enter_views_at_the_same_time_lose_none():
    pages = [article(title).pk for title in ("a", "b", "c")]

    def node(number: int) -> None:
        try:
            for step in range(10):
                reader = number * 5 + step
                records = [packed(View(TODAY, page, reader)) for page in pages]
                # Each node meets the pages in another order.
                enter(b"".join(records[number % 3 :] + records[: number % 3]))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as nodes:
        list(nodes.map(node, range(4)))
    # Nodes share half of their readers: 0 to 9, 5 to 14, 10 to 19, 15 to 24.
    assert list(ArticleViews.objects.values_list("count", flat=True)) == [25, 25, 25]
