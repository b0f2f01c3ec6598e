"""What a backup, a restore and the doctor have to know of the search."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kheo.core.front import housekeeping
from kheo.core.keeping import doctor, sockets, tables
from kheo.core.keeping.doctor import Finding, wrong
from kheo.core.search import sources
from kheo.core.search.batching import batches
from kheo.core.search.indexing import AT_ONCE, Counted
from kheo.core.search.merging import merge
from kheo.core.search.models import SearchBucket, SearchEntry, SearchFacet
from kheo.core.search.rebuilding import rebuild
from kheo.core.search.sources import Source

MINUTE = 60


def enlist() -> None:
    """Leave the index out of backups, build it after a restore, keep it small and examined."""
    for model in (SearchEntry, SearchFacet, SearchBucket):
        tables.leave_out(model, "the search index is built anew from what it speaks of")
    sockets.afterwards("core.search", rebuild)
    housekeeping.enlist("core.search", MINUTE, merge)
    doctor.enlist("core.search_index", gettext_lazy("Chỉ mục của ô tìm kiếm"), examine)


def examine() -> Iterator[Finding]:
    """Find what the index says other than the rooms do."""
    for source in sources.SOURCES.values():
        stale = sum(count_stale(source, batch) for batch in batches(all_keys(source), AT_ONCE))
        if stale:
            yield wrong(
                _("Ô tìm kiếm biết sai hoặc chưa biết %(count)d mục loại “%(kind)s”.")
                % {"count": stale, "kind": source.label},
                _("Chạy: ./kheo rebuild-search"),
            )
    left = SearchEntry.objects.exclude(kind__in=list(sources.SOURCES)).count()
    if left:
        yield wrong(
            _("Ô tìm kiếm còn %(count)d mục thuộc loại không còn dùng.") % {"count": left},
            _("Chạy: ./kheo rebuild-search"),
        )


def all_keys(source: Source) -> list[str]:
    """Return all keys that the room or the index knows of a kind."""
    known = SearchEntry.objects.filter(kind=source.kind).values_list("key", flat=True)
    return sorted({str(key) for key in source.keys()} | set(known.iterator()))  # noqa: SIM118


def count_stale(source: Source, keys: list[str]) -> int:
    """Return of how many keys the index says another thing than the room."""
    rows = SearchEntry.objects.filter(kind=source.kind, key__in=keys)
    told = {
        row.key: (row.title, row.lead, row.text, row.address, row.day, bytes(row.stream))
        for row in rows
    }
    true = {
        row.key: (row.title, row.lead, row.text, row.address, row.day, row.stream)
        for row in (Counted.of(item).row(source.kind) for item in source.items(keys))
    }
    return sum(told.get(key) != true.get(key) for key in keys)
