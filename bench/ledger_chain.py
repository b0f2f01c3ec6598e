"""Part b of `bench.ledger`: a chain is filled, sealed and verified."""

import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

import django

django.setup()

from kheo.ledger import verifying  # noqa: E402 - after the set-up
from kheo.ledger.models import Entry, Seal  # noqa: E402
from kheo.ledger.rules import Fault  # noqa: E402
from kheo.ledger.sealing import seal_pending  # noqa: E402

NOW: Final = datetime(2026, 11, 23, tzinfo=UTC)
BATCH: Final = 5000


def fill(count: int) -> None:
    """Write entries as large as real ones."""
    for start in range(0, count, BATCH):
        Entry.objects.bulk_create(
            Entry(
                at=NOW, verb="news.published", actor_kind="officer", actor_key=str(number % 900),
                actor_name="Đỗ Thị Ánh", target_kind="news.article", target_key=str(number),
                target_name=f"An Lĩnh: Hai cơ quan thông qua kế hoạch phối hợp số {number}",
                reason="Đã duyệt theo quy trình", facts='{"phiên bản":3}',
            )
            for number in range(start, min(count, start + BATCH))
        )  # fmt: skip


def timed(what: str, do: Callable[[], object], count: int) -> str:
    """Do something and return a line that says how long it took."""
    begun, cpu = time.monotonic(), time.process_time()
    do()
    took, used = time.monotonic() - begun, time.process_time() - cpu
    each = took / count * 1e6
    return f"   {what:<8} {took:6.1f} s ({used:.1f} s of processor here; {each:.1f} µs an entry)"


def main() -> None:
    """Fill, seal, verify, and print how long each took."""
    engine, count = sys.argv[1], int(sys.argv[2])
    print(f"b) {count:,} entries on {engine}:")
    print(timed("written", lambda: fill(count), count))
    print(timed("sealed", seal_pending, count))
    faults: list[Fault] = []
    print(timed("verified", lambda: faults.extend(verifying.faults()), count))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"   faults {len(faults)} in {Seal.objects.count():,} places; at most {peak:.0f} MiB")


if __name__ == "__main__":
    main()
