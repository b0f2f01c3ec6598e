"""Which document of the library a citation means.

The same number exists in many years and provinces. A number is told apart by its year, and by its
issuer's place where bodies of many places use the same sign; where either is unknown, nothing is
guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kheo.documents.citations import ISSUERS, NotANumberError, Number, parse
from kheo.documents.rules.numbers import key_of, plain

PARTY_TWINS: Final = frozenset({"quyết định", "quy định"})
"""The Party writes QĐ for both (Quy định 66-QĐ/TW)."""
LOCAL: Final = frozenset(
    {"UBND", "UB", "HĐND", "TU", "HU", "QU", "ThU", "ĐU", "ĐUK", "CB", "BDVTU", "BTGDVTU", "BCSĐ"}
)
CENTRAL: Final = frozenset(one.code for one in ISSUERS) - LOCAL - {"BCĐ", "CT", "BHXH"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document as a citation says it; `places` are folded names of where the holder is at home.

    `date` is as citations give it.
    """

    number: str
    type: str = ""
    date: str = ""
    issuer: str = ""
    places: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """A document of the library; `places` are folded names of its issuer's place."""

    pk: int
    number: str
    type: str
    year: int | None
    date: str
    issuer: str
    places: frozenset[str] = frozenset()


class Outcome(StrEnum):
    """What came of looking a citation up."""

    FOUND = "found"
    WAITING = "waiting"  # no such document yet
    UNCLEAR = "unclear"  # several may be meant, or too little is said


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a citation means: the key of the document, or those that it may be."""

    outcome: Outcome
    pk: int | None = None
    candidates: tuple[int, ...] = ()


def resolve(wanted: Wanted, library: Iterable[Known]) -> Resolution:
    """Return which document of the library a citation means."""
    key = key_of(wanted.number)
    near = [one for one in library if key and key_of(one.number) == key and may_be(wanted, one)]
    if not near:
        return Resolution(Outcome.WAITING)
    certain = [one for one in near if is_told_apart(wanted, one)]
    best = on_the_day(wanted, certain)
    if len(best) == 1:
        return Resolution(Outcome.FOUND, best[0].pk)
    return Resolution(Outcome.UNCLEAR, candidates=tuple(one.pk for one in near))


def may_be(wanted: Wanted, one: Known) -> bool:
    """Return whether nothing that is said speaks against a document."""
    return (
        type_fits(wanted, one)
        and year_of(wanted) in {None, one.year}
        and (not is_local(wanted.number) or not is_elsewhere(wanted, one))
    )


def type_fits(wanted: Wanted, one: Known) -> bool:
    """Return whether the types agree; a sign that the number bears speaks for itself."""
    if not wanted.type or wanted.type in {one.type, "văn bản"}:
        return True
    both = {wanted.type, one.type}
    return both <= PARTY_TWINS or bearing_type(one.number)


def bearing_type(number: str) -> bool:
    """Return whether a number bears the sign of its type: “theo Thông tư 108/2021/NĐ-CP” errs."""
    said = read(number)
    return said is not None and bool(said.type_code)


def year_of(wanted: Wanted) -> int | None:
    """Return the year that a citation says; that in the number goes before that of the date."""
    said = read(wanted.number)
    if said is not None and said.year:
        return int(said.year)
    return int(wanted.date[:4]) if wanted.date[:4].isdigit() else None


def is_told_apart(wanted: Wanted, one: Known) -> bool:
    """Return whether enough is said to take a document for the one that is meant."""
    said = read(wanted.number)
    dated = year_of(wanted) is not None or bool(said and said.term)
    if not dated or said is None or not said.symbol:
        return False
    return not is_local(wanted.number) or is_at_home(wanted, one)


def on_the_day(wanted: Wanted, certain: list[Known]) -> list[Known]:
    """Return those of the day that is said, where there are any; else all."""
    if len(certain) < 2:
        return certain
    return [one for one in certain if one.date and one.date == wanted.date] or certain


def is_local(number: str) -> bool:
    """Return whether bodies of many places use the sign of the number."""
    said = read(number)
    if said is None or not said.issuer_codes:
        return said is None or said.term is None
    code = said.issuer_codes[0]
    return code not in CENTRAL and not is_ministry(code)


def is_ministry(code: str) -> bool:
    """Return whether a sign is that of a ministry or of a body of the centre: BNV, BTCTW."""
    local = code.endswith(("U", "UBND", "HĐND")) or code.startswith(("BC", "BQL", "BDV", "BTG"))
    return code.endswith("TW") or (code.startswith("B") and len(code) > 2 and not local)


def is_at_home(wanted: Wanted, one: Known) -> bool:
    """Return whether the citation's issuer is the document's: by name, or by the holder's place.

    A province that is named decides alone: news of one province may cite another.
    """
    if wanted.issuer and plain(wanted.issuer) == plain(one.issuer):
        return True
    if names_a_place(wanted.issuer, one.places):
        return True
    return not has_own_place(wanted.issuer) and bool(wanted.places & one.places)


def is_elsewhere(wanted: Wanted, one: Known) -> bool:
    """Return whether the citation names another place than the document's."""
    if not has_own_place(wanted.issuer):
        return bool(wanted.places and one.places) and not wanted.places & one.places
    return not is_at_home(wanted, one)


def names_a_place(issuer: str, places: frozenset[str]) -> bool:
    """Return whether an issuer as worded says one of the places."""
    worded = f" {plain(issuer)} "
    return any(f" {place} " in worded for place in places)


KINDS_OF_BODIES: Final = frozenset({
    "uy", "ban", "nhan", "dan", "ubnd", "hoi", "dong", "hdnd", "tinh", "thanh", "pho", "tp",
    "huyen", "quan", "xa", "phuong", "thi", "tran", "thuong", "vu", "truc", "chap", "hanh", "btv",
    "bch", "bo", "chu", "tich", "van", "tuyen", "giao", "va", "to", "chuc", "noi", "chinh", "kiem",
    "tra", "phong", "so", "can", "su", "cua", "mat", "quoc", "mttq", "viet", "nam", "dang", "cac",
})  # fmt: skip
"""Words of which names of local bodies are made, folded; what else stands there is a place."""


def has_own_place(issuer: str) -> bool:
    """Return whether more is worded than what kind of body it is: “UBND tỉnh” is any of many."""
    return any(word not in KINDS_OF_BODIES for word in plain(issuer).split())


def read(number: str) -> Number | None:
    """Return a number by its grammar, or nothing."""
    try:
        return parse(number)
    except NotANumberError:
        return None


def own_place(name: str) -> str:
    """Return what is left of a body's or place's name without what kind it is: “kon tum”."""
    return " ".join(word for word in plain(name).split() if word not in KINDS_OF_BODIES)
