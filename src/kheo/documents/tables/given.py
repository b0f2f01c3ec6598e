"""What a source says of one document."""

from dataclasses import dataclass, field
from datetime import date

from kheo.core.text import slugify
from kheo.documents.rules.numbers import key_of, year_in
from kheo.documents.rules.signing import SignedBy


@dataclass(frozen=True, slots=True)
class Doubt:
    """What else is said of a field, by whom; `kept` is what the source itself goes by."""

    field: str
    kept: str
    said: str
    source: str


@dataclass(frozen=True, slots=True)
class Given:
    """A row: empty where it says nothing. `spot` tells where it stands, `faults` what is wrong.

    A row with faults is not taken; a row with doubts is, and they are shown beside it.
    """

    spot: str
    type: str = ""
    number: str = ""
    title: str = ""
    issuers: tuple[str, ...] = ()
    signatories: tuple[SignedBy, ...] = ()
    signed_on: date | None = None
    said_year: int | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    subject: str = ""
    place: str = ""
    place_spot: str = ""
    gazette: str = ""
    source: str = ""
    source_address: str = ""
    note: str = ""
    text: str | None = None
    text_origin: str = ""
    doubts: tuple[Doubt, ...] = ()
    faults: tuple[str, ...] = field(default=())

    @property
    def year(self) -> int | None:
        """The year of the day, else the year that is said, else that in the number."""
        if self.signed_on:
            return self.signed_on.year
        return self.said_year or year_in(self.number)

    @property
    def issuer_name(self) -> str:
        """All issuers as the record names them."""
        return " – ".join(self.issuers)[:600]

    @property
    def issuer_key(self) -> str:
        """By what the issuer is compared; empty where none is said."""
        return slugify(self.issuer_name)[:200]

    @property
    def key(self) -> str:
        """By what rows and records are brought together: the number, else the title."""
        return key_of(self.number) or f"={slugify(self.title)}"

    @property
    def name(self) -> str:
        """What the row speaks of, for lists."""
        words = f"{self.type.capitalize()} {self.number}".strip()
        return words or self.title[:80] or self.spot
