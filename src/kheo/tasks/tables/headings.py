"""Headings of tables of tasks, as people write them, in any order and spelling."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kheo.documents.tables.cells import Cell, Sheet
from kheo.documents.tables.headings import COUNTERS, SEARCHED, folded
from kheo.documents.tables.refusing import TableRefusedError

HEADINGS: Final = {
    "title": gettext_lazy("Nhiệm vụ"),
    "product": gettext_lazy("Sản phẩm"),
    "lead": gettext_lazy("Chủ trì"),
    "partners": gettext_lazy("Phối hợp"),
    "term": gettext_lazy("Thời hạn"),
    "term_kind": gettext_lazy("Loại hạn"),
    "priority": gettext_lazy("Mức độ"),
    "evidence": gettext_lazy("Minh chứng"),
    "overseer": gettext_lazy("Đôn đốc"),
    "source": gettext_lazy("Mục"),
}
"""The columns, under the names that our own table has."""

# Folded; what stands in brackets does not count.
SPELLINGS: Final = {
    "title": ("nhiem vu", "noi dung nhiem vu", "noi dung", "ten nhiem vu", "viec", "cong viec",
              "noi dung cong viec", "noi dung thuc hien", "nhiem vu cu the", "nhiem vu giao"),
    "product": ("san pham", "san pham dau ra", "ket qua", "ket qua san pham", "san pham ket qua",
                "ket qua dau ra", "san pham hoan thanh", "san pham du kien"),
    "lead": ("chu tri", "don vi chu tri", "co quan chu tri", "co quan don vi chu tri", "giao cho",
             "don vi thuc hien", "co quan thuc hien", "don vi duoc giao", "chu tri thuc hien",
             "don vi chu tri thuc hien", "co quan chu tri thuc hien"),
    "partners": ("phoi hop", "don vi phoi hop", "co quan phoi hop", "co quan don vi phoi hop",
                 "phoi hop thuc hien", "don vi phoi hop thuc hien", "co quan phoi hop thuc hien"),
    "term": ("thoi han", "han", "thoi gian", "thoi han hoan thanh", "han hoan thanh",
             "thoi gian hoan thanh", "thoi gian thuc hien", "han thuc hien", "ngay hoan thanh",
             "den han", "thoi han thuc hien"),
    "term_kind": ("loai han", "loai thoi han", "kieu han"),
    "priority": ("muc do", "muc do khan", "do khan", "uu tien", "muc do uu tien"),
    "evidence": ("minh chung", "minh chung phai co", "minh chung yeu cau", "yeu cau minh chung"),
    "overseer": ("don doc", "co quan don doc", "don vi don doc", "theo doi", "don vi theo doi",
                 "co quan theo doi", "theo doi don doc", "don doc theo doi"),
    "source": ("muc", "nguon", "muc nguon", "nguon giao", "muc ke hoach", "muc trong ke hoach",
               "muc cua ke hoach", "viec so"),
}  # fmt: skip
BY_SPELLING: Final = {words: name for name, all_ in SPELLINGS.items() for words in all_}
NEEDED: Final = ("title", "lead")


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings stand, which column says what, and which are not used."""

    row: int
    columns: dict[str, int]
    unused: tuple[str, ...]
    twins: tuple[str, ...] = ()


def field_of(heading: Cell) -> str:
    """Return what a column is about; empty for an unknown heading."""
    return BY_SPELLING.get(folded(heading), "")


def headings_of(sheet: Sheet) -> Headings:
    """Return the headings of a sheet. Raises TableRefusedError where some are missing, or twins."""
    rows = [headings_in(row, cells) for row, cells in sheet.rows[:SEARCHED]]
    best = max(rows, key=lambda one: len(one.columns), default=None)
    if best is None or not best.columns.keys() >= set(NEEDED):
        raise TableRefusedError(
            _(
                "Không thấy dòng tiêu đề cột. Cần ít nhất hai cột “Nhiệm vụ” và “Chủ trì”; có thể "
                "thêm Sản phẩm, Phối hợp, Thời hạn, Loại hạn, Mức độ, Minh chứng, Đôn đốc, Mục."
            )
        )
    if best.twins:
        raise TableRefusedError(
            _("Hai cột cùng là “%(heading)s”. Hãy bỏ một cột rồi thử lại.")
            % {"heading": str(HEADINGS[best.twins[0]])}
        )
    return best


def headings_in(row: int, cells: Sequence[Cell]) -> Headings:
    """Return what a row would say as headings."""
    columns: dict[str, int] = {}
    unused: list[str] = []
    twins: list[str] = []
    for place, cell in enumerate(cells):
        name = field_of(cell)
        if not name:
            unused += [str(cell)] if folded(cell) not in COUNTERS else []
        elif name in columns:
            twins.append(name)
        else:
            columns[name] = place
    return Headings(row, columns, tuple(unused), tuple(twins))
