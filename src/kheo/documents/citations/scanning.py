"""The one pass over the whole text: places where the number of a document may begin."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from kheo.documents.citations.counting import names_a_document
from kheo.documents.citations.kinds import Said, said_before
from kheo.documents.citations.letters import Clean
from kheo.documents.citations.marks import Mark
from kheo.documents.citations.numbers import Number, signs_of
from kheo.documents.citations.symbols import LAW_CODE, is_type_code, read_symbol
from kheo.documents.citations.tables.issuers import BY_CODE
from kheo.documents.citations.tables.types import TYPES

# A first digit behind which a dash or slash and a letter follow, or before which a word stands
# that may end the name of a type. It begins with the digit itself, so that the search runs from
# digit to digit; what it looks at beside each is bounded.
ANCHOR: Final = re.compile(
    r"[0-9](?<![0-9A-Z_/].)(?<![0-9][.,-].)(?<![A-ZĐ]-.)"
    r"(?:(?=\d{0,5}+(?:\.\d{1,3}+)?[a-zA-ZđĐ]?\s{0,2}[-/]{1,2}\s{0,3}"
    r"(?:\d{2,5}(?:\s{0,2}[-/]{1,2}\s{0,3}|\s))?[^\W\d_])"
    r"|(?=\d{0,5}+[a-z]?\s(?:QĐ|NĐ|CT|NQ|TT|TTg|KH|TB|CV)\s?[-/])"
    r"|(?<=[htưịốniộo:HTƯỊỐNIỘOĐQ]\s.)(?=\d{0,4}[a-zđ]?(?![\w%°])))"
)
BARE: Final = re.compile(r"(\d{1,5}[a-zđ]?)(?:/((?:19|20)\d\d)(?!\d))?(?![\w%°]|[.,/-]\d|/)")
# The last syllable of a type that may be cited by a bare number, with “số” or without.
ENDING: Final = "|".join(
    sorted({kind.name.split()[-1] for kind in TYPES if kind.alone} | {"nđ", "nq", "qđ"})
)
TYPE_BEFORE: Final = re.compile(rf"(?<!\w)(?:{ENDING})\s{{1,3}}(?:s[ốô]\s?[:.]?\s{{0,3}})?\Z")
ENDING_REACH: Final = 24
NEXT: Final = re.compile(r"\s?(?:,|và|hoặc|, và)\s(số\s)")
LONGEST_SEAM: Final = 12
DAY_BEHIND: Final = re.compile(
    r",?\s(?:ra\s|ký\s|đề\s|lập\s)?ngày\s{1,2}\d{1,2}\s?(?:[/.-]\s?\d|tháng\s)"
)
# Between these and their numbers stands what they decide.
SPOKEN: Final = frozenset({"quyết định", "bản án", "cáo trạng", "kết luận", "công điện"})
# These are counted in other ways, or told by their names.
UNDATED: Final = frozenset({"hợp đồng", "dự án", "quy hoạch", "hiến pháp", "bộ luật", "luật"})
BEFORE_BARE: Final = " \n:"
# How much a symbol says by itself.
NOTHING, A_SIGN, SIGNS, KNOWN = range(4)
# Signs of issuers that are also signs of something else.
UNSURE: Final = frozenset({"CB", "TW"})


def marks(clean: Clean) -> Iterator[Mark]:
    """Yield what looks like a citation, in the order of the text, none inside another."""
    last: Mark | None = None
    for anchor in ANCHOR.finditer(clean.text):
        start, floor = anchor.start(), last.end if last else 0
        if start < floor:
            continue
        mark = full(clean, start, floor) or short(clean, start, floor, last)
        if mark:
            last = mark
            yield mark


def full(clean: Clean, start: int, floor: int) -> Mark | None:
    """Return the citation whose number with a symbol begins here."""
    read = read_symbol(clean.text, start)
    if read is None:
        return None
    number = Number(read.ordinal, read.year, read.symbol, read.joint, read.seam)
    said = said_before(clean, start, floor, number)
    if not trusted(number, said):
        return None
    return made(said, start, read.end, number, floor)


def made(said: Said, start: int, end: int, number: Number, floor: int) -> Mark:
    """Return the mark of what was found."""
    inherited = said.listed and bool(said.type)
    return Mark(
        said.start, end, start, number, said.type, said.number, inherited, said.spaced, floor
    )


def trusted(number: Number, said: Said) -> bool:
    """Return whether the words before a number and its own signs make it a document's."""
    if said.other or (said.glued and not said.number and not said.type):
        return False
    weight, capital = strength(number.symbol, dated=bool(number.year)), number.symbol[0].isupper()
    if said.type:
        return weight > (NOTHING if capital else A_SIGN)
    least = SIGNS if said.number and capital else KNOWN
    return weight >= least


@lru_cache(maxsize=4096)
def strength(symbol: str, *, dated: bool) -> int:
    """Return how much a symbol says by itself, behind a year or not."""
    first, *rest = signs_of(symbol).parts
    if (LAW_CODE.fullmatch(first) and dated) or first.startswith("TTLT"):
        return KNOWN
    known = is_type_code(first) or first in BY_CODE
    if rest:
        return KNOWN if known and first not in UNSURE and len(first) > 1 else SIGNS
    if known and (dated or len(first) > 1):
        return SIGNS
    return A_SIGN if known or len(first) > 1 else NOTHING


def short(clean: Clean, start: int, floor: int, last: Mark | None) -> Mark | None:
    """Return the citation whose bare number stands here: “Nghị định 67”, “và số 10”."""
    found = BARE.match(clean.text, start)
    if found is None or clean.text[max(0, start - 1)] not in BEFORE_BARE:
        return None
    if not TYPE_BEFORE.search(clean.small, max(floor, start - ENDING_REACH), start):
        return further(clean, found, last) or dated(clean, found, floor)
    number = Number(found[1], found[2] or "")
    said = said_before(clean, start, floor, number)
    if said.type and not said.spaced and names_a_document(clean, found, said):
        return made(said, start, found.end(), number, floor)
    return None


def dated(clean: Clean, found: re.Match[str], floor: int) -> Mark | None:
    """Return the citation of a bare number with its day: “báo cáo số 120 ngày 7/6/2017”.

    Behind “số” the day tells that a document is numbered, also where its type says more:
    “quyết định khởi tố vụ án hình sự số 125 ngày 9/5/2017”.
    """
    start = found.start()
    if not DAY_BEHIND.match(clean.small, found.end()):
        return None
    number = Number(found[1], found[2] or "")
    said = said_before(clean, start, floor, number)
    fit = said.type in SPOKEN if said.spaced else said.type and said.type not in UNDATED
    if said.number and fit and not said.listed:
        return made(said, start, found.end(), number, floor)
    return None


def further(clean: Clean, found: re.Match[str], last: Mark | None) -> Mark | None:
    """Return the next of a list of bare numbers: “quyết định số 43 và số 10”."""
    start = found.start()
    if last is None or last.number.symbol or start - last.end > LONGEST_SEAM:
        return None
    seam = NEXT.fullmatch(clean.small, last.end, start)
    if seam is None:
        return None
    said = Said(seam.start(1), last.type, number=True, listed=True)
    if not names_a_document(clean, found, said):
        return None
    return made(said, start, found.end(), Number(found[1], found[2] or ""), last.end)
