"""Bodies of pages as they are kept."""

from collections.abc import Iterator
from typing import Any


def nameless(kept: Any) -> Iterator[dict[str, Any]]:
    """Yield the blocks and list items that are kept without the id by which Wagtail knows them."""
    if isinstance(kept, dict):
        if {"type", "value"} <= kept.keys() and not kept.get("id"):
            yield kept
        kept = list(kept.values())
    if isinstance(kept, list | tuple):
        for part in kept:
            yield from nameless(part)
