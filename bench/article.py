"""How fast an article is, kept and rendered; whether views are counted under load; memory.

    ./kheo bench            (or: python -m bench.article)

Makes its own site in a folder that it deletes. Nothing here passes or fails by time; a view that is
lost or doubled under load stops it.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from bench.tools import (
    ROOT,
    fetch,
    megabytes,
    nginx,
    processor_seconds,
    python,
    rate,
    rendering,
    require_tools,
    site,
    slowest,
    spread,
)

ROUNDS: Final = 5
SECONDS: Final = 3
CONNECTIONS: Final = (16, 64)
SIZES: Final = (100, 1_000, 10_000)
READERS: Final = 5_000
ARTICLE: Final = "/tin-tuc/do-luong-{}/"
PREPARE: Final = (
    "import django; django.setup(); from config.prepare import make_ready; make_ready()"
)
COUNT: Final = """
import sys, django; django.setup()
from django.core.management import call_command
from kheo.news.models import Article, ArticleViews
from django.utils import timezone
call_command("flush_views", stdout=open("/dev/null", "w"))
page = Article.objects.get(slug=sys.argv[1])
figure = ArticleViews.objects.filter(page=page, day=timezone.localdate()).first()
print(figure.readers.count() if figure else 0)
"""
QUERIES: Final = """
import sys, django; django.setup()
from django.conf import settings; settings.ALLOWED_HOSTS.append("testserver")
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
for _ in range(2):
    with CaptureQueriesContext(connection) as asked:
        assert Client().get(sys.argv[1]).status_code == 200
print(len(asked))
"""
DISTINCT_READERS: Final = """
local turn = 0
request = function()
  turn = turn + 1
  local agent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/130." .. (turn % {readers})
  if turn % 7 == 0 then agent = "Googlebot/2.1 (+http://www.google.com/bot.html) " .. turn % 9 end
  wrk.headers["User-Agent"] = agent
  return wrk.format()
end
"""


def main() -> None:
    """Run everything and print it."""
    require_tools()
    folder = Path(tempfile.mkdtemp(prefix="kheo-bench-"))
    try:
        python(folder, "-c", PREPARE)
        python(folder, "-m", "bench.articles", str(SIZES[0]))
        kept(folder)
        counted(folder)
        for size in SIZES:
            python(folder, "-m", "bench.articles", str(size))
            rendered(folder, size)
        whole_memory(folder)
        beside_rendering(folder)
    finally:
        shutil.rmtree(folder)


def kept(folder: Path) -> None:
    """Compare the article as readers get it with the same bytes as a file."""
    with site(folder) as (address, _):
        article = address + ARTICLE.format(7)
        packed = fetch(article, Accept_Encoding="gzip")
        with nginx(folder, "bai.html", packed) as file:
            if fetch(file, Accept_Encoding="gzip") != packed:
                sys.exit("nginx does not answer with the same bytes")
            alternating(article, file, len(packed))


def alternating(article: str, file: str, size: int) -> None:
    """Measure both by turns, so that what else the machine does falls on both."""
    print(f"a) An article, {size:,} bytes packed, {ROUNDS} rounds by turns, answers a second:")
    for connections in CONNECTIONS:
        for warm in (article, file):
            rate(warm, seconds=1)
        pairs = [
            (rate(article, connections=connections), rate(file, connections=connections))
            for _ in range(ROUNDS)
        ]
        print(f"   {connections} connections")
        print(f"     Khéo, 2 workers  {spread([ours for ours, _ in pairs])}")
        print(f"     nginx, 2 workers {spread([theirs for _, theirs in pairs])}")
        print(f"     ratio            {spread([ours / theirs for ours, theirs in pairs])}")
    sys.stdout.flush()


def counted(folder: Path) -> None:
    """Check that each of many readers under load is counted once, and no robot."""
    script = folder / "readers.lua"
    script.write_text(DISTINCT_READERS.format(readers=READERS))
    with site(folder) as (address, _):
        speed = rate(address + ARTICLE.format(8), seconds=6, script=str(script))
        found = int(python(folder, "-c", COUNT, "do-luong-8"))
    print(f"d) {READERS:,} readers who reload, and robots, at {speed:,.0f} answers a second:")
    print(f"   views counted    {found:,}", flush=True)
    if found != READERS:
        sys.exit(f"Views were lost or doubled: {found} in place of {READERS}.")


def rendered(folder: Path, size: int) -> None:
    """Measure the article when each answer is rendered, beside the number of its queries."""
    queries = python(folder, "-c", QUERIES, ARTICLE.format(9)).strip()
    rates, costs = [], []
    with site(folder, KHEO_FRONT_CACHE="off") as (address, first):
        article = address + ARTICLE.format(9)
        rate(article, seconds=1, connections=4)
        for _ in range(ROUNDS):
            before = processor_seconds(first)
            rates.append(rate(article, connections=4, seconds=SECONDS))
            used = processor_seconds(first) - before
            costs.append(used / (rates[-1] * SECONDS) * 1000)
    print(f"b, c) {size:>6,} articles: rendered anew {spread(rates)} a second, {queries} queries,")
    print(f"      {spread(costs)} ms of processor a page", flush=True)


def whole_memory(folder: Path) -> None:
    """Print what the whole installation takes after load on many pages and the staff's sign-in."""
    with site(folder) as (address, first):
        for number in range(300):
            fetch(address + ARTICLE.format(number), Accept_Encoding="br")
        fetch(f"{address}/tai-khoan/dang-nhap/")
        rate(address + ARTICLE.format(7), connections=64)
        shared, resident = megabytes(first), megabytes(first, "Rss")
    parts = " + ".join(f"{size:.0f}" for size in shared.values())
    print(f"e) Memory after load: {sum(shared.values()):.0f} MiB (PSS: {parts});", end=" ")
    print(f"resident, shared pages counted each time, {sum(resident.values()):.0f} MiB")


def beside_rendering(folder: Path) -> None:
    """Measure how long readers of a kept page wait, alone and while others are rendered."""
    alone, beside = [], []
    with site(folder) as (address, _):
        kept_one, other = address + ARTICLE.format(7), address + ARTICLE.format(9)
        rate(kept_one, seconds=1)
        for _ in range(ROUNDS):
            alone.append(slowest(kept_one))
            with rendering(other):
                beside.append(slowest(kept_one))
    print(f"f) 99 of 100 kept pages came, 16 connections, within {spread(alone)} ms,")
    print(
        f"   while 4 connections ask for pages rendered anew within {spread(beside)} ms", flush=True
    )


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
