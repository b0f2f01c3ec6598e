"""How well and how fast the search finds known articles, with diacritics and without.

    python bench/retrieval.py --articles F --queries F --qrels F [--postgres]

Articles are JSON Lines (also .gz) with `id`, `lead` and `body`; queries are rows of key and text,
judgements rows of query, 0, article, relevance, with tabs between. Titles are not searched: they
are the queries. The index is built in a database of its own, which goes when all is measured.
Figures are printed for all queries and for each half of them (rows with even and odd number).
"""

import gzip
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]  # so that it also runs as a file of its own

KIND: Final = "bench"
TOP: Final = 10


class Articles:
    """The articles of a file as a source of the search."""

    kind = KIND
    label: Any = KIND

    def __init__(self, path: Path) -> None:
        self.rows: dict[str, dict[str, Any]] = {row["id"]: row for row in lines(path)}

    def keys(self) -> Iterable[str]:
        """Return all keys."""
        return self.rows

    def items(self, keys: Sequence[str]) -> Iterable[Any]:
        """Return articles without their titles."""
        from kheo.core.search.socket import Item

        for key in keys:
            row = self.rows[key]
            yield Item(key, "", f"/{key}/", lead=row["lead"] or "", text=row["body"] or "")


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        yield from (json.loads(line) for line in file)


def columns(path: Path) -> list[list[str]]:
    """Return the rows of a table with tabs."""
    return [line.split("\t") for line in path.read_text("utf-8").splitlines() if line]


def judged(path: Path) -> dict[str, set[str]]:
    """Return which articles answer each query."""
    found: dict[str, set[str]] = {}
    for query, _, article, relevance in columns(path):
        if int(relevance) > 0:
            found.setdefault(query, set()).add(article)
    return found


class Run:
    """The place of the first right answer to each query, and the time that each took."""

    def __init__(
        self, queries: list[list[str]], right: dict[str, set[str]], spell: Callable[[str], str]
    ) -> None:
        from kheo.core.search.asking import Query, ranked
        from kheo.core.search.models import SearchEntry

        names = dict(SearchEntry.objects.values_list("pk", "key"))
        self.places: list[int | None] = []
        self.seconds: list[float] = []
        self.worked: list[float] = []
        for key, text in queries:
            typed = spell(text)
            begun, worked = time.perf_counter(), time.process_time()
            hits = ranked(Query.of(typed))
            self.seconds.append(time.perf_counter() - begun)
            self.worked.append(time.process_time() - worked)
            first = [names[hit.doc] in right[key] for hit in hits[:TOP]]
            self.places.append(first.index(True) + 1 if True in first else None)

    def scores(self, which: slice) -> str:
        """Return recall and mean reciprocal rank of some of the queries."""
        places = self.places[which]
        recall = sum(place is not None for place in places) / len(places)
        rank = sum(1 / place for place in places if place) / len(places)
        return f"recall@{TOP} {recall:.4f}  MRR@{TOP} {rank:.4f}"

    def tell(self, name: str) -> None:
        """Print the figures."""
        print(f"{name:<18}{self.scores(slice(None))}")
        print(f"{'  even rows':<18}{self.scores(slice(0, None, 2))}")
        print(f"{'  odd rows':<18}{self.scores(slice(1, None, 2))}")
        print(f"{'  time a query':<18}{spread(self.seconds)}")
        print(f"{'  its processor':<18}{spread(self.worked)}")


def spread(seconds: list[float]) -> str:
    """Return the median, the ninety-fifth of a hundred and the most, in ms."""
    times = sorted(1000 * one for one in seconds)
    return (
        f"median {statistics.median(times):.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f} ms, "
        f"most {times[-1]:.1f} ms"
    )


@contextmanager
def database(*, postgres: bool) -> Iterator[None]:
    """Have Django work on an empty database of its own."""
    from config.checks import postgresql

    server = postgresql() if postgres else nullcontext("")
    with tempfile.TemporaryDirectory(prefix="kheo-bench-") as folder, server as address:
        os.environ |= {"KHEO_VAR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
        os.environ["KHEO_DATABASE_URL"] = address or f"sqlite:///{folder}/kheo.sqlite3"
        import django
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        call_command("migrate", "core", verbosity=0)
        try:
            yield
        finally:
            connections.close_all()


def build(path: Path) -> None:
    """Build the index and print what that takes."""
    from kheo.core.search import socket
    from kheo.core.search.rebuilding import rebuild

    socket.SOURCES.clear()
    socket.enlist(Articles(path))
    begun, worked = time.perf_counter(), time.process_time()
    count = rebuild()
    taken, worked = time.perf_counter() - begun, time.process_time() - worked
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:,} articles indexed in {taken:.1f} s ({worked:.1f} s of processor); "
        f"most memory {most:,.0f} MiB with them"
    )
    begun = time.perf_counter()
    rebuild()
    print(f"rebuilt over itself in {time.perf_counter() - begun:.1f} s; {size()}")


def size() -> str:
    """Return how large the postings and the entries are."""
    from django.db.models import Count, Sum
    from django.db.models.functions import Length

    from kheo.core.search.models import SearchBucket, SearchEntry

    packed = SearchBucket.objects.aggregate(rows=Count("bucket"), size=Sum(Length("packed")))
    stream = SearchEntry.objects.aggregate(size=Sum(Length("stream")))["size"]
    return (
        f"postings {packed['rows']:,} rows, {packed['size'] / 2**20:.0f} MiB packed; "
        f"streams {stream / 2**20:.0f} MiB"
    )


def measure(asked: Namespace) -> None:
    """Build, ask, and print."""
    from kheo.core.text import fold

    with database(postgres=asked.postgres):
        build(asked.articles)
        queries, right = columns(asked.queries), judged(asked.qrels)
        known = [row for row in queries if row[0] in right]
        Run(known[:50], right, str)  # what is loaded once is not counted
        Run(known, right, str).tell("with diacritics")
        Run(known, right, fold).tell("without")


def main() -> None:
    """Take the files."""
    parser = ArgumentParser()
    for name in ("articles", "queries", "qrels"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--postgres", action="store_true")
    measure(parser.parse_args())


if __name__ == "__main__":
    main()
