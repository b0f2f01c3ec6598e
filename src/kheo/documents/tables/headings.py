"""Headings as people write them, in any order and spelling."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kheo.core.text import fold
from kheo.documents.tables.cells import Cell, Sheet
from kheo.documents.tables.refusing import TableRefusedError

HEADINGS: Final = {
    "number": gettext_lazy("Số, ký hiệu"),
    "type": gettext_lazy("Loại văn bản"),
    "issuer": gettext_lazy("Cơ quan ban hành"),
    "signed_on": gettext_lazy("Ngày ban hành"),
    "year": gettext_lazy("Năm ban hành"),
    "title": gettext_lazy("Trích yếu"),
    "effective_on": gettext_lazy("Ngày có hiệu lực"),
    "expires_on": gettext_lazy("Ngày hết hiệu lực"),
    "subject": gettext_lazy("Lĩnh vực"),
    "signatory": gettext_lazy("Người ký"),
    "office": gettext_lazy("Chức vụ"),
    "place": gettext_lazy("Địa bàn"),
    "gazette": gettext_lazy("Công báo"),
    "source": gettext_lazy("Nguồn"),
    "source_address": gettext_lazy("Địa chỉ nguồn"),
    "note": gettext_lazy("Ghi chú"),
    "secrecy": gettext_lazy("Độ mật"),
}
"""The columns, under the names that a table of our own has."""

# Folded; what stands in brackets or behind a break does not count.
SPELLINGS: Final = {
    "number": ("so ky hieu", "so hieu", "so va ky hieu", "so ki hieu", "so van ban", "so kh",
               "so hieu van ban", "so ky hieu van ban", "ky hieu", "so", "sokyhieu"),
    "type": ("loai van ban", "loai", "the loai", "ten loai", "hinh thuc", "hinh thuc van ban",
             "ten loai van ban", "loai vb", "the loai van ban"),
    "issuer": ("co quan ban hanh", "don vi ban hanh", "noi ban hanh", "co quan", "cqbh",
               "co quan ban hanh van ban", "to chuc ban hanh", "tac gia", "ten co quan ban hanh"),
    "signed_on": ("ngay ban hanh", "ngay ky", "ngay van ban", "ngay thang", "ngay",
                  "ngay thang nam", "ngay thang van ban", "ngay bh", "ngay thang ban hanh",
                  "thoi gian ban hanh", "ngay thang nam van ban", "ngay thang nam ban hanh"),
    "year": ("nam", "nam ban hanh"),
    "title": ("trich yeu", "trich yeu noi dung", "noi dung trich yeu", "ten van ban", "noi dung",
              "ve viec", "tieu de", "ten loai va trich yeu", "trich yeu van ban",
              "ten loai va trich yeu noi dung"),
    "effective_on": ("ngay co hieu luc", "ngay hieu luc", "hieu luc tu", "co hieu luc tu ngay",
                     "hieu luc tu ngay", "thoi diem co hieu luc"),
    "expires_on": ("ngay het hieu luc", "het hieu luc", "hieu luc den", "hieu luc den ngay",
                   "ngay cuoi cung co hieu luc", "het hieu luc tu ngay"),
    "subject": ("linh vuc", "chuyen muc", "chu de", "nganh linh vuc"),
    "signatory": ("nguoi ky", "ho ten nguoi ky", "nguoi ky van ban", "ky boi"),
    "office": ("chuc vu", "chuc danh", "chuc vu nguoi ky", "chuc danh nguoi ky"),
    "place": ("dia ban", "dia phuong", "pham vi", "tinh thanh pho", "noi ap dung"),
    "gazette": ("cong bao", "so cong bao"),
    "source": ("nguon", "nguon thong tin", "nguon van ban"),
    "source_address": ("dia chi nguon", "duong dan", "lien ket", "link", "url", "dia chi"),
    "note": ("ghi chu", "chu thich"),
    "secrecy": ("do mat", "muc do mat", "do bao mat"),
}  # fmt: skip
BY_SPELLING: Final = {words: name for name, all_ in SPELLINGS.items() for words in all_}
LONGEST_HEADING: Final = 80
SEARCHED: Final = 25
ENOUGH: Final = 2
BRACKETS: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]|\*")
COUNTERS: Final = frozenset({"", "stt", "tt", "so tt", "so thu tu", "#"})


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings stand, which column says what, and which are not used."""

    row: int
    columns: dict[str, int]
    unused: tuple[str, ...]


def field_of(heading: Cell) -> str:
    """Return what a column is about; empty for an unknown heading."""
    return BY_SPELLING.get(folded(heading), "")


def folded(heading: Cell) -> str:
    """Return a heading without marks, signs and what stands in brackets."""
    if not isinstance(heading, str) or len(heading) > LONGEST_HEADING:
        return ""
    plain = fold(BRACKETS.sub(" ", heading)).casefold()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())


def find_headings(sheet: Sheet) -> Headings | None:
    """Return the headings of a sheet: the row among the first that has most of those we know."""
    best: Headings | None = None
    for row, cells in sheet.rows[:SEARCHED]:
        found = headings_in(row, cells)
        if len(found.columns) > (len(best.columns) if best else ENOUGH - 1):
            best = found
    return best if best and best.columns.keys() & {"number", "title"} else None


def headings_in(row: int, cells: Sequence[Cell]) -> Headings:
    """Return what a row would say as headings; of two for one column the first counts."""
    columns: dict[str, int] = {}
    unused: list[str] = []
    for place, cell in enumerate(cells):
        name = field_of(cell)
        if name and name not in columns:
            columns[name] = place
        elif folded(cell) not in COUNTERS:
            unused.append(str(cell))
    return Headings(row, columns, tuple(unused))


def headings_of(sheet: Sheet) -> Headings:
    """Return the headings of a sheet. Raises TableRefusedError where there are none, or twins."""
    found = find_headings(sheet)
    if found is None:
        raise TableRefusedError(
            _(
                "Không thấy dòng tiêu đề cột. Cần ít nhất hai cột, trong đó có “Số, ký hiệu” hoặc "
                "“Trích yếu”; ví dụ thêm “Loại văn bản”, “Cơ quan ban hành”, “Ngày ban hành”."
            )
        )
    twins = [words for words in found.unused if field_of(words)]
    if twins:
        raise TableRefusedError(
            _("Hai cột cùng là “%(heading)s”. Hãy bỏ một cột rồi thử lại.")
            % {"heading": str(HEADINGS[field_of(twins[0])])}
        )
    return found
