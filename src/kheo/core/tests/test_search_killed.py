"""The index and the record it speaks of, written by a process that is killed at every step."""

from pathlib import Path

import pytest
from django.db import transaction
from tests.killing import mortal

from kheo.core.limits import take
from kheo.core.models import Tally
from kheo.core.search import socket
from kheo.core.search.models import SearchBucket, SearchEntry, SearchFacet
from kheo.core.search.packing import COUNT_BUCKET
from kheo.core.search.socket import Item, Tag
from kheo.core.tests.search import KIND, Things, asked

pytestmark = pytest.mark.django_db(transaction=True)
WORK = "kheo.core.tests.test_search_killed.publish"


def publish() -> None:
    """Write a record and what the search says of it, as an action does."""
    from datetime import UTC, datetime, timedelta

    places = [Tag("xa-hoa", "Xã Hòa")]
    item = Item("1", "Hội nghị", "/1/", text="Dân vận khéo.", places=places)
    socket.enlist(Things(item))  # type: ignore[arg-type] # a plain label will do
    with transaction.atomic():
        at = datetime(2026, 11, 23, tzinfo=UTC)
        take("published", at=at, limit=5, window=timedelta(hours=1))
        socket.changed(KIND, ["1"])


def published() -> int:
    """Return how many records there are, each found whole, and nothing found besides."""
    count = Tally.objects.filter(key="published").count()
    assert SearchEntry.objects.filter(kind=KIND).count() == count
    assert SearchFacet.objects.count() == count
    assert SearchBucket.objects.filter(bucket=COUNT_BUCKET).exists() == bool(count)
    assert asked("dan van kheo") == ["1"] * count
    return count


def test_a_publication_that_is_killed_is_found_whole_or_not_at_all(tmp_path: Path) -> None:
    before = SearchBucket.objects.count()
    assert not before, "the tests' database holds nothing that can be found"
    seen: list[int] = []
    with mortal(WORK, folder=tmp_path) as work:
        while work.dies_at(len(seen) + 1):
            seen.append(published())
        work.is_done()
    assert len(seen) > 4
    assert seen == sorted(seen)
    assert set(seen) == {0, 1}
    assert published() == 1
