"""Part a of `bench.ledger`: sixteen writers with and without an entry for each act."""

import multiprocessing
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

import django

django.setup()

from django.db import connection, connections, transaction  # noqa: E402 - after the set-up

from bench.tools import spread  # noqa: E402
from kheo.core.models import Tally  # noqa: E402
from kheo.ledger import verbs  # noqa: E402
from kheo.ledger.actions import record  # noqa: E402
from kheo.ledger.rules import Ref, system  # noqa: E402
from kheo.ledger.sealing import seal_pending  # noqa: E402

WRITERS: Final = 16
NOW: Final = datetime(2026, 11, 23, tzinfo=UTC)


def note(name: str) -> None:
    """Write an entry."""
    target = Ref("bench.thing", name, f"Việc {name}")
    record("bench.done", target=target, by=system("bench"), at=NOW, reason="đo", facts={"số": 1})


def note_in_place(name: str) -> None:
    """Write an entry as a chain does that each act continues itself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7)")
    note(name)


HOW: Final[dict[str, Callable[[str], None]]] = {
    "without the ledger": lambda _name: None,
    "with the ledger": note,
    "chained in place": note_in_place,
}


def act(name: str, mark: Callable[[str], None]) -> None:
    """Do what a small act does: read a record, change it, write a row of its history."""
    with transaction.atomic():
        row = Tally.objects.get(key=name)
        mark(name)
        row.count += 1
        row.save(update_fields=["count"])
        Tally.objects.create(
            key=f"{name}-{row.count}-{time.monotonic_ns()}", starts_at=NOW, ends_at=NOW
        )


def write(number: int, kind: str, until: float, done: "multiprocessing.Queue[int]") -> None:
    """Act until the time is over and say how often."""
    acts = 0
    while time.monotonic() < until:
        act(f"w{number}", HOW[kind])
        acts += 1
    done.put(acts)
    connections.close_all()


def seal(until: float) -> None:
    """Seal every second, as the site does every two."""
    while time.monotonic() < until:
        time.sleep(1)
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
    verbs.enlist("bench.done", "Đo")
    for number in range(WRITERS):
        Tally.objects.create(key=f"w{number}", starts_at=NOW, ends_at=NOW)
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
