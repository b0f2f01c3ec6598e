"""Part a of `bench.ledger`: sixteen writers with and without an entry for each act.

Twice: as officers act (a form sent to the desk, through the whole of Django), and the bare verb
by itself, in a loop that does nothing else.
"""

import multiprocessing
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

import django

django.setup()

from django.contrib.auth.models import Permission  # noqa: E402
from django.db import connection, connections  # noqa: E402 - after the set-up
from django.test import Client  # noqa: E402

from bench.tools import spread  # noqa: E402
from kheo.accounts.tests.proving import prove  # noqa: E402
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


HOW: Final[dict[str, Callable[..., Any]]] = {
    "without the ledger": nothing,
    "with the ledger": actions.record,
    "chained in place": record_in_place,
}


def bare(remark: Remark, by: Officer) -> Callable[[str], None]:
    """Return what answers a remark, and does nothing else."""

    def answer(text: str) -> None:
        remarks.answer_remark(remark=remark, text=text, by=by, at=NOW)

    return answer


def by_form(remark: Remark, by: Officer) -> Callable[[str], None]:
    """Return what sends the desk's form, as an officer's browser does."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(by)
    prove(client, by)

    def send(text: str) -> None:
        answered = client.post(f"/quan-tri/phan-hoi/{remark.pk}/tra-loi/", {"answer": text})
        if answered.status_code != 302 or not answered["Location"].endswith(f"/{remark.pk}/"):
            raise RuntimeError(f"{answered.status_code} {answered.headers}")

    return send


WAYS: Final = {"form": by_form, "verb": bare}


def write(
    number: int, way: str, kind: str, until: float, done: "multiprocessing.Queue[int]"
) -> None:
    """Act until the time is over and say how often."""
    acts, by = 0, Officer.objects.get()
    act = WAYS[way](Remark.objects.order_by("pk")[number], by)
    remarks.record = HOW[kind]  # type: ignore[attr-defined]
    try:
        while time.monotonic() < until:
            act(f"Trả lời {acts}")
            acts += 1
    finally:
        done.put(acts)
        connections.close_all()


def seal(until: float) -> None:
    """Seal every two seconds, as the site does."""
    while time.monotonic() < until:
        time.sleep(2)
        seal_pending()


def rate(way: str, kind: str, seconds: float) -> float:
    """Return acts a second of sixteen writers."""
    done: multiprocessing.Queue[int] = multiprocessing.Queue()
    until = time.monotonic() + seconds + 0.5
    tasks = [
        multiprocessing.Process(target=write, args=(n, way, kind, until, done))
        for n in range(WRITERS)
    ]
    tasks += [multiprocessing.Process(target=seal, args=(until,))]
    for task in tasks:
        task.start()
    total = sum(done.get() for _ in range(WRITERS))
    for task in tasks:
        task.join()
    if any(task.exitcode for task in tasks):
        raise RuntimeError(f"a writer fell: {way}, {kind}")
    return total / seconds


def main() -> None:
    """Measure by turns and print ratios."""
    rounds, seconds = int(sys.argv[1]), float(sys.argv[2])
    lay_out_site()
    lan = Officer.objects.create(username="lan", last_name="Đỗ Thị", first_name="Lan")
    lan.user_permissions.set(
        Permission.objects.filter(codename__in=["access_admin", "moderate_remark"])
    )
    page = open_article()
    for _ in range(WRITERS):
        sent_remark(page)
    connections.close_all()
    multiprocessing.set_start_method("fork")
    for way in WAYS:
        compare(way, rounds, seconds)


def compare(way: str, rounds: int, seconds: float) -> None:
    """Measure one way to act by turns and print ratios."""
    WAYS[way](Remark.objects.all()[0], Officer.objects.get())("Cho mọi thứ được nạp trước.")
    connections.close_all()
    found: dict[str, list[float]] = {kind: [] for kind in HOW}
    for _ in range(rounds):
        for kind in HOW:
            found[kind].append(rate(way, kind, seconds))
    print(f"a) {WRITERS} writers on PostgreSQL, by {way}, {rounds} rounds by turns, acts a second:")
    for kind, values in found.items():
        print(f"   {kind:<20} {spread(values)}")
    for kind in list(HOW)[1:]:
        ratios = [
            one / other for one, other in zip(found[kind], found["without the ledger"], strict=True)
        ]
        print(f"   {kind} / without: {spread(ratios)}")


if __name__ == "__main__":
    main()
