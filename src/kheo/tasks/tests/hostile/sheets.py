"""Tables of tasks for tests, in all the forms that people send, and some that attack."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any, Final

import openpyxl

from kheo.documents.tests.sheets import with_part

HEAD: Final = (
    "STT", "Nhiệm vụ", "Sản phẩm", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn", "Mức độ",
    "Minh chứng",
)  # fmt: skip
ROW: Final = (
    "1", "Rà soát mô hình “Dân vận khéo”", "Báo cáo", "UBND xã Suối Mây", "", "30/6/2024", "Khẩn",
    "Tệp; Ảnh",
)  # fmt: skip
OTHER: Final = ("2", "Đối thoại với Nhân dân", "", "UBND xã Suối Mây", "", "quý II/2024", "", "")


def pasted(*rows: Sequence[str], head: Sequence[str] = HEAD, by: str = "\t") -> str:
    return "\r\n".join(by.join(row) for row in (head, *rows))


def workbook(*rows: Sequence[Any], head: Sequence[str] = HEAD, before: int = 0) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for number in range(before):
        sheet.append([f"BẢNG GIAO VIỆC {number}"])
    for row in (head, *rows):
        sheet.append(list(row))
    return saved(book)


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def merged() -> bytes:
    """A workbook in which one lead is merged over two rows, as Word tables come into Excel."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (HEAD, ROW, OTHER):
        sheet.append(list(row))
    sheet.merge_cells("D2:D3")
    return saved(book)


def with_formulas() -> bytes:
    """A workbook with formulas nobody has reckoned yet."""
    row = list(ROW)
    row[1], row[2] = '=HYPERLINK("http://ac.example","x")', "=1+1"
    return workbook(row)


def bomb(size: int = 100_000_000) -> bytes:
    """A small workbook of which one part unpacks to 100 MB."""
    return with_part(workbook(ROW), "xl/worksheets/sheet1.xml", b"0" * size)


def long_workbook(count: int) -> bytes:
    """A workbook with so many rows, each honest, written without openpyxl to be quick."""
    cells = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>v{n % 7}{n}</t></is></c></row>'
        for n in range(1, count + 1)
    )
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    sheet = f"<worksheet {space}><sheetData>{cells}</sheetData></worksheet>"
    out = io.BytesIO()
    plain = workbook(ROW)
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for one in old.namelist():
            is_sheet = one == "xl/worksheets/sheet1.xml"
            new.writestr(one, sheet.encode() if is_sheet else old.read(one))
    return out.getvalue()
