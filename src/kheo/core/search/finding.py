"""One page of answers as readers see it: in a number of queries that does not grow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kheo.core.days import short_day
from kheo.core.search import sources, suggesting
from kheo.core.search.asking import FEW, Query, ranked
from kheo.core.search.extracts import Matcher, Piece, extract, marked
from kheo.core.search.filters import Filters
from kheo.core.search.models import SearchEntry

Row = tuple[int, str, date | None]
"""Key, kind and day of an entry."""

SHOWN_TEXT: Final = 20_000
"""Letters of a text that an extract is looked for in."""


@dataclass(frozen=True, slots=True)
class Result:
    """One answer, ready to be shown."""

    address: str
    kind: str
    title: list[Piece]
    extract: list[Piece]
    day: date | None
    day_shown: str


def answers(query: Query, filters: Filters) -> list[Row]:
    """Return the entries that answer a query, best first."""
    if not query.words:
        return []
    docs = [hit.doc for hit in ranked(query, filters.allowed())]
    rows = SearchEntry.objects.filter(pk__in=docs).values_list("pk", "kind", "day")
    known = {row[0]: row for row in rows}
    return [known[doc] for doc in docs if doc in known]


def results(query: Query, rows: Sequence[Row]) -> tuple[list[Result], list[str]]:
    """Return answers ready to be shown, and the texts that they hold, with one query."""
    found = SearchEntry.objects.defer("stream").in_bulk([doc for doc, _, _ in rows])
    entries = [found[doc] for doc, _, _ in rows if doc in found]
    texts = [f"{one.title} {one.lead} {one.text[:SHOWN_TEXT]}" for one in entries]
    return [result(query, one) for one in entries], texts


def result(query: Query, entry: SearchEntry) -> Result:
    """Return one answer with the words of the query marked in it."""
    body = f"{entry.lead} {entry.text[:SHOWN_TEXT]}".strip()
    matcher = Matcher(query.words, exact=query.is_marked)
    title, part = marked(entry.title, matcher), extract(body, matcher)
    if not any(piece.is_marked for piece in [*title, *part]):
        matcher = Matcher(query.words, exact=False)
        title, part = marked(entry.title, matcher), extract(body, matcher)
    return Result(
        address=entry.address,
        kind=kind_label(entry.kind),
        title=title,
        extract=part,
        day=entry.day,
        day_shown=short_day(entry.day) if entry.day else "",
    )


def kind_label(kind: str) -> str:
    """Return what readers call a kind of thing."""
    source = sources.SOURCES.get(kind)
    return str(source.label) if source else kind


def suggestion(query: Query, found: int, texts: Iterable[str]) -> str:
    """Return a better spelling of a query; empty where there is none."""
    better = suggesting.mended(query.words) if found < FEW else None
    if better is None and found and not query.is_marked:
        better = suggesting.with_marks(list(query.words), texts)
    return " ".join(better) if better and tuple(better) != query.words else ""


def looser(query: Query, filters: Filters) -> list[tuple[str, Filters, int]]:
    """Return which filters could be given up, and how many answers there are without each.

    Where two or more stand in the way together, also without any.
    """
    ways = list(filters.looser())
    if len(ways) > 1:
        ways.append(("all", Filters()))
    counted = ((name, without, len(answers(query, without))) for name, without in ways)
    return [way for way in counted if way[2]]
