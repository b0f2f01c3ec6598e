"""Is the chain whole? Asked of the database row by row, a million in well under a minute."""

from collections.abc import Iterator
from typing import Any, Final

from django.db import connection

from kheo.ledger import guards
from kheo.ledger.models import COLUMNS, Entry, Seal
from kheo.ledger.rules import Fault, Sealed, Written, Wrong, faults_of, moment
from kheo.ledger.sealing import head_file

CHUNK: Final = 5000


def faults(*, heads: dict[int, str] | None = None) -> Iterator[Fault]:
    """Yield everything that is wrong with the ledger: nothing when it is whole.

    `heads` are hashes that somebody noted before, by position; the chain must still hold them.
    """
    wanted = noted_head() | (heads or {})
    reached: dict[int, str] = {}
    yield from faults_of(watched(chain(), wanted, reached))
    yield from lost_heads(wanted, reached)
    for pk in never_sealed():
        yield Fault(Wrong.NEVER_SEALED, entry_id=pk)
    if guards.names() - guards.standing(connection):
        yield Fault(Wrong.UNGUARDED)


def watched(
    links: Iterator[Sealed], wanted: dict[int, str], reached: dict[int, str]
) -> Iterator[Sealed]:
    """Yield the chain and note the hashes at the places that are wanted."""
    for link in links:
        if link.position in wanted:
            reached[link.position] = link.hash
        yield link


def lost_heads(wanted: dict[int, str], reached: dict[int, str]) -> Iterator[Fault]:
    """Yield the noted heads that the chain no longer holds."""
    for position, hashed in sorted(wanted.items()):
        if position not in reached:
            yield Fault(Wrong.CUT_OFF, position)
        elif reached[position] != hashed:
            yield Fault(Wrong.OTHER_HEAD, position)


def noted_head() -> dict[int, str]:
    """Return how far the chain reached when it was last sealed here."""
    try:
        position, hashed = head_file().read_text(encoding="ascii").split()
        return {int(position): hashed}
    except FileNotFoundError:
        return {}


def chain() -> Iterator[Sealed]:
    """Yield the chain in the order of its positions.

    Each entry is found by its seal, so that one that is gone shows.
    """
    rows = (
        Seal.objects.order_by("position")
        .values_list("position", "hash", "entry_id", "entry__id", *(f"entry__{c}" for c in COLUMNS))
        .iterator(chunk_size=CHUNK)
    )
    return (sealed(*row) for row in rows)


def sealed(position: int, hashed: str, wanted: int, pk: int | None, at: Any, *rest: str) -> Sealed:
    """Return a place of the chain from its row."""
    entry = None if pk is None else Written(pk, moment(at), *rest)
    return Sealed(position, hashed, wanted, entry)


def never_sealed() -> list[int]:
    """Return the entries that have no seal and wait for none."""
    with_seal = Seal.objects.values("entry_id")
    found = Entry.objects.exclude(pk__in=with_seal).extra(
        where=["NOT EXISTS (SELECT 1 FROM ledger_pending p WHERE p.entry_id = ledger_entry.id)"]
    )
    return list(found.values_list("pk", flat=True)[:1000])
