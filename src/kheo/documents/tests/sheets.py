"""Tables for tests, in all the forms that people send."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import openpyxl

HEAD: Final = ("STT", "Số, ký hiệu", "Loại văn bản", "Cơ quan ban hành", "Ngày ban hành",
               "Trích yếu")  # fmt: skip
UBND: Final = "UBND tỉnh An Lĩnh"
PLAN: Final = ("1", "21/KH-UBND", "Kế hoạch", UBND, "16/01/2025", "Công tác dân vận năm 2025")
REPORT: Final = ("2", "07/BC-UBND", "Báo cáo", UBND, "5/2/2025", "Kết quả dân vận năm 2024")


def separated(*rows: Sequence[str], head: Sequence[str] = HEAD, by: str = ",") -> bytes:
    quoted = [by.join(f'"{cell}"' for cell in row) for row in (head, *rows)]
    return "\r\n".join(quoted).encode()


def workbook(*rows: Sequence[Any], head: Sequence[str] = HEAD, before: int = 0) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for number in range(before):
        sheet.append([f"DANH MỤC VĂN BẢN {number}"])
    for row in (head, *rows):
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def many(count: int, year: int = 2024) -> list[tuple[str, ...]]:
    return [
        (str(n), f"{n}/KH-UBND", "Kế hoạch", UBND, f"{n % 28 + 1}/{n % 12 + 1}/{year}",
         f"Công tác dân vận, việc số {n}")
        for n in range(1, count + 1)
    ]  # fmt: skip


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return a workbook in which one part says something else."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for one in old.namelist():
            new.writestr(one, content if one == name else old.read(one))
    return out.getvalue()


def bomb() -> bytes:
    """Return a small workbook of which one part unpacks to 200 MB."""
    return with_part(workbook(PLAN), "xl/worksheets/sheet1.xml", b"0" * 200_000_000)


DAY: Final = date(2025, 1, 16)
