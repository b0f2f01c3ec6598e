"""Long rows of things in short lists."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

One = TypeVar("One")


def batches(things: Iterable[One], size: int) -> Iterator[list[One]]:
    """Yield things in lists of a bounded length."""
    left = iter(things)
    while batch := list(islice(left, size)):
        yield batch
