"""The whole index anew, while the site is served."""

from collections.abc import Callable

from django.db.models import Max

from kheo.core.search import sources
from kheo.core.search.batching import batches
from kheo.core.search.indexing import SEGMENT, put
from kheo.core.search.models import SearchEntry, SearchFacet
from kheo.core.search.postings import forget_segments


def rebuild(say: Callable[[str, int], object] = lambda _kind, _count: None) -> int:
    """Write everything anew and return how many entries there are.

    Each batch is a transaction of its own: readers always find something, writers wait for one
    batch at most, and after an interruption the same may be run again.
    """
    last = SearchEntry.objects.aggregate(last=Max("pk"))["last"] or 0
    count = 0
    for source in sources.SOURCES.values():
        for batch in batches(source.keys(), SEGMENT):
            count += put(source, batch)
            say(source.kind, count)
    forget_before(last)
    return count


def forget_before(last: int) -> None:
    """Forget what no source brought again, and postings that lead nowhere any more."""
    rows = SearchEntry.objects.filter(pk__lte=last)
    SearchFacet.objects.filter(entry__in=rows).delete()
    rows.delete()
    forget_segments(last)
