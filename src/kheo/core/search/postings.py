"""Buckets of postings, written and read the quickest way that each engine has."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from django.db import connection

from kheo.core.keeping.tables import meta_of
from kheo.core.search import packing
from kheo.core.search.batching import batches
from kheo.core.search.models import SearchBucket
from kheo.core.search.packing import Bucket, Postings, Row

TABLE: Final = meta_of(SearchBucket).db_table
INSERT: Final = f"INSERT INTO {TABLE} (bucket, segment, count, packed) VALUES (%s, %s, %s, %s)"  # noqa: S608
COPY: Final = f"COPY {TABLE} (bucket, segment, count, packed) FROM STDIN (FORMAT BINARY)"
AT_ONCE: Final = 500
COPIED: Final = ("int4", "int8", "int4", "bytea")


class Known(NamedTuple):
    """What is known of terms: how many entries there are, and the postings of each term."""

    entries: int
    postings: dict[int, Postings]


def write(rows: Iterable[Row]) -> None:
    """Write rows."""
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            for some in batches(rows, AT_ONCE):
                cursor.executemany(INSERT, some)
            return
        with cursor.copy(COPY) as copy:
            copy.set_types(COPIED)
            for row in rows:
                copy.write_row(row)


def read(keys: Iterable[int]) -> Known:
    """Return the postings of terms in one query; a term that nothing holds is left out."""
    wanted: dict[int, list[int]] = defaultdict(list)
    for key in keys:
        for level in packing.LEVELS:
            wanted[packing.bucket_of(key, level)].append(key)
    rows = SearchBucket.objects.filter(bucket__in=[packing.COUNT_BUCKET, *wanted])
    parts: dict[int, list[Postings]] = defaultdict(list)
    entries = 0
    for number, count, packed in rows.values_list("bucket", "count", "packed"):
        if number == packing.COUNT_BUCKET:
            entries += count
        else:
            take(bytes(packed), wanted[number], parts)
    return Known(entries, {key: packing.joined(found) for key, found in parts.items()})


def take(packed: bytes, keys: Iterable[int], parts: dict[int, list[Postings]]) -> None:
    """Add what a bucket holds of the terms."""
    bucket = Bucket(packed)
    for key in keys:
        if found := bucket.find(key):
            parts[key].append(found)


def forget_segments(last: int) -> None:
    """Forget all segments up to one; none of their entries is there any more."""
    SearchBucket.objects.filter(segment__lte=last).delete()
