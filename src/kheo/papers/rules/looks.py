"""What a layout says: sizes, faces and measures of every part, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kheo.papers.rules.parts import Align, Authority, CopyKind


class Part(StrEnum):
    """A part of a paper that a layout gives a look of its own."""

    MOTTO = "motto"
    SLOGAN = "slogan"
    SUPERIOR = "superior"
    ISSUER = "issuer"
    STAR = "star"
    NUMBER = "number"
    PLACE = "place"
    KIND = "kind"
    SUBJECT = "subject"
    LETTER_SUBJECT = "letter_subject"
    TO = "to"
    BASIS = "basis"
    BODY = "body"
    DIVISION = "division"
    DIVISION_TITLE = "division_title"
    HEADING = "heading"
    ARTICLE = "article"
    CLAUSE = "clause"
    POINT = "point"
    ITEM = "item"
    ENACTING = "enacting"
    TABLE_HEAD = "table_head"
    TABLE = "table"
    WARRANT = "warrant"
    OFFICE = "office"
    SIGNATORY = "signatory"
    RECIPIENTS_LABEL = "recipients_label"
    RECIPIENT = "recipient"
    URGENCY = "urgency"
    DRAFT = "draft"
    CIRCULATION = "circulation"
    APPENDIX = "appendix"
    APPENDIX_TITLE = "appendix_title"
    APPENDIX_NOTE = "appendix_note"
    COPY = "copy"
    DRAFTER = "drafter"
    ADDRESS = "address"
    PAGE_NUMBER = "page_number"


@dataclass(frozen=True, slots=True)
class Look:
    """Size in points (largest first, smallest that the rules allow second) and face."""

    size: float
    smallest: float = 0
    bold: bool = False
    italic: bool = False
    upper: bool = False
    underline: bool = False
    red: bool = False

    def written(self, text: str) -> str:
        """Return the text in the case that this look wants."""
        return text.upper() if self.upper else text


@dataclass(frozen=True, slots=True)
class Margins:
    """White edges of a page, in millimetres."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Setting:
    """How running text is set: millimetres, points, and the step from line to line.

    ``exactly`` is a step in points; without it, ``times`` counts single lines.
    """

    first_line: float
    before: float
    times: float = 1
    exactly: float | None = None


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """Where the number of a page stands: in the upper or the lower margin, and how far across."""

    at_foot: bool = False
    align: Align = Align.CENTRE


@dataclass(frozen=True, slots=True)
class CopyWords:
    """What a kind of copy is called, and its abbreviation in the number of the copy."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The signs and words by which layouts differ."""

    number: str
    kind_first: bool
    """Whether the kind stands before the issuer with a slash between: 05-NQ/ĐU."""
    subject_of_letter: str
    authority: Mapping[Authority, str]
    addressed: str
    submitted: str
    """How a paper of the kind “Tờ trình” is addressed."""
    heading_mark: str
    basis_mark: str
    basis_end: str
    """What the last of the grounds ends with; the others end with “;”."""
    end: str
    title_dashes: str
    """Dashes under the title instead of a drawn rule."""
    before_day: str
    """What stands before “ngày” where a paper is named: the Party sets a comma."""
    copies: Mapping[CopyKind, CopyWords]
    """Empty where the rules on copies are not known here."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One set of rules on layout, with the instrument it comes from and its days."""

    key: str
    instrument: str
    since: date
    until: date | None
    margins: Margins
    columns: tuple[float, float]
    setting: Setting
    looks: Mapping[Part, Look]
    words: Wording
    heading: tuple[str, ...]
    page_numbers: PageNumbers = PageNumbers()

    @property
    def text_width(self) -> float:
        """Return how long a line of an upright page is, in millimetres."""
        return PAGE_WIDTH - self.margins.left - self.margins.right


PAGE_WIDTH = 210.0
PAGE_HEIGHT = 297.0
SINGLE = 1.149
"""A single line of Times, in sizes: ascent, descent and the gap that the face asks for."""
