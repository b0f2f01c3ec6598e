"""What the finder gives back."""

from dataclasses import dataclass
from enum import StrEnum

from kheo.documents.citations.marks import Found, Shared
from kheo.documents.citations.numbers import Number


class Kind(StrEnum):
    """How much of the number is said."""

    FULL = "full"  # a number with letters: 33/CT-TTg
    SHORT = "short"  # “Nghị định 67”, “Nghị định 144/2013”


class Certainty(StrEnum):
    """How sure a finding is; docs/reference/citations.md tells what was measured for each."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


class Note(StrEnum):
    """What was normalised, and what contradicts itself."""

    LETTERS = "letters"  # Ð (U+00D0) for Đ, marks apart from their letter, signs without width
    DASHES = "dashes"  # – — ‑ for -
    SPACES = "spaces"  # spaces or line breaks within the number
    CASE = "case"  # CTR for CTr, nq-cp for NQ-CP
    ORDER = "order"  # 60/NQ-TW for 60-NQ/TW
    NO_WORD = "no_word"  # “số” is missing
    TYPE_AGAINST_SIGN = "type_against_sign"  # “Nghị định số 39-NQ/TW”
    YEAR_AGAINST_DATE = "year_against_date"  # 42/2014/QĐ-TTg ngày 27/7/2015


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the text: `source[start:end]`; `text` is the same on one line."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """Which part of the document is meant; a list is parted by commas."""

    article: str = ""
    clause: str = ""
    point: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation. `source[start:end] == text`, from the type (or “số”) to the end of the number.

    `number` says what was written, cleaned; `number.canonical` what its grammar wants; `written`
    is the number letter by letter. `issuer` is as worded in the sentence. `same_as` is the index
    of an earlier citation of the same document in the same text.
    """

    start: int
    end: int
    text: str
    kind: Kind
    type: str
    number: Number
    number_start: int
    written: str
    date: str = ""
    date_found: Found | None = None
    issuer: Words | None = None
    issuer_found: Found | None = None
    title: Words | None = None
    part: Article | None = None
    aliases: tuple[Words, ...] = ()
    same_as: int | None = None
    type_inherited: bool = False
    shared: frozenset[Shared] = frozenset()
    notes: frozenset[Note] = frozenset()
    certainty: Certainty = Certainty.SURE

    @property
    def issuer_codes(self) -> tuple[str, ...]:
        """The signs of the issuers in the number, the first of them the issuer itself."""
        return self.number.issuer_codes

    @property
    def year(self) -> str:
        """The year in the number, else that of the date; empty where neither says one."""
        said = self.date[:4]
        return self.number.year or (said if said.isdigit() else "")

    @property
    def key(self) -> tuple[str, str, str]:
        """By what a document is looked up: number and symbol, issuer as worded, date or term.

        The same number exists in many years and provinces; no part of the key is enough alone.
        """
        term = self.number.term
        worded = self.issuer.text if self.issuer else ""
        return self.number.key, worded, self.date or self.year or (f"QH{term}" if term else "")
