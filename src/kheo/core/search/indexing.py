"""Writing the index: entries, and the postings of a batch of them as one segment."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

from django.db import IntegrityError, transaction

from kheo.core.search import nearness, packing, weighing, wording
from kheo.core.search.batching import batches
from kheo.core.search.models import SearchEntry, SearchFacet
from kheo.core.search.packing import Postings, Row
from kheo.core.search.postings import write
from kheo.core.search.sources import Item, Source
from kheo.core.text import compose, one_line

SEGMENT: Final = 2_500
"""Entries written at once: bounds what a rebuild holds in memory."""
AT_ONCE: Final = 200
TRIES: Final = 5
LONGEST_TEXT: Final = 1_000_000
Key = TypeVar("Key")


def put(source: Source, keys: Sequence[str]) -> int:
    """Write anew what is public of these keys, forget the rest; return how many are found now."""
    return sum(put_batch(source, batch) for batch in batches(keys, SEGMENT))


def put_batch(source: Source, keys: Sequence[str]) -> int:
    """Write one segment.

    Who publishes while the index is rebuilt may have written the same entry a moment ago. Then
    it is read and written once more, after his.
    """
    for left in reversed(range(TRIES)):
        try:
            with transaction.atomic():
                drop(source.kind, keys)
                return add(source.kind, source.items(keys))
        except IntegrityError:
            if not left:
                raise
    return 0


def drop(kind: str, keys: Sequence[str]) -> None:
    """Forget entries; their postings lead nowhere until they are merged away."""
    for batch in batches(keys, AT_ONCE):
        rows = SearchEntry.objects.filter(kind=kind, key__in=batch)
        SearchFacet.objects.filter(entry__in=rows).delete()
        rows.delete()


def readdress(kind: str, addresses: Mapping[str, str]) -> None:
    """Write other addresses for entries."""
    for batch in batches(sorted(addresses), AT_ONCE):
        rows = list(SearchEntry.objects.filter(kind=kind, key__in=batch).only("key", "address"))
        other = [row for row in rows if row.address != addresses[row.key]]
        for row in other:
            row.address = addresses[row.key]
        SearchEntry.objects.bulk_update(other, ["address"])


def add(kind: str, items: Iterable[Item]) -> int:
    """Write entries, what they are filtered by, and their postings as one segment."""
    segment = Segment()
    for batch in batches(items, AT_ONCE):
        counted = [Counted.of(item) for item in batch]
        entries = SearchEntry.objects.bulk_create(one.row(kind) for one in counted)
        for entry, one in zip(entries, counted, strict=True):
            segment.add(entry.pk, one)
        of_items = zip(entries, batch, strict=True)
        SearchFacet.objects.bulk_create(tag for one in of_items for tag in tags(*one))
    if segment.docs:
        write(segment.rows())
    return len(segment.docs)


def tags(entry: SearchEntry, item: Item) -> Iterator[SearchFacet]:
    """Yield the rows that an entry is filtered by."""
    issuers = [item.issuer] if item.issuer else []
    for name, values in (("place", item.places), ("issuer", issuers)):
        for tag in {tag.value: tag for tag in values}.values():
            yield SearchFacet(entry=entry, name=name, value=tag.value, label=tag.label)


class Counted:
    """An item, taken apart."""

    def __init__(self, item: Item, fields: Sequence[str]) -> None:
        self.item = item
        self.title, self.lead, self.text = fields
        self.extra = compose(" ".join(item.extra))
        self.words = [wording.syllables(field) for field in (*fields, self.extra)]

    @classmethod
    def of(cls, item: Item) -> "Counted":
        """Return an item with its texts made clean."""
        return cls(
            item, [one_line(text[:LONGEST_TEXT]) for text in (item.title, item.lead, item.text)]
        )

    def row(self, kind: str) -> SearchEntry:
        """Return the entry to write."""
        item = self.item
        return SearchEntry(
            kind=kind, key=item.key, title=self.title, lead=self.lead, text=self.text,
            address=item.address, day=item.day, stream=self.stream(),
        )  # fmt: skip

    def stream(self) -> bytes:
        """Return the syllables one after another, as nearness looks through them."""
        words = [word for part in self.words for word in part]
        return nearness.stream(words)

    @property
    def length(self) -> int:
        """How many syllables it has."""
        return sum(len(part) for part in self.words)

    def numbers(self) -> list[str]:
        """Return the numbers of documents that it names."""
        texts = (self.title, self.lead, self.text, self.extra)
        return list(dict.fromkeys(number for text in texts for number in wording.numbers(text)))


FIELD_WEIGHTS: Final = (weighing.TITLE, weighing.LEAD, weighing.TEXT, weighing.LEAD)
Kept = dict[Key, "array[int]"]
"""Terms with their postings, each entry and its share in one number."""
SHARE_BITS: Final = 8


def kept() -> "defaultdict[Any, array[int]]":
    """Return a place for postings."""
    return defaultdict(lambda: array("Q"))


class Segment:
    """The postings of a batch, in memory."""

    def __init__(self) -> None:
        self.docs: array[int] = array("I")
        self.exact: Kept[str] = kept()
        self.folded: Kept[str] = kept()
        self.paired: Kept[tuple[str, str]] = kept()
        self.numbers: Kept[str] = kept()

    def add(self, doc: int, item: Counted) -> None:
        """Take in one entry; they come in the order of their keys."""
        self.docs.append(doc)
        exact: Counter[object] = Counter()
        folded: Counter[object] = Counter()
        paired: Counter[object] = Counter()
        for weight, words in zip(FIELD_WEIGHTS, item.words, strict=True):
            bare = wording.plain(words)
            weighing.weighted(exact, words, weight)
            weighing.weighted(folded, bare, weight)
            weighing.weighted(paired, wording.pairs(bare), weight)
        note(self.exact, doc, exact, item.length)
        note(self.folded, doc, folded, item.length)
        note(self.paired, doc, paired, item.length)
        note(self.numbers, doc, Counter(item.numbers()), item.length)

    def rows(self) -> Iterator[Row]:
        """Yield the rows to write, in the order of their terms."""
        keyed = {
            **{wording.exact_term(word): found for word, found in self.exact.items()},
            **{wording.folded_term(word): found for word, found in self.folded.items()},
            **{wording.pair_term(*pair): found for pair, found in self.paired.items()},
            **{wording.number_term(number): found for number, found in self.numbers.items()},
        }
        terms = ((key, postings(keyed[key])) for key in sorted(keyed))
        return packing.rows(max(self.docs), self.docs, terms)


def postings(found: "array[int]") -> Postings:
    """Return the postings of a term."""
    docs = array("I", [one >> SHARE_BITS for one in found])
    return Postings(docs, bytes([one & weighing.FULL for one in found]))


def note(into: "Kept[Any]", doc: int, counts: "Counter[object]", length: int) -> None:
    """Write an entry under each of its terms with the share it gives."""
    base = doc << SHARE_BITS
    for term, share in zip(counts, weighing.shares_of(counts, length), strict=True):
        into[term].append(base | share)
