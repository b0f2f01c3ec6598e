"""Opening a file: by its name, and by what it really is."""

from pathlib import PurePath
from typing import Final

from django.utils.translation import gettext as _

from kheo.documents.tables.cells import Sheet
from kheo.documents.tables.refusing import TableRefusedError
from kheo.documents.tables.separated import read_separated
from kheo.documents.tables.workbooks import read_workbook

MOST_BYTES: Final = 20 * 1024 * 1024
WORKBOOK: Final = ".xlsx"
SEPARATED: Final = (".csv", ".tsv", ".txt")
ZIP: Final = b"PK\x03\x04"
OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHERS: Final = {
    b"%PDF": "PDF", b"{\\rtf": "RTF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG",
    b"\x1f\x8b": "GZIP", b"Rar!": "RAR", b"7z\xbc\xaf": "7Z",
}  # fmt: skip


def read_sheet(name: str, data: bytes) -> Sheet:
    """Return the first sheet of a file that has rows. Raises TableRefusedError."""
    ending = PurePath(name).suffix.lower()
    if not data:
        raise TableRefusedError(_("Tệp không có gì bên trong. Hãy chọn tệp khác."))
    if len(data) > MOST_BYTES:
        raise TableRefusedError(_("Tệp lớn hơn 20 MB. Hãy chia thành nhiều tệp nhỏ hơn."))
    if ending not in (WORKBOOK, *SEPARATED):
        raise TableRefusedError(
            _("Chỉ nhận tệp .xlsx và .csv. Hãy mở tệp và lưu lại thành một trong hai loại ấy.")
        )
    refuse_what_it_is_not(ending, data)
    return read_workbook(data) if ending == WORKBOOK else read_separated(data)


def refuse_what_it_is_not(ending: str, data: bytes) -> None:
    """Raise TableRefusedError where the content is another than the name says."""
    if data.startswith(OLD_OFFICE):
        raise TableRefusedError(
            _("Tệp đặt mật khẩu hoặc theo kiểu Excel cũ (.xls). Hãy bỏ mật khẩu, lưu thành .xlsx.")
        )
    kind = next((kind for sign, kind in OTHERS.items() if data.startswith(sign)), "")
    if kind:
        raise TableRefusedError(
            _("Tên tệp ghi %(ending)s nhưng bên trong là %(kind)s. Hãy chọn đúng tệp bảng.")
            % {"ending": ending, "kind": kind}
        )
    if data.startswith(ZIP) != (ending == WORKBOOK):
        raise TableRefusedError(
            _("Đuôi tên tệp không khớp với nội dung. Hãy mở bằng Excel và lưu lại thành .xlsx.")
        )
    if data.lstrip()[:200].lower().startswith((b"<!doctype html", b"<html", b"<?xml", b"<table")):
        raise TableRefusedError(
            _("Tệp là một trang web đặt tên thành bảng. Hãy mở bằng Excel và lưu thành .xlsx.")
        )
