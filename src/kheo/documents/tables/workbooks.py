"""Workbooks (.xlsx): values only, within bounds that no file can pass.

A workbook is a ZIP archive. What it says of its own sizes is looked at first, and Python's
zipfile never unpacks more of a member than was said there.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kheo.core.text import clean
from kheo.documents.intake.reasons import FileRefused, Reason
from kheo.documents.intake.zips import open_package
from kheo.documents.tables.cells import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Cell, Sheet
from kheo.documents.tables.headings import find_headings
from kheo.documents.tables.refusing import TableRefusedError
from kheo.documents.tables.separated import too_many

MOST_SHEETS: Final = 20
LAST_ROW: Final = 120_000
NEEDED: Final = frozenset({"[Content_Types].xml", "xl/workbook.xml"})
DECLARED: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
HEAD: Final = 4096
WORDS: Final = {
    Reason.ENCRYPTED: gettext_lazy("Tệp đặt mật khẩu. Hãy bỏ mật khẩu rồi thử lại."),
    Reason.UNPACKS_TOO_BIG: gettext_lazy(
        "Tệp nhỏ nhưng bung ra quá lớn, giống tệp phá hoại, nên không được mở."
    ),
}


def read_workbook(data: bytes) -> Sheet:
    """Return the first sheet with headings that we know, else the first. Raises TableRefused."""
    import openpyxl  # heavy: not before somebody brings a workbook

    check_archive(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and rules, which do not matter here
            book = openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
            return best_of([read_one(one) for one in book.worksheets[:MOST_SHEETS] if shown(one)])
    except TableRefusedError:
        raise
    except Exception as error:
        # openpyxl raises whatever its parts raise: KeyError, BadZipFile, ParseError, ValueError.
        raise TableRefusedError(broken()) from error


def broken() -> str:
    """Return the sentence about a workbook that cannot be read."""
    return _("Tệp .xlsx bị hỏng hoặc bị cắt. Hãy mở bằng Excel, lưu lại rồi thử lần nữa.")


def shown(sheet: Any) -> bool:
    """Return whether a sheet is one of cells, and not hidden."""
    return hasattr(sheet, "iter_rows") and sheet.sheet_state == "visible"


def best_of(sheets: Sequence[Sheet]) -> Sheet:
    """Return the sheet to read."""
    known = [sheet for sheet in sheets if find_headings(sheet)]
    return (known or [sheet for sheet in sheets if sheet.rows] or [Sheet(())])[0]


def check_archive(data: bytes) -> None:
    """Raise TableRefusedError for what is no workbook, or would not fit when unpacked."""
    try:
        with open_package(data) as package:
            if not set(package.namelist()) >= NEEDED:
                raise TableRefusedError(
                    _("Tệp .xlsx này không phải là bảng tính. Hãy chọn đúng tệp.")
                )
            for name in package.namelist():
                if name.endswith((".xml", ".rels")):
                    with package.open(name) as member:
                        refuse_declarations(member.read(HEAD))
    except FileRefused as refused:
        raise TableRefusedError(str(WORDS.get(refused.reason, broken()))) from refused
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, RuntimeError) as error:
        raise TableRefusedError(broken()) from error


def refuse_declarations(head: bytes) -> None:
    """Raise TableRefusedError for XML that declares types or entities; workbooks have none."""
    if DECLARED.search(head):
        raise TableRefusedError(
            _("Tệp .xlsx chứa phần khai báo không được phép, nên không được mở.")
        )


def read_one(sheet: Any) -> Sheet:
    """Return the rows of a sheet that hold something."""
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    rows: list[tuple[int, list[Cell]]] = []
    for row, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
        values = trimmed(cell_of(one) for one in cells)
        if values:
            rows.append((row, values))
        if len(rows) > MOST_ROWS or row > LAST_ROW:
            raise TableRefusedError(too_many())
    return Sheet(rows, str(sheet.title))


def trimmed(values: Iterable[Cell]) -> list[Cell]:
    """Return cells without the empty ones at the end."""
    kept = list(values)
    while kept and kept[-1] in {None, ""}:
        kept.pop()
    return kept


def cell_of(value: Any) -> Cell:
    """Return a value as text, a day, a number or nothing."""
    if value is None or isinstance(value, time):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return float(value)
    return clean(str(value)[:LONGEST_CELL])
