"""Số, ký hiệu: one number of a document, read and written back.

state law         10/2022/QH15, 76/2025/UBTVQH15, 34/2007/PL-UBTVQH11
state rule        30/2020/NĐ-CP, 08/2022/QĐ-UBND, 42/2014/QĐ-TTg
state act         33/CT-TTg, 63/NQ-CP, 1670/NQ-UBTVQH15
official letter   1907/UBND-KSTT, 42/TTg-TH, 490-CV/BDVTW
joint             19/2008/NQLT/CP-UBTUMTTQVN, 01/2015/TTLT-VPCP-BNV
Party             25-NQ/TW, 79-CTr/BDVTW-BCSĐCP
coordination      01-QCPH/UBND-BDVTU, 01/QCPH/UBND-UBMTTQ
old               307-TTg, 06-TC/HCP/P3
bare              67, 144/2013
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from kheo.documents.citations.letters import clean
from kheo.documents.citations.symbols import LAW_CODE, canonical_code, is_type_code, read_symbol
from kheo.documents.citations.tables.issuers import is_party

BARE: Final = re.compile(r"(\d{1,6}[a-zđ]?)(?:\s?/\s?((?:19|20)\d\d))?\s*\Z", re.IGNORECASE)
SAID_NUMBER: Final = re.compile(r"\s*(?:số|so)?\s*[:.]?\s*", re.IGNORECASE)
JOINT: Final = frozenset({"TTLT", "NQLT", "TTLB"})
COORDINATION: Final = frozenset({"QCPH"})
LETTER: Final = frozenset({"CV"})
# The Party's centre: TW, TƯ, T.Ư.
CENTRE: Final = re.compile(r"(?<![^\W_])T\.?[ƯW](?![^\W_])", re.IGNORECASE)
LONGEST: Final = 120


class Grammar(StrEnum):
    """By which grammar a number is written."""

    LAW = "law"
    RULE = "rule"
    ACT = "act"
    LETTER = "letter"
    JOINT = "joint"
    PARTY = "party"
    COORDINATION = "coordination"
    OLD = "old"
    BARE = "bare"


class NotANumberError(ValueError):
    """The words are no số, ký hiệu."""


@dataclass(frozen=True, slots=True)
class Number:
    """Số, ký hiệu: `str()` gives it back as clean as it can be without changing what was said.

    `joint` is the sign between number and symbol: “/” in the State's grammar, “-” in the Party's.
    `seam` is the sign between number and year: 19-2017/NQ-CP is written so by its issuer.
    """

    ordinal: str
    year: str = ""
    symbol: str = ""
    joint: str = "/"
    seam: str = "/"

    def __str__(self) -> str:
        head = f"{self.ordinal}{self.seam}{self.year}" if self.year else self.ordinal
        return f"{head}{self.joint}{self.symbol}" if self.symbol else head

    @property
    def signs(self) -> tuple[str, ...]:
        """The parts of the symbol in their right case: NQ, TW."""
        return signs_of(self.symbol)

    @property
    def grammar(self) -> Grammar:
        """By which grammar it is written."""
        return grammar_of(self)

    @property
    def type_code(self) -> str:
        """The sign of the type; empty where there is none, as in a letter of the State."""
        first = self.signs[0] if self.symbol else ""
        if LAW_CODE.fullmatch(first):
            return ""
        return first if is_type_code(first) else ""

    @property
    def issuer_codes(self) -> tuple[str, ...]:
        """The signs of those who issued it, without the number of a term; units follow them."""
        rest = self.signs[1:] if self.type_code else self.signs
        return tuple(re.sub(r"(?<=QH)\d+\Z", "", sign) for sign in rest)

    @property
    def term(self) -> int | None:
        """The term of the National Assembly: 15 in QH15."""
        ends = [LAW_CODE.fullmatch(sign) for sign in self.signs]
        return next((int(end["term"]) for end in ends if end and end["term"]), None)

    @property
    def canonical(self) -> "Number":
        """The number as its grammar wants it: right case, Party order for a body of the Party."""
        return canonical_of(self)

    @property
    def key(self) -> str:
        """What two spellings of one number have in common; the same key may still be two documents.

        A document is told by number, symbol, issuer and date or term together.
        """
        right = self.canonical
        return str(Number(right.ordinal.lstrip("0") or "0", right.year, right.symbol, right.joint))


@lru_cache(maxsize=4096)
def signs_of(symbol: str) -> tuple[str, ...]:
    """Return the parts of a symbol in their right case."""
    whole = CENTRE.sub("TW", symbol)
    return tuple(canonical_code(sign) for sign in re.split(r"[-/. ]+", whole) if sign)


@lru_cache(maxsize=4096)
def grammar_of(number: Number) -> Grammar:
    """Return by which grammar a number is written."""
    if not number.symbol:
        return Grammar.BARE
    first, *rest = number.signs
    if COORDINATION & {first} or (first == "QC" and len(rest) > 1):
        return Grammar.COORDINATION
    if JOINT & {first}:
        return Grammar.JOINT
    if LAW_CODE.fullmatch(first) or first == "PL":
        return Grammar.LAW
    return grammar_by_order(number, first, rest)


def grammar_by_order(number: Number, first: str, rest: list[str]) -> Grammar:
    """Tell the grammars apart that differ in the order of their signs."""
    if first in LETTER or (not number.type_code and number.joint == "/"):
        return Grammar.LETTER
    if number.year:
        return Grammar.RULE
    if number.joint == "-":
        return Grammar.PARTY if number.type_code and rest else Grammar.OLD
    return Grammar.ACT


@lru_cache(maxsize=4096)
def canonical_of(number: Number) -> Number:
    """Return a number in the right case and in the order of its grammar."""
    if not number.symbol:
        return number
    first, *rest = number.signs
    ordinal = number.ordinal.lower()
    if rest and not number.year and number.type_code and is_party(rest[0]):
        return Number(ordinal, "", f"{first}/{'-'.join(rest)}", "-")
    seam = "/" if {first} & (JOINT | COORDINATION) and "/" in number.symbol else "-"
    joint = "/" if number.year else number.joint
    if joint == "-" and rest and "/" in number.symbol:
        seam = "/"
    return Number(
        ordinal, number.year, seam.join([first, "-".join(rest)]) if rest else first, joint
    )


def parse(words: str) -> Number:
    """Return the number that stands in the words: “Số: 15 /KH–UBND” gives 15/KH-UBND.

    Raises:
        NotANumberError: When the words are anything else than one number.
    """
    text = clean(words[:LONGEST]).text.strip()
    begin = SAID_NUMBER.match(text)
    start = begin.end() if begin else 0
    if bare := BARE.match(text, start):
        return Number(bare[1], bare[2] or "")
    read = read_symbol(text, start, alone=True)
    if read is None or text[read.end :].strip():
        raise NotANumberError(f"“{words[:LONGEST]}” không phải số, ký hiệu văn bản.")
    return Number(read.ordinal, read.year, read.symbol, read.joint, read.seam)


def normalise(words: str) -> str:
    """Return a number as its grammar wants it: “60 / NQ – Tw” gives 60-NQ/TW.

    Raises:
        NotANumberError: When the words are anything else than one number.
    """
    return str(parse(words).canonical)
