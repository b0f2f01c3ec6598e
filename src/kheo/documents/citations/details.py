"""The small values of which a citation is made."""

from dataclasses import dataclass
from enum import StrEnum


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
