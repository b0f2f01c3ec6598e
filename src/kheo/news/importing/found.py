"""What a page is made of once it has been read: plain values, no page furniture, no HTML."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body, to the letter."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the body."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, set apart on the page."""

    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the page: its words and where it stood; the picture itself is never fetched."""

    caption: str = ""
    credit: str = ""
    address: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; every row has as many cells as the page gave it."""

    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Heading | Quote | Figure | Table


class NoteCode(StrEnum):
    """What an editor must fill in or check."""

    MISSING_TITLE = "missing_title"
    UNSURE_TITLE = "unsure_title"
    UNSURE_PLACE = "unsure_place"
    MISSING_LEAD = "missing_lead"
    MISSING_SOURCE = "missing_source"
    MISSING_PICTURE_ALT = "missing_picture_alt"
    MISSING_PICTURE_CREDIT = "missing_picture_credit"
    PICTURE_NOT_FETCHED = "picture_not_fetched"
    MISSING_PUBLICATION_TIME = "missing_publication_time"
    PUBLICATION_HOUR_UNKNOWN = "publication_hour_unknown"
    READING_DAY_NOT_PUBLICATION = "reading_day_not_publication"
    UNSURE_LINE = "unsure_line"
    LONG_TEXT_DROPPED = "long_text_dropped"
    OFFICIAL_DOCUMENT = "official_document"
    DAMAGED_LETTERS = "damaged_letters"
    ENCODING_REPAIRED = "encoding_repaired"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to check: a stable code and the values its sentence names."""

    code: NoteCode
    values: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Found:
    """An article as it stood on a page.

    `title` is without the place; `lead` is not repeated in `blocks`. Texts are NFC.
    `published_at` carries its time zone; `reading_day` is when somebody looked at the page.
    `source_address` is where the named source published it, as far as the page says;
    `page_address` is where this page stood. `fingerprint` is the same for the same words.
    """

    place: str
    title: str
    lead: str
    blocks: tuple[Block, ...]
    source_name: str
    source_address: str
    page_address: str
    author: str
    topics: tuple[str, ...]
    reading_day: date | None
    published_at: datetime | None
    dropped: tuple[str, ...]
    notes: tuple[Note, ...]
    fingerprint: str

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The pictures, in the order of the page; the first is the lead picture."""
        return tuple(block for block in self.blocks if isinstance(block, Figure))
