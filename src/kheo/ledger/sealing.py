"""Entries enter the chain in batches, after their acts, so that acts never wait for one another."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from django.conf import settings
from django.db import connection, transaction

from kheo.ledger.models import COLUMNS, Entry, Pending, Seal
from kheo.ledger.rules import GENESIS, Written, chained, moment

SECONDS_BETWEEN_SEALS: Final = 2.0
BATCH: Final = 5000
LOCK: Final = 0x6B68656F
"""The number of PostgreSQL's lock that only one sealer holds; any number that is only ours."""


def seal_pending() -> int:
    """Give every entry that waits its place in the chain; return how many there were.

    Any number of processes may call it at once. The head of the chain is noted in a file beside
    the database, so that a chain whose end is cut off is found out.
    """
    sealed = 0
    while done := seal_batch():
        sealed += done
    return sealed


@transaction.atomic
def seal_batch() -> int:
    """Seal the entries that have waited longest and return how many there were."""
    if not Pending.objects.exists():
        return 0
    alone()
    # Read once: an entry that is committed a moment later may stand before these.
    waiting = list(Pending.objects.order_by("pk").values_list("pk", flat=True)[:BATCH])
    last = Seal.objects.order_by("-position").first()
    seals = list(sealed(waiting, last.position if last else 0, last.hash if last else GENESIS))
    Seal.objects.bulk_create(seals)
    Pending.objects.filter(pk__in=waiting).delete()
    if seals:
        transaction.on_commit(lambda: note_head(seals[-1]))
    return len(seals)


def sealed(waiting: list[int], position: int, previous: str) -> Iterator[Seal]:
    """Yield the seals of some entries, going on from a place in the chain."""
    rows = Entry.objects.filter(pk__in=waiting).order_by("pk").values_list("pk", *COLUMNS)
    for pk, at, *rest in rows:
        position += 1
        previous = chained(previous, Written(pk, moment(at), *rest))
        yield Seal(position=position, entry_id=pk, hash=previous)


def alone() -> None:
    """Wait until no other sealer is at work; SQLite has but one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def head_file() -> Path:
    """Return the file that remembers how far the chain reached."""
    return Path(settings.VAR) / "ledger-head"


def note_head(seal: Seal) -> None:
    """Write down how far the chain reaches."""
    folder = head_file().parent
    with NamedTemporaryFile("w", encoding="ascii", dir=folder, delete=False) as new:
        new.write(f"{seal.position} {seal.hash}\n")
    Path(new.name).replace(head_file())
