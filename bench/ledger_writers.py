"""Part a of `bench.ledger`: sixteen writers with and without an entry for each act."""

import multiprocessing
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

import django

django.setup()

from django.db import connection, connections  # noqa: E402 - after the set-up

from bench.tools import spread  # noqa: E402
from kheo.ledger import actions  # noqa: E402
from kheo.ledger.models import Entry  # noqa: E402
from kheo.ledger.sealing import seal_pending  # noqa: E402
from kheo.news.actions import remarks  # noqa: E402
from kheo.news.models import Remark  # noqa: E402
from kheo.news.tests.readers import open_article, sent_remark  # noqa: E402
from kheo.organisations.models import Officer  # noqa: E402
from kheo.portal.actions import lay_out_site  # noqa: E402

WRITERS: Final = 16
NOW: Final = datetime(2026, 11, 23, tzinfo=UTC)


def record_in_place(*words: Any, **named: Any) -> Entry:
    """Write an entry as a chain does that each act continues itself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7)")
    return actions.record(*words, **named)


def nothing(*_words: Any, **_named: Any) -> None:
    """Stand for the ledger where there is none."""


HOW: Final[dict[str, tuple[Callable[..., Any], Callable[..., Any]]]] = {
    "without the ledger": (nothing, nothing),
    "with the ledger": (actions.record, actions.link),
    "chained in place": (record_in_place, actions.link),
}


def write(number: int, kind: str, until: float, done: "multiprocessing.Queue[int]") -> None:
    """Act until the time is over and say how often."""
    acts, by = 0, Officer.objects.get()
    remark = Remark.objects.order_by("pk")[number]
    for name, does in zip(("record", "link"), HOW[kind], strict=True):
        setattr(remarks, name, does)
    while time.monotonic() < until:
        remarks.answer_remark(remark=remark, text=f"Trả lời {acts}", by=by, at=NOW)
        acts += 1
    done.put(acts)
    connections.close_all()


def seal(until: float) -> None:
    """Seal every two seconds, as the site does."""
    while time.monotonic() < until:
        time.sleep(2)
        seal_pending()


def rate(kind: str, seconds: float) -> float:
    """Return acts a second of sixteen writers."""
    done: multiprocessing.Queue[int] = multiprocessing.Queue()
    until = time.monotonic() + seconds + 0.5
    tasks = [
        multiprocessing.Process(target=write, args=(n, kind, until, done)) for n in range(WRITERS)
    ]
    tasks += [multiprocessing.Process(target=seal, args=(until,))]
    for task in tasks:
        task.start()
    total = sum(done.get() for _ in range(WRITERS))
    for task in tasks:
        task.join()
    return total / seconds


def main() -> None:
    """Measure by turns and print ratios."""
    rounds, seconds = int(sys.argv[1]), float(sys.argv[2])
    lay_out_site()
    Officer.objects.create(username="lan", last_name="Đỗ Thị", first_name="Lan")
    page = open_article()
    for _ in range(WRITERS):
        sent_remark(page)
    connections.close_all()
    multiprocessing.set_start_method("fork")
    found: dict[str, list[float]] = {kind: [] for kind in HOW}
    for _ in range(rounds):
        for kind in HOW:
            found[kind].append(rate(kind, seconds))
    print(f"a) {WRITERS} writers on PostgreSQL, {rounds} rounds by turns, acts a second:")
    for kind, values in found.items():
        print(f"   {kind:<20} {spread(values)}")
    for kind in list(HOW)[1:]:
        ratios = [
            one / other for one, other in zip(found[kind], found["without the ledger"], strict=True)
        ]
        print(f"   {kind} / without: {spread(ratios)}")


if __name__ == "__main__":
    main()
