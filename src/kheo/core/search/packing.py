"""How postings lie in the database: the terms of a segment in buckets, each bucket one row.

A bucket holds the terms whose keys begin with the same bits: their number, the keys in order,
where the postings of each end, then all entries (four bytes each) and all shares (one byte each).
A large segment has many buckets, so that a query reads little beside what it asks for; a small
one has few, so that publishing writes little.
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import Final, NamedTuple

KEY_BITS: Final = 64
SMALL: Final = 6
LARGE: Final = 12
LEVELS: Final = (SMALL, LARGE)
"""Two to this power is the number of buckets of a segment."""
SMALL_SEGMENT: Final = 50
COUNT_BUCKET: Final = 0
"""The row that tells how many entries a segment holds."""

NUMBER_BYTES: Final = 4
KEY_BYTES: Final = 8


class Postings(NamedTuple):
    """The entries that hold a term, in order, with the share that each gives it (1 to 255)."""

    docs: "array[int]"
    shares: bytes


Row = tuple[int, int, int, bytes]
"""One bucket of one segment: its number, the segment, how many postings, and these packed."""

Kept = tuple[int, Postings]


def level_of(entries: int) -> int:
    """Return how finely a segment of so many entries is divided."""
    return SMALL if entries <= SMALL_SEGMENT else LARGE


def bucket_of(key: int, level: int) -> int:
    """Return the number of the bucket that a term lies in; no two levels share a number."""
    return (1 << level) + (key >> (KEY_BITS - level))


def rows(segment: int, docs: "array[int]", kept: Iterable[Kept]) -> Iterator[Row]:
    """Yield the rows of a segment from its postings, which come in the order of their keys."""
    level = level_of(len(docs))
    yield COUNT_BUCKET, segment, len(docs), to_bytes(docs)
    for bucket, terms in groupby(kept, lambda one: bucket_of(one[0], level)):
        found = list(terms)
        count = sum(len(postings.docs) for _, postings in found)
        yield bucket, segment, count, pack(found)


def pack(terms: list[Kept]) -> bytes:
    """Return the postings of a bucket as bytes, the same on every machine."""
    ends, docs, end = array("I"), array("I"), 0
    for _, postings in terms:
        end += len(postings.docs)
        ends.append(end)
        docs.extend(postings.docs)
    keys = array("Q", [key for key, _ in terms])
    shares = b"".join(postings.shares for _, postings in terms)
    head = to_bytes(array("I", [len(terms)])) + to_bytes(keys)
    return head + to_bytes(ends) + to_bytes(docs) + shares


class Bucket:
    """A bucket read back; its postings are taken apart when asked for."""

    def __init__(self, packed: bytes) -> None:
        self.packed = packed
        [count] = from_bytes("I", packed[:NUMBER_BYTES])
        ends_at = NUMBER_BYTES + count * KEY_BYTES
        self.docs_at = ends_at + count * NUMBER_BYTES
        self.keys = from_bytes("Q", packed[NUMBER_BYTES:ends_at])
        self.ends = from_bytes("I", packed[ends_at : self.docs_at])
        self.shares_at = self.docs_at + (self.ends[-1] if count else 0) * NUMBER_BYTES

    def find(self, key: int) -> Postings | None:
        """Return the postings of a term, if the bucket has it."""
        at = bisect_left(self.keys, key)
        if at == len(self.keys) or self.keys[at] != key:
            return None
        return self.between(self.ends[at - 1] if at else 0, self.ends[at])

    def between(self, start: int, end: int) -> Postings:
        """Return postings by where they begin and end."""
        first, last = (self.docs_at + NUMBER_BYTES * at for at in (start, end))
        shares = self.packed[self.shares_at + start : self.shares_at + end]
        return Postings(from_bytes("I", self.packed[first:last]), shares)

    def all(self) -> Iterator[Kept]:
        """Yield all terms with their postings, in the order of their keys."""
        for key, (start, end) in zip(self.keys, pairwise([0, *self.ends]), strict=True):
            yield key, self.between(start, end)


def joined(parts: list[Postings]) -> Postings:
    """Return the postings of several segments as one, in the order of entries."""
    if len(parts) == 1:
        return parts[0]
    parts = sorted(parts, key=lambda part: part.docs[0])
    docs, shares = array("I"), b"".join(part.shares for part in parts)
    for part in parts:
        docs.extend(part.docs)
    if all(one.docs[-1] < other.docs[0] for one, other in pairwise(parts)):
        return Postings(docs, shares)
    both = sorted(zip(docs, shares, strict=True))
    return Postings(array("I", [doc for doc, _ in both]), bytes(share for _, share in both))


def to_bytes(numbers: "array[int]") -> bytes:
    """Return whole numbers as bytes, the same on every machine."""
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()


def from_bytes(typecode: str, packed: bytes) -> "array[int]":
    """Return whole numbers from their bytes."""
    found: array[int] = array(typecode)
    found.frombytes(packed)
    if sys.byteorder == "big":
        found.byteswap()
    return found
