"""Number, type, day and place of a document, from its head."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from kheo.documents import citations
from kheo.documents.citations import NotANumberError, Number
from kheo.documents.intake.proposals import Proposals, Spot, Sure
from kheo.documents.intake.sheets import MOTTO, TITLED, TYPE_LINE, Sheet

NUMBER_LINE: Final = re.compile(
    r"(?:(?:bộ\s+)?luật\s+|nghị\s+quyết\s+|pháp\s+lệnh\s+|lệnh\s+)?s[ốo]\s*[:.]?\s*(?=\d)",
    re.IGNORECASE,
)
# Two columns may come as one line: “BỘ NỘI VỤ Số: 5/QĐ-BNV”.
IN_LINE: Final = re.compile(r"(?<=\s)Số\s*:\s*(?=\d)")
# The number ends where its symbol does: capitals, signs between them, a small letter or two.
NUMBER: Final = re.compile(r"\d[\d.]*[a-zđ]?(?:\s?[-–/]\s?[\wĐđ.&]+)+")
DAY: Final = re.compile(
    r"ngày\s*(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:năm|[/.-])\s*(\d{4})", re.IGNORECASE
)
PLACE_AND_DAY: Final = re.compile(rf"([^\W\d_][^,:;\d]{{1,50}}),\s*{DAY.pattern}", re.IGNORECASE)
PASSED: Final = re.compile(r"thông\s+qua\s+" + DAY.pattern, re.IGNORECASE)
AROUND_CONFIRMED: Final = 8
CONSOLIDATED: Final = "văn bản hợp nhất"
AMENDED_BY: Final = re.compile(
    r"được\s+sửa\s+đổi,?\s+bổ\s+sung\s+(?:một\s+số\s+\w+\s+)?(?:bởi|theo)"
)
INTRODUCED_WITHIN: Final = 40


@dataclass(frozen=True, slots=True)
class Said:
    """A number, and the line that it stands on."""

    number: Number
    line: str


def read_head(sheet: Sheet, found: Proposals) -> Number | None:
    """Propose number, type, day and place; return the number."""
    own = sheet.head if not is_consolidated(sheet) else confirmation(sheet)
    said = number_in(own)
    spot = Spot.END if own is not sheet.head else Spot.HEAD
    if said:
        found.add("number", str(said.number.canonical), said.line, spot, how_sure(said))
    read_type(sheet, said.number if said else None, found)
    read_day(own, spot, found)
    if "signed_on" not in found.found:
        read_passing(sheet, found)
    return said.number if said else None


def is_consolidated(sheet: Sheet) -> bool:
    """Return whether a text was put together from several; then its number stands at its end."""
    if sheet.confirmed_at is not None:
        return True
    if any(line.startswith("VĂN BẢN HỢP NHẤT") for line in sheet.head):
        return True
    opening = " ".join(sheet.lines[:INTRODUCED_WITHIN]).partition("Căn cứ")[0]
    return number_in(sheet.head) is None and bool(AMENDED_BY.search(opening))


def confirmation(sheet: Sheet) -> list[str]:
    """Return the lines around the confirmation of a consolidated text; none where it is missing."""
    at = sheet.confirmed_at
    if at is None:
        return []
    first = at
    while first and at - first < AROUND_CONFIRMED and belongs(sheet.lines[first - 1]):
        first -= 1
    return sheet.lines[first : at + AROUND_CONFIRMED]


def belongs(line: str) -> bool:
    """Return whether a line may stand above the confirmation: a name, a number, place and day."""
    return line.isupper() or bool(NUMBER_LINE.match(line) or PLACE_AND_DAY.match(line))


def number_in(lines: list[str]) -> Said | None:
    """Return the first number that lines give for the document's own."""
    for line in lines:
        lead = NUMBER_LINE.match(line) or IN_LINE.search(line)
        written = NUMBER.match(line, lead.end()) if lead else None
        number = read(written[0]) if written else None
        if number is not None and number.symbol:
            return Said(number, line)
    return None


def read(written: str) -> Number | None:
    """Return a number by its grammar, or nothing; a word too many at its end is left off."""
    while written:
        try:
            return citations.parse(written)
        except NotANumberError:
            written = written.rpartition(" ")[0]
    return None


def how_sure(said: Said) -> Sure:
    """Return how sure a number is: spelled as its grammar wants it or not."""
    return Sure.SURE if said.number.canonical == said.number else Sure.LIKELY


def read_type(sheet: Sheet, number: Number | None, found: Proposals) -> None:
    """Propose the type: of its own line, checked against the sign in the number."""
    signs = citations_of(number)
    if is_consolidated(sheet):
        found.add("type", CONSOLIDATED, "", Spot.END, Sure.LIKELY)
        return
    if sheet.type_at is not None:
        line = sheet.lines[sheet.type_at]
        name = TITLED[TYPE_LINE.match(line)[1]]  # type: ignore[index]
        sure = Sure.SURE if not signs or name in signs else Sure.GUESS
        found.add("type", name, line, Spot.HEAD, sure)
    elif number is not None:
        name = signs[0] if signs else "công văn"
        found.add("type", name, str(number), Spot.SYMBOL, Sure.LIKELY)


def citations_of(number: Number | None) -> tuple[str, ...]:
    """Return the types that the sign in a number stands for."""
    code = number.type_code if number else ""
    return tuple(kind.name for kind in citations.TYPES if code and code in kind.codes)


def read_day(lines: list[str], spot: Spot, found: Proposals) -> None:
    """Propose place and day of signing."""
    for line in lines:
        at = PLACE_AND_DAY.search(NUMBER.sub("  ", MOTTO.sub("  ", line), count=1))
        day = day_of(*at.groups()[1:]) if at else None
        if at and day:
            words = place_words(at[0])
            found.add("signed_on", day.isoformat(), words, spot, Sure.SURE)
            found.add("signed_at", words.partition(",")[0], words, spot, Sure.SURE)
            return


def place_words(words: str) -> str:
    """Return place and day without what a merged line brings before them."""
    return words.rpartition("  ")[2].strip()


def read_passing(sheet: Sheet, found: Proposals) -> None:
    """Propose the day on which a law was passed; laws bear no other."""
    for at in range(len(sheet.lines) - 1, -1, -1):
        passed = PASSED.search(" ".join(sheet.lines[at : at + 2]))
        day = day_of(*passed.groups()) if passed else None
        if passed and day and "này" in " ".join(sheet.lines[max(0, at - 1) : at + 1]):
            found.add("signed_on", day.isoformat(), passed[0], Spot.END, Sure.LIKELY)
            return


def day_of(day: str, month: str, year: str) -> date | None:
    """Return a day, or None for one that no calendar has."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
