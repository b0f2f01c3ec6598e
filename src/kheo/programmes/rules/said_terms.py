"""Terms as people type them: “30/6/2024”, “tháng 6/2024”, “quý II/2024”, “thường xuyên”."""

import re
from datetime import date
from typing import Final

from kheo.core.terms import Term, TermKind
from kheo.core.text import fold, one_line

DAY: Final = re.compile(r"^(?:ngay |truoc ngay |den ngay )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
MONTH: Final = re.compile(r"^(?:trong )?(?:thang )?(\d{1,2})(?:[/.-]| nam )(\d{4})$")
QUARTER: Final = re.compile(r"^(?:trong )?quy (i|ii|iii|iv|[1-4])(?:[/.-]| nam )(\d{4})$")
QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
ALWAYS: Final = frozenset({"thuong xuyen", "hang nam", "hang thang"})
NEVER: Final = frozenset({"", "-", "khong", "khong thoi han"})


class NotATermError(ValueError):
    """Words that say no term."""


def term_in(text: str) -> Term:
    """Return the term that is meant. Raises NotATermError."""
    said = fold(one_line(text)).lower()
    if said in NEVER:
        return Term(TermKind.NONE)
    if said in ALWAYS:
        return Term(TermKind.REGULAR)
    try:
        return dated(said)
    except ValueError as wrong:
        raise NotATermError(text) from wrong


def dated(said: str) -> Term:
    """Return a term with a day. Raises ValueError."""
    if found := DAY.match(said):
        return Term(TermKind.DAY, date(int(found[3]), int(found[2]), int(found[1])))
    if found := MONTH.match(said):
        return Term(TermKind.MONTH, date(int(found[2]), int(found[1]), 1))
    if found := QUARTER.match(said):
        return Term(TermKind.QUARTER, date(int(found[2]), 3 * QUARTERS[found[1]] - 2, 1))
    raise ValueError(said)


ROMAN: Final = ("", "I", "II", "III", "IV")


def term_written(term: Term) -> str:
    """Return words that mean a term; nothing for none."""
    if term.kind is TermKind.REGULAR:
        return "thường xuyên"
    if term.day is None:
        return ""
    if term.kind is TermKind.MONTH:
        return f"tháng {term.day.month}/{term.day.year}"
    if term.kind is TermKind.QUARTER:
        return f"quý {ROMAN[(term.day.month + 2) // 3]}/{term.day.year}"
    return f"{term.day.day}/{term.day.month}/{term.day.year}"
