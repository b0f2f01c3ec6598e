"""A page as the reader needs it: its lines, and what its head says."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from kheo.news.importing.addresses import host_of
from kheo.news.importing.credits import read_credit
from kheo.news.importing.dates import read_date_line, read_moment
from kheo.news.importing.grouping import pieces_from, topics_among
from kheo.news.importing.headline import Headline, find_headline
from kheo.news.importing.markup import prepare
from kheo.news.importing.metadata import Metadata, read_metadata
from kheo.news.importing.outline import Line, Outline, outline
from kheo.news.importing.pieces import Hint, Piece
from kheo.news.importing.region import article_box, kept_lines, span_of

LOOKED_ABOVE: Final = 25
LOOKED_AFTER: Final = 12
MOST_DROPPED: Final = 300
LONGEST_DROPPED: Final = 200
CREDITS: Final = frozenset({Hint.AUTHOR, Hint.SOURCE, Hint.TOPICS})


@dataclass(slots=True)
class Page:
    """Lines in their order: dates above the title, the title where it is shown, the article.

    `above` is how many stand above the title; it counts only where the title is known.
    """

    pieces: list[Piece]
    title: str = ""
    title_shown: bool = False
    above: int = 0
    title_unsure: bool = False
    title_other: str = ""
    author: str = ""
    source: str = ""
    topics: tuple[str, ...] = ()
    published_at: datetime | None = None
    address: str = ""
    dropped: list[str] = field(default_factory=list)
    is_html: bool = False
    shown: list[Piece] = field(default_factory=list)


def read_html(html: str, address: str) -> Page:
    """Return the lines of the article on an HTML page, and what the page says of it.

    Raises:
        ImportRefused: the page is too large or too deep to be read.
    """
    markup = prepare(html)
    found = outline(markup.html)
    metadata = read_metadata(found.metadata, markup, address)
    lines = kept_lines(found)
    start, end = span_of(found, lines, article_box(found, lines))
    headline = find_headline(found, lines, metadata, end)
    return make_page(found, lines, (start, end), headline, metadata)


def make_page(
    found: Outline, lines: list[Line], span: tuple[int, int], headline: Headline, metadata: Metadata
) -> Page:
    """Return the page: dates above the title, title to the end of the body, credits after it."""
    start, end = span
    untitled = max(0, start - LOOKED_ABOVE) if not headline.text else start
    first = untitled if headline.at is None else min(headline.at, end)
    above = [line for line in lines[:first] if read_date_line(line.text)]
    base = next(iter(found.metadata.get("base", [])), "") or metadata.address
    pieces = pieces_from(found, [*above, *lines[first:end]], base)
    after = pieces_from(found, lines[end : end + LOOKED_AFTER], base)
    used = {id(line) for line in (*above, *lines[first:end])}
    everything = [*pieces, *after]
    return Page(
        pieces=[p for p in [*pieces, *credits_of(after)] if not is_topic(p)],
        title=headline.text,
        title_shown=headline.at is not None,
        above=len(above),
        title_unsure=headline.unsure,
        title_other=headline.other,
        author=metadata.author,
        source=metadata.site or host_of(metadata.address),
        topics=metadata.topics or topics_among(everything),
        published_at=metadata.published_at or marked_time(found, lines[first:end]),
        address=metadata.address,
        dropped=[p.text[:LONGEST_DROPPED] for p in found.lines if p.text and id(p) not in used][
            :MOST_DROPPED
        ],
        is_html=True,
        shown=[Piece(line.text, linked=line.linked) for line in lines],
    )


def is_topic(piece: Piece) -> bool:
    """Return whether a piece is a link to a topic, or the word before such links."""
    return piece.hint is Hint.TOPICS and len(piece.text) <= LONGEST_DROPPED


def credits_of(pieces: list[Piece]) -> list[Piece]:
    """Return the lines after a body that name author, source or topics."""
    return [p for p in pieces if p.text and (p.hint in CREDITS or read_credit(p.text))]


def marked_time(found: Outline, lines: list[Line]) -> datetime | None:
    """Return the first machine-readable time inside the article."""
    places = {id(line): at for at, line in enumerate(found.lines)}
    if not lines:
        return None
    first, last = places[id(lines[0])], places[id(lines[-1])]
    inside = (read_moment(value) for at, value in found.times if first <= at <= last)
    return next((moment for moment in inside if moment), None)
