"""Housekeeping of the index: small segments become one, and what leads nowhere is left behind."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.db import transaction

from kheo.core.search import packing
from kheo.core.search.models import SearchBucket, SearchEntry
from kheo.core.search.packing import Bucket, Kept, Postings
from kheo.core.search.postings import write

MOST_SMALL: Final = 24
"""So many small segments are borne; with more, all of them become one."""
SMALL: Final = 500
"""Entries of a segment that is still small."""
MOST_AT_ONCE: Final = 2_500


class MovedError(Exception):
    """Another process changed the segments meanwhile; nothing was done."""


def merge() -> int:
    """Make one segment of the small ones when there are many; return how many there were.

    Postings never change, so that reading and joining them needs no lock; what is written is
    written in one short transaction.
    """
    chosen = few(small_segments())
    if len(chosen) <= MOST_SMALL:
        return 0
    living, terms = gathered(list(chosen))
    try:
        replace(chosen, living, terms)
    except MovedError:
        return 0
    return len(chosen)


def small_segments() -> dict[int, int]:
    """Return the small segments with the number of their entries, the smallest first."""
    counts = SearchBucket.objects.filter(bucket=packing.COUNT_BUCKET, count__lte=SMALL)
    return dict(counts.order_by("count", "segment").values_list("segment", "count"))


def few(segments: dict[int, int]) -> dict[int, int]:
    """Return the first of them that are no more together than memory should hold."""
    found, entries = {}, 0
    for segment, count in segments.items():
        entries += count
        if entries <= MOST_AT_ONCE:
            found[segment] = count
    return found


def gathered(segments: list[int]) -> tuple[set[int], dict[int, list[tuple[int, int]]]]:
    """Return the entries of segments that are still there, and their postings by term."""
    rows = SearchBucket.objects.filter(segment__in=segments).values_list("bucket", "packed")
    docs: set[int] = set()
    terms: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for bucket, packed in rows.iterator():
        if bucket == packing.COUNT_BUCKET:
            docs.update(packing.from_bytes("I", bytes(packed)))
            continue
        for key, postings in Bucket(bytes(packed)).all():
            terms[key].extend(zip(*postings, strict=True))
    living = set(SearchEntry.objects.filter(pk__in=docs).values_list("pk", flat=True))
    return living, terms


def replace(segments: Iterable[int], living: set[int], terms: dict[int, Any]) -> None:
    """Write one segment in the place of several. Raises MovedError when one is gone already."""
    gone = SearchBucket.objects.filter(segment__in=list(segments))
    with transaction.atomic():
        counted = gone.filter(bucket=packing.COUNT_BUCKET).select_for_update()
        if len(counted) != len(list(segments)):
            raise MovedError
        gone.delete()
        if living:
            docs = array("I", sorted(living))
            write(packing.rows(max(segments), docs, kept(terms, living)))


def kept(terms: dict[int, list[tuple[int, int]]], living: set[int]) -> Iterator[Kept]:
    """Yield the postings of entries that are still there, in the order of their terms."""
    for key in sorted(terms):
        found = sorted(one for one in terms[key] if one[0] in living)
        if found:
            docs = array("I", [doc for doc, _ in found])
            yield key, Postings(docs, bytes(share for _, share in found))
