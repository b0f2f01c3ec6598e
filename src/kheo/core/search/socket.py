"""Socket of the search: rooms enlist what can be found, and say when it changed.

A room calls `changed` from the action that publishes, `gone` from the one that withdraws; both
write in the transaction of the caller, so that the index never says another thing than the record.
"""

from collections.abc import Iterable

from kheo.core.search.indexing import drop, put, readdress
from kheo.core.search.sources import (
    JUMPS,
    SOURCES,
    Item,
    Source,
    Tag,
    destination,
    enlist,
    enlist_jump,
)

__all__ = [
    "JUMPS", "SOURCES", "Item", "Source", "Tag",
    "changed", "destination", "enlist", "enlist_jump", "gone", "moved",
]  # fmt: skip


def changed(kind: str, keys: Iterable[object]) -> None:
    """Have the index say of these what is public of them now: new, other, or nothing."""
    put(SOURCES[kind], sorted({str(key) for key in keys}))


def gone(kind: str, keys: Iterable[object]) -> None:
    """Have the index forget these at once."""
    drop(kind, sorted({str(key) for key in keys}))


def moved(kind: str, addresses: Iterable[tuple[object, str]]) -> None:
    """Have things found under other addresses; nothing else of them changed."""
    readdress(kind, {str(key): address for key, address in addresses})
