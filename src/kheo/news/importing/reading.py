"""From what somebody pasted or saved to an article, or to a refusal that says what to do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kheo.news.importing import emptiness, official
from kheo.news.importing.addresses import host_of, web_address
from kheo.news.importing.body import BodyReader
from kheo.news.importing.decoding import Letters, decode, mend
from kheo.news.importing.fingerprint import fingerprint
from kheo.news.importing.found import Found, NoteCode, Paragraph, Quote
from kheo.news.importing.names import DOMAIN
from kheo.news.importing.notes import note_what_is_missing
from kheo.news.importing.outline import MOST_LETTERS, MOST_LINES
from kheo.news.importing.page import Page, read_html
from kheo.news.importing.pieces import Piece, pieces_of
from kheo.news.importing.places import part
from kheo.news.importing.prose import key
from kheo.news.importing.refusals import ImportRefused, Reason, thousands
from kheo.news.importing.signatures import refuse_binary
from kheo.news.importing.story import Story
from kheo.news.importing.tail import without_end, without_signature
from kheo.news.importing.titles import choose_title, first_running
from kheo.news.importing.top import read_top

PLACE_WORDS: Final = r"tỉnh|huyện|quận|xã|phường|thị trấn|thành phố|tp\.?|ủy|uỷ|tại|ở"
MOST_MEGABYTES: Final = 5
MOST_BYTES: Final = MOST_MEGABYTES * 1_000_000
MOST_IN_ARTICLE: Final = 300_000
MARKUP: Final = re.compile(
    r"<(?:!doctype html|/?(?:html|head|body|title|meta|div|p|h[1-6]|article|section|main|header"
    r"|table|tr|td|span|br|ul|ol|li|a|b|strong|em|i|img|figure|blockquote|font|center|form|pre"
    r"|script|style)(?=[\s/>]))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page came from: the address somebody gave, and whether its letters were mended."""

    address: str
    repaired: bool


def read_page(data: bytes | str, *, address: str = "") -> Found:
    """Return the article on a page: a pasted text, or HTML as text or bytes.

    Nothing is fetched and nothing is written. The same data gives the same answer.

    Raises:
        ImportRefused: there is no article that can be read; `message` says why in Vietnamese.
    """
    if len(data) > MOST_BYTES:
        raise ImportRefused(Reason.TOO_BIG, limit=MOST_MEGABYTES)
    letters = read_letters(data)
    page = read_any(letters.text, address)
    origin = Origin(page.address, letters.repaired)
    emptiness.refuse_before_reading(page.pieces, page.shown or page.pieces)
    story = tell(page)
    emptiness.refuse_nothing_found(story, address or page.address)
    return finish(story, origin, page.dropped)


def read_any(text: str, address: str) -> Page:
    """Return the page that a text is: HTML if any tag of HTML stands in it, lines otherwise.

    Raises:
        ImportRefused: there is more of it than any page has.
    """
    if MARKUP.search(text):
        return read_html(text, address)
    if len(text) > MOST_LETTERS or text.count("\n") > MOST_LINES:
        raise ImportRefused(Reason.TOO_LONG, limit=thousands(MOST_LETTERS))
    return Page(pieces_of(text), address=web_address(address))


def read_letters(data: bytes | str) -> Letters:
    """Return the text of the data.

    Raises:
        ImportRefused: it is empty, a file of another kind, or in no encoding that can be read.
    """
    if not data.strip():
        raise ImportRefused(Reason.EMPTY)
    refuse_binary(data if isinstance(data, bytes) else data[:4096].encode("utf-8", "replace"))
    return mend(data) if isinstance(data, str) else decode(data)


def tell(page: Page) -> Story:
    """Return the story of a page: what its metadata says, then what its lines say."""
    story = Story(
        title=page.title,
        author=page.author,
        topics=page.topics,
        published_at=page.published_at,
    )
    if official.is_official(page.pieces):
        official.read_official(story, page.pieces)
        return story
    rest = read_head(story, page)
    rest = without_signature(story, without_end(story, rest))
    titles = frozenset({key(story.title), key(part(story.title).title)} - {""})
    BodyReader(story, titles, pictures_known=page.is_html).read(rest)
    story.source = story.source or page.source or host_of(page.address)
    return story


def read_head(story: Story, page: Page) -> Sequence[Piece]:
    """Find title and top of a page; return the pieces after the title."""
    if page.title_unsure:
        story.note(NoteCode.UNSURE_TITLE, other=page.title_other)
    top, rest = (
        (page.above, page.above + page.title_shown) if page.title else split_text(story, page)
    )
    read_top(story, page.pieces[:top])
    return page.pieces[rest:]


def split_text(story: Story, page: Page) -> tuple[int, int]:
    """Choose the title among the lines; return where the top ends and where the text starts."""
    at = choose_in_text(story, page.pieces)
    if at is None:
        start = first_running(page.pieces)
        return start, start
    return at, at + 1


def choose_in_text(story: Story, pieces: Sequence[Piece]) -> int | None:
    """Choose the title among the lines of a page; return where it stands."""
    chosen = choose_title(pieces)
    if chosen.at is None:
        return None
    story.title = pieces[chosen.at].text
    if chosen.unsure:
        story.note(NoteCode.UNSURE_TITLE, other=chosen.other)
    return chosen.at


def finish(story: Story, origin: Origin, dropped: Sequence[str]) -> Found:
    """Return what has been found, with its notes and its fingerprint.

    Raises:
        ImportRefused: it is longer than any article.
    """
    parted = part(story.title)
    if parted.unsure and not is_named(parted.unsure, story):
        story.note(NoteCode.UNSURE_PLACE, place=parted.unsure)
    if origin.repaired:
        story.note(NoteCode.ENCODING_REPAIRED)
    note_what_is_missing(story)
    running = [story.lead, *(b.text for b in story.blocks if isinstance(b, Paragraph | Quote))]
    if sum(map(len, running)) > MOST_IN_ARTICLE:
        raise ImportRefused(Reason.TOO_LONG, limit=thousands(MOST_IN_ARTICLE))
    return Found(
        place=parted.place,
        title=parted.title,
        lead=story.lead,
        blocks=tuple(story.blocks),
        source_name=story.source,
        source_address=address_of_source(story.source, origin.address),
        page_address=origin.address,
        author=story.author,
        topics=story.topics,
        reading_day=story.reading_day,
        published_at=story.published_at,
        dropped=(*dropped, *story.dropped),
        notes=tuple(story.notes),
        fingerprint=fingerprint(parted.title, running),
    )


def is_named(place: str, story: Story) -> bool:
    """Return whether the text itself calls something a place: “xã Đăk Lin”, “tại Đăk Lin”."""
    named = re.compile(rf"(?:{PLACE_WORDS}) {re.escape(place)}(?!\w)", re.IGNORECASE)
    return any(named.search(text) for text in emptiness.texts(story))


def address_of_source(source: str, address: str) -> str:
    """Return the page's address, unless the source names another site than the page stands on."""
    elsewhere = DOMAIN.fullmatch(source) and host_of(address) != host_of("https://" + source)
    return "" if elsewhere else address
