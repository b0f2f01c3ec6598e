"""What is wrong with the documents and bodies that a draft names, before it is signed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kheo.documents.citations import Certainty, Citation, Kind, Note
from kheo.documents.rules.numbers import plain
from kheo.documents.rules.relating import relation_in
from kheo.documents.rules.relations import CHANGING
from kheo.documents.rules.validity import Effect, Status, Why


class Severity(StrEnum):
    """How bad it is."""

    WRONG = "wrong"
    CHECK = "check"
    NOTE = "note"


class Reason(StrEnum):
    """What is found."""

    REPLACED = "replaced"
    ANNULLED = "annulled"
    EXPIRED = "expired"
    PARTLY_ENDED = "partly_ended"
    AMENDED = "amended"
    NOT_YET = "not_yet"
    BODY_ENDED = "body_ended"
    BODY_RENAMED = "body_renamed"
    KIND_ENDED = "kind_ended"
    PLACE_ENDED = "place_ended"
    TYPE_AGAINST_SIGN = "type_against_sign"
    YEAR_AGAINST_DATE = "year_against_date"
    ORDER = "order"
    SPELLING = "spelling"
    OTHER_DATE = "other_date"
    OTHER_TITLE = "other_title"
    OTHER_ISSUER = "other_issuer"
    NEAR_MISS = "near_miss"
    UNCLEAR = "unclear"
    UNKNOWN = "unknown"
    COMMA_MISSING = "comma_missing"
    COMMA_SURPLUS = "comma_surplus"


SEVERITIES: Final[Mapping[Reason, Severity]] = MappingProxyType({
    Reason.REPLACED: Severity.WRONG, Reason.ANNULLED: Severity.WRONG,
    Reason.EXPIRED: Severity.WRONG, Reason.PARTLY_ENDED: Severity.CHECK,
    Reason.AMENDED: Severity.CHECK, Reason.NOT_YET: Severity.CHECK,
    Reason.BODY_ENDED: Severity.WRONG, Reason.BODY_RENAMED: Severity.WRONG,
    Reason.KIND_ENDED: Severity.WRONG, Reason.PLACE_ENDED: Severity.CHECK,
    Reason.TYPE_AGAINST_SIGN: Severity.WRONG, Reason.YEAR_AGAINST_DATE: Severity.WRONG,
    Reason.ORDER: Severity.CHECK, Reason.SPELLING: Severity.NOTE,
    Reason.OTHER_DATE: Severity.WRONG, Reason.OTHER_TITLE: Severity.CHECK,
    Reason.OTHER_ISSUER: Severity.CHECK, Reason.NEAR_MISS: Severity.CHECK,
    Reason.UNCLEAR: Severity.NOTE, Reason.UNKNOWN: Severity.NOTE,
    Reason.COMMA_MISSING: Severity.NOTE, Reason.COMMA_SURPLUS: Severity.NOTE,
})  # fmt: skip


class Manner(StrEnum):
    """How citations are written: the Party puts a comma before “ngày”, the State none."""

    ANY = ""
    STATE = "state"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend at `text[start:end]`; `told` are the words of its sentence.

    `documents` and `bodies` are keys of what to take instead, or to look at.
    """

    start: int
    end: int
    reason: Reason
    told: Mapping[str, str] = field(default_factory=dict)
    documents: tuple[int, ...] = ()
    bodies: tuple[int, ...] = ()

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return SEVERITIES[self.reason]

    @property
    def alike(self) -> tuple[object, ...]:
        """What findings of the same thing have in common."""
        return self.reason, *sorted(self.told.items()), self.documents, self.bodies


@dataclass(frozen=True, slots=True)
class Held:
    """A document of the library, as a draft's citation is held against it."""

    pk: int
    name: str
    title: str
    issuer: str
    signed_on: date | None
    effect: Effect


def in_number(found: Citation) -> Iterator[Finding]:
    """Yield what is wrong with a number by itself."""
    right = {"right": str(found.number.canonical)}
    notes = found.notes
    if Note.TYPE_AGAINST_SIGN in notes:
        yield at(found, Reason.TYPE_AGAINST_SIGN, type=found.type, number=found.written)
    if Note.YEAR_AGAINST_DATE in notes:
        yield at(found, Reason.YEAR_AGAINST_DATE, number=found.written, year=found.date[:4])
    if Note.ORDER in notes:
        yield at(found, Reason.ORDER, **right)
    elif notes & {Note.LETTERS, Note.DASHES, Note.SPACES, Note.CASE}:
        yield at(found, Reason.SPELLING, **right)


def at(found: Citation, reason: Reason, **told: str) -> Finding:
    """Return a finding on a citation."""
    return Finding(found.start, found.end, reason, told)


ENDS: Final[Mapping[Why, Reason]] = MappingProxyType({
    Why.REPLACED: Reason.REPLACED, Why.ANNULLED: Reason.ANNULLED,
    Why.LAST_DAY_OVER: Reason.EXPIRED,
})  # fmt: skip


def in_force(text: str, found: Citation, held: Held) -> Iterator[Finding]:
    """Yield that a document has ended, changed or not begun; not where the draft itself ends it."""
    reason = reason_of(held.effect)
    if reason is None or relation_in(text, found.start, found.end)[0] in CHANGING:
        return
    since = held.effect.since
    told = {"name": held.name, "day": f"{since.day}/{since.month}/{since.year}" if since else ""}
    yield Finding(found.start, found.end, reason, told, held.effect.by)


def reason_of(effect: Effect) -> Reason | None:
    """Return what is to be said of a status; nothing of a document that is wholly in force."""
    if effect.status is Status.ENDED:
        return ENDS[effect.why]
    if effect.status is Status.PARTLY:
        return Reason.PARTLY_ENDED
    if effect.why is Why.AMENDED:
        return Reason.AMENDED
    return Reason.NOT_YET if effect.status is Status.NOT_YET else None


def in_particulars(found: Citation, held: Held) -> Iterator[Finding]:
    """Yield where date, issuer and title are not those of the document."""
    signed = held.signed_on
    if signed and differs_in_day(found.date, signed.isoformat()):
        day = f"{signed.day}/{signed.month}/{signed.year}"
        yield at(found, Reason.OTHER_DATE, name=held.name, day=day)
    if found.issuer and not same_issuer(found.issuer.text, held.issuer):
        yield at(found, Reason.OTHER_ISSUER, name=held.name, issuer=held.issuer)
    if found.title and held.title and not same_title(found.title.text, held.title):
        yield at(found, Reason.OTHER_TITLE, name=held.name, title=held.title)


def differs_in_day(said: str, signed: str) -> bool:
    """Return whether a date that is said in full, or without its year, is another."""
    if len(said) < len("2021-11-26"):
        return False
    return said[5:] != signed[5:] if said.startswith("XXXX") else said != signed


SHORT: Final[Mapping[str, str]] = MappingProxyType({
    "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "tw": "trung uong",
    "bch": "ban chap hanh", "btv": "ban thuong vu", "ubtvqh": "uy ban thuong vu quoc hoi",
    "ttg": "thu tuong chinh phu", "mttq": "mat tran to quoc", "tp": "thanh pho",
})  # fmt: skip
ALIKE: Final = frozenset({
    "cua", "dang", "viet", "nam", "khoa", "tinh", "thanh", "pho", "ban", "thuong", "vu", "chap",
    "hanh", "uy", "truong", "chu", "tich", "bo", "cac", "va",
})  # fmt: skip
"""Words that a short form of an issuer's name leaves out, or that say which of its heads signed."""


def same_issuer(said: str, known: str) -> bool:
    """Return whether an issuer as worded may be the one that is known: one holds the other."""
    one, other = issuer_words(said), issuer_words(known)
    return one <= other or other <= one


def issuer_words(worded: str) -> frozenset[str]:
    """Return the words that tell issuers apart; none where only the kind of body is worded."""
    words = " ".join(SHORT.get(word, word) for word in plain(worded).split()).split()
    return frozenset(word for word in words if not word.isdigit()) - ALIKE


ENOUGH: Final = 0.5
FIRST_WORDS: Final = 14


def same_title(said: str, known: str) -> bool:
    """Return whether half of the first words of a title as worded stand in the one known."""
    words = plain(said).split()[:FIRST_WORDS]
    there = set(plain(known).split())
    return not words or sum(word in there for word in words) / len(words) >= ENOUGH


def not_known(found: Citation, near: tuple[int, ...], *, unclear: bool) -> Iterator[Finding]:
    """Yield that the library cannot tell which document is meant; doubtful findings are let be."""
    if found.kind is Kind.SHORT or found.certainty is Certainty.DOUBTFUL:
        return
    reason = Reason.UNKNOWN if not near else Reason.UNCLEAR if unclear else Reason.NEAR_MISS
    told = {"number": str(found.number.canonical)}
    yield Finding(found.start, found.end, reason, told, near)


DAY_BEHIND: Final = re.compile(r"\s*(,?)\s*ngày\s+\d", re.IGNORECASE)
WANTED: Final[Mapping[Manner, tuple[str, Reason]]] = MappingProxyType({
    Manner.PARTY: (",", Reason.COMMA_MISSING), Manner.STATE: ("", Reason.COMMA_SURPLUS),
})  # fmt: skip


def in_manner(text: str, found: Citation, manner: Manner) -> Iterator[Finding]:
    """Yield where the comma before “ngày” is not as the manner wants it."""
    behind = DAY_BEHIND.match(text, found.end, found.end + 20)
    if behind is None or manner is Manner.ANY:
        return
    comma, reason = WANTED[manner]
    if behind[1] != comma:
        yield Finding(found.start, min(behind.end(), len(text)), reason)


def said_by(found: Citation) -> tuple[int, int]:
    """Return how far a citation reaches with its issuer and title.

    A document keeps its issuer for ever: what stands there is no body of today.
    """
    parts = [words for words in (found.issuer, found.title) if words]
    start = min([found.start, *(words.start for words in parts)])
    return start, max([found.end, *(words.end for words in parts)])


def grouped(findings: list[Finding]) -> list[tuple[Finding, int]]:
    """Return each thing once, where it is found first, with how often, the worst first."""
    times: dict[tuple[object, ...], int] = {}
    first: dict[tuple[object, ...], Finding] = {}
    for one in sorted(findings, key=lambda one: one.start):
        times[one.alike] = times.get(one.alike, 0) + 1
        first.setdefault(one.alike, one)
    return [(one, times[one.alike]) for one in sorted(first.values(), key=worst_first)]


def worst_first(finding: Finding) -> tuple[int, int]:
    """Return what findings are ordered by."""
    return list(Severity).index(finding.severity), finding.start
