"""What stands in a cell, read as what it should be. A fault is a sentence; nothing is guessed."""

import re
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from kheo.core.text import fold, one_line
from kheo.documents.citations import NotANumberError, parse
from kheo.documents.citations.tables.types import names_of
from kheo.documents.models.words import TYPE_NAMES
from kheo.documents.tables.cells import Cell

YEARS: Final = range(1945, 2101)
# Day first, always; the year of four digits; ISO is the one form that begins with the year.
DAY_FIRST: Final = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?:\s+[0:]+)?")
ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][0:.Z]+)?")
IN_WORDS: Final = re.compile(
    r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE
)
ONLY_YEAR: Final = re.compile(r"(?:năm\s+)?(\d{4})", re.IGNORECASE)
ERRORS: Final = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
)
TYPES: Final = {" ".join(fold(name).casefold().split()): name for name in TYPE_NAMES}
SHORT_TYPES: Final = {
    "qd": "quyết định", "nq": "nghị quyết", "ct": "chỉ thị", "kh": "kế hoạch", "cv": "công văn",
    "bc": "báo cáo", "tb": "thông báo", "hd": "hướng dẫn", "kl": "kết luận", "ttr": "tờ trình",
    "nd": "nghị định", "ctr": "chương trình", "tt": "thông tư", "ttlt": "thông tư liên tịch",
    "vbhn": "văn bản hợp nhất",
}  # fmt: skip
WHOLE_NUMBER: Final = 1e15


class FaultError(ValueError):
    """A cell does not hold what it should; the sentence says so."""


def text_in(cell: Cell, longest: int) -> str:
    """Return the text of a cell on one line. Raises FaultError."""
    said = one_line(worded(cell))
    if said in ERRORS:
        raise FaultError(_("công thức báo lỗi %(error)s") % {"error": said})
    if len(said) > longest:
        raise FaultError(_("dài quá %(longest)d ký tự") % {"longest": longest})
    return said


def worded(cell: Cell) -> str:
    """Return a cell in words."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    if isinstance(cell, float):
        whole = cell.is_integer() and abs(cell) < WHOLE_NUMBER
        return str(int(cell)) if whole else str(cell)
    return cell


def day_in(cell: Cell) -> date | None:
    """Return the day in a cell: day, month, year. Raises FaultError for anything else."""
    if isinstance(cell, date):
        return sane(cell.year, cell.month, cell.day, worded(cell))
    said = text_in(cell, 60)
    if not said:
        return None
    if found := ISO.fullmatch(said):
        return sane(int(found[1]), int(found[2]), int(found[3]), said)
    found = DAY_FIRST.fullmatch(said) or IN_WORDS.fullmatch(said)
    if found is None:
        raise FaultError(not_a_day(said))
    return sane(int(found[3]), int(found[2]), int(found[1]), said)


def sane(year: int, month: int, day: int, said: str) -> date:
    """Return a day of our age. Raises FaultError."""
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise FaultError(not_a_day(said)) from error
    if found.year not in YEARS:
        raise FaultError(not_a_day(said))
    return found


def not_a_day(said: str) -> str:
    """Return the sentence about what is no day."""
    return _("“%(said)s” không phải là ngày; viết ngày trước, như 28/4/2025") % {"said": said[:60]}


def day_or_year_in(cell: Cell) -> tuple[date | None, int | None]:
    """Return the day, or the year where a cell says no more. Raises FaultError."""
    said = "" if isinstance(cell, date) else text_in(cell, 60)
    if found := ONLY_YEAR.fullmatch(said):
        return None, year_of(int(found[1]), said)
    return day_in(cell), None


def year_in_cell(cell: Cell) -> int | None:
    """Return the year in a cell. Raises FaultError."""
    said = text_in(cell, 20)
    if not said:
        return None
    found = ONLY_YEAR.fullmatch(said)
    return year_of(int(found[1]) if found else 0, said)


def year_of(year: int, said: str) -> int:
    """Return a year of our age. Raises FaultError."""
    if year not in YEARS:
        raise FaultError(_("“%(said)s” không phải là năm") % {"said": said})
    return year


def type_in(cell: Cell) -> str:
    """Return the type of document in a cell, as the library calls it. Raises FaultError."""
    said = text_in(cell, 100)
    key = " ".join(fold(said).casefold().split())
    found = TYPES.get(key) or SHORT_TYPES.get(key)
    if said and not found:
        raise FaultError(
            _("không có loại văn bản “%(said)s”; ghi tên loại đầy đủ, như “Kế hoạch”")
            % {"said": said}
        )
    return found or ""


def number_in(cell: Cell) -> str:
    """Return số, ký hiệu without dirt. Raises FaultError."""
    said = text_in(cell, 120)
    if isinstance(cell, date) and said:
        raise FaultError(
            _("Excel đã đổi số, ký hiệu thành ngày “%(said)s”; định dạng cột là văn bản rồi gõ lại")
            % {"said": said}
        )
    try:
        return str(parse(said)) if said else ""
    except NotANumberError:
        return said


def type_by_sign(number: str) -> str:
    """Return the type whose sign a number bears; empty where it bears none, or of several."""
    try:
        read = parse(number)
    except NotANumberError:
        return ""
    names = [name for name in names_of(read.type_code) if name in TYPE_NAMES]
    return names[0] if len(names) == 1 else ""


def address_in(cell: Cell) -> str:
    """Return an address on the web. Raises FaultError."""
    said = text_in(cell, 500)
    if said and not said.startswith(("https://", "http://")):
        raise FaultError(_("địa chỉ phải bắt đầu bằng https://"))
    return said


def people_in(cell: Cell) -> tuple[str, ...]:
    """Return names that stand in a cell, parted by lines or semicolons. Raises FaultError."""
    parts = re.split(r"[;\n]", worded(cell))
    return tuple(text_in(part, 120) for part in parts if part.strip())


def issuers_in(cell: Cell) -> tuple[str, ...]:
    """Return the issuers that stand in a cell, parted by lines or semicolons."""
    parts = re.split(r"[;\n]", worded(cell))
    return tuple(dict.fromkeys(text_in(part, 255) for part in parts if part.strip()))
