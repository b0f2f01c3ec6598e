"""Terms in cells, as people write them; the day before the month, and nothing is guessed."""

import re
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from kheo.core.days import short_day
from kheo.core.terms import Term, TermKind
from kheo.core.text import fold
from kheo.documents.tables.cells import Cell
from kheo.documents.tables.values import YEARS, FaultError, day_in, text_in
from kheo.programmes.rules.said_terms import NotATermError, term_in, term_written

LONGEST: Final = 80
NO_TERM: Final = Term(TermKind.NONE)
# Shorter ways to say the same, brought into the one that the house reads.
SHORTER: Final = (
    (re.compile(r"^(?:trong )?q\s?([1-4]|i{1,3}|iv)(?=[/. -])"), r"quy \1"),
    (re.compile(r"^(?=(?:i{1,3}|iv)[/.-]\d{4}$)"), "quy "),
    (re.compile(r"^(?:trong )?t\s?(\d{1,2})(?=[/.-])"), r"thang \1"),
    (re.compile(r"^(?:het|cuoi|trong) (?=thang|quy)"), ""),
    (re.compile(r"^(quy \w+|thang \d+),? nam "), r"\1 nam "),
)
BLANKS: Final = re.compile(r"\s*([/.-])\s*")
ALWAYS: Final = frozenset({"thuong xuyen, lien tuc", "lien tuc", "thuong xuyen lien tuc"})
NEVER: Final = frozenset({"khong co thoi han", "khong han", "khong xac dinh", "–", "—"})
KINDS: Final = {
    "": None, "ngay": TermKind.DAY, "den ngay": TermKind.DAY, "thang": TermKind.MONTH,
    "trong thang": TermKind.MONTH, "quy": TermKind.QUARTER, "trong quy": TermKind.QUARTER,
    "thuong xuyen": TermKind.REGULAR, "khong": TermKind.NONE, "khong thoi han": TermKind.NONE,
}  # fmt: skip
WITHOUT_DAY: Final = frozenset({TermKind.REGULAR, TermKind.NONE})
# How workbooks count days; such a number stands where the cell lost its format.
EPOCH: Final = date(1899, 12, 30)
SERIALS: Final = range(20_000, 80_000)


def term_of(cell: Cell, kind: TermKind | None = None) -> Term:
    """Return the term in a cell; what kind it is may stand in another. Raises FaultError."""
    term = read(cell)
    if kind is None or kind is term.kind:
        return term
    if term.day is None and term.kind is TermKind.NONE and kind is TermKind.REGULAR:
        return Term(TermKind.REGULAR)
    if term.day is None or kind in WITHOUT_DAY or term.kind is not TermKind.DAY:
        raise FaultError(
            _("thời hạn không khớp với cột “Loại hạn”; hãy sửa một trong hai ô, hoặc bỏ trống loại")
        )
    return Term(kind, term.day)


def read(cell: Cell) -> Term:
    """Return the term that a cell says by itself. Raises FaultError."""
    if isinstance(cell, date):
        return Term(TermKind.DAY, day_in(cell))
    if isinstance(cell, float):
        raise FaultError(as_number(cell))
    return said(text_in(cell, LONGEST))


def said(words: str) -> Term:
    """Return the term that words mean. Raises FaultError."""
    plain = BLANKS.sub(r"\1", fold(words).lower()).strip(" .;")
    for pattern, by in SHORTER:
        plain = pattern.sub(by, plain)
    if plain in NEVER:
        return NO_TERM
    try:
        term = Term(TermKind.REGULAR) if plain in ALWAYS else term_in(plain)
    except NotATermError:
        term = as_day(words)
    if term.day and term.day.year not in YEARS:
        raise FaultError(not_a_term(words))
    return term


def as_day(words: str) -> Term:
    """Return the term of a day in one of the other ways to write days. Raises FaultError."""
    try:
        return Term(TermKind.DAY, day_in(words))
    except FaultError as fault:
        raise FaultError(not_a_term(words)) from fault


def not_a_term(words: str) -> str:
    """Return the sentence about what is no term."""
    return _(
        "“%(said)s” không phải là thời hạn; viết như 30/6/2024, tháng 6/2024, quý II/2024, "
        "thường xuyên, hoặc bỏ trống"
    ) % {"said": words[:60]}


def as_number(number: float) -> str:
    """Return the sentence about a number; what day it may be is told, not taken."""
    if number.is_integer() and int(number) in SERIALS:
        day = EPOCH + timedelta(days=int(number))
        return _(
            "ô chứa số %(number)d chứ không phải ngày (có thể là %(day)s); hãy định dạng ô là "
            "ngày rồi lưu lại"
        ) % {"number": int(number), "day": short_day(day)}
    return not_a_term(f"{number:g}")


def kind_in(cell: Cell) -> TermKind | None:
    """Return the kind of term that a cell names; None where it names none. Raises FaultError."""
    words = text_in(cell, LONGEST)
    plain = fold(words).lower()
    if plain not in KINDS:
        raise FaultError(
            _("không có loại hạn “%(said)s”; ghi ngày, tháng, quý, thường xuyên hoặc không")
            % {"said": words[:60]}
        )
    return KINDS[plain]


def written(term: Term) -> str:
    """Return words that mean a term, also for none."""
    return term_written(term) or _("không thời hạn")
