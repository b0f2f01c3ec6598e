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
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

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


class Signs(NamedTuple):
    """What a symbol says, whatever number stands before it; texts repeat few symbols often."""

    parts: tuple[str, ...]
    type_code: str
    issuer_codes: tuple[str, ...]
    joint: bool
    law: bool


class Number(NamedTuple):
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
        return signs_of(self.symbol).parts

    @property
    def grammar(self) -> Grammar:
        """By which grammar it is written."""
        return grammar_of(self.symbol, self.joint, dated=bool(self.year))

    @property
    def type_code(self) -> str:
        """The sign of the type; empty where there is none, as in a letter of the State."""
        return signs_of(self.symbol).type_code

    @property
    def issuer_codes(self) -> tuple[str, ...]:
        """The signs of those who issued it, without the number of a term; units follow them."""
        return signs_of(self.symbol).issuer_codes

    @property
    def term(self) -> int | None:
        """The term of the National Assembly: 15 in QH15."""
        ends = [LAW_CODE.fullmatch(sign) for sign in self.signs]
        return next((int(end["term"]) for end in ends if end and end["term"]), None)

    @property
    def canonical(self) -> "Number":
        """The number as its grammar wants it: right case, Party order for a body of the Party."""
        if not self.symbol:
            return self
        return Number(self.ordinal.lower(), *canonical_of(self.symbol, self.joint, self.year))

    @property
    def key(self) -> str:
        """What two spellings of one number have in common; the same key may still be two documents.

        A document is told by number, symbol, issuer and date or term together.
        """
        right = self.canonical
        return str(Number(right.ordinal.lstrip("0") or "0", right.year, right.symbol, right.joint))


@lru_cache(maxsize=4096)
def signs_of(symbol: str) -> Signs:
    """Return what a symbol says, its parts in their right case."""
    whole = CENTRE.sub("TW", symbol)
    parts = tuple(canonical_code(sign) for sign in re.split(r"[-/. ]+", whole) if sign)
    first = parts[0] if parts else ""
    law = bool(LAW_CODE.fullmatch(first))
    code = first if is_type_code(first) and not law else ""
    issuers = tuple(re.sub(r"(?<=QH)\d+\Z", "", sign) for sign in parts[1 if code else 0 :])
    return Signs(parts, code, issuers, first in JOINT, law)


@lru_cache(maxsize=4096)
def grammar_of(symbol: str, joint: str, *, dated: bool) -> Grammar:
    """Return by which grammar a number is written."""
    if not symbol:
        return Grammar.BARE
    signs = signs_of(symbol)
    first, *rest = signs.parts
    if COORDINATION & {first} or (first == "QC" and len(rest) > 1):
        return Grammar.COORDINATION
    if signs.joint:
        return Grammar.JOINT
    if signs.law or first == "PL":
        return Grammar.LAW
    return by_order(signs, joint, dated=dated)


def by_order(signs: Signs, joint: str, *, dated: bool) -> Grammar:
    """Tell the grammars apart that differ in the order of their signs."""
    if signs.parts[0] in LETTER or (not signs.type_code and joint == "/"):
        return Grammar.LETTER
    if dated:
        return Grammar.RULE
    if joint == "-":
        return Grammar.PARTY if signs.type_code and signs.parts[1:] else Grammar.OLD
    return Grammar.ACT


@lru_cache(maxsize=4096)
def canonical_of(symbol: str, joint: str, year: str) -> tuple[str, str, str]:
    """Return year, symbol and what joins them, in the right case and order of the grammar."""
    first, *rest = signs_of(symbol).parts
    if rest and not year and signs_of(symbol).type_code and is_party(rest[0]):
        return "", f"{first}/{'-'.join(rest)}", "-"
    within = "/" if {first} & (JOINT | COORDINATION) and "/" in symbol else "-"
    joint = "/" if year else joint
    if joint == "-" and rest and "/" in symbol:
        within = "/"
    return year, within.join([first, "-".join(rest)]) if rest else first, joint


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
