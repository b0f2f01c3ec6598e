"""Files of separated values, as spreadsheets and offices write them."""

import codecs
import csv
import io
from typing import Final

from django.utils.translation import gettext as _

from kheo.core.text import clean
from kheo.documents.tables.cells import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Sheet
from kheo.documents.tables.headings import field_of
from kheo.documents.tables.refusing import TableRefusedError

SEPARATORS: Final = (";", "\t", ",")
FIRST_LINES: Final = 25
SAID: Final = "sep="
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_separated(data: bytes) -> Sheet:
    """Return the rows. Raises TableRefusedError."""
    text = decoded(data)
    separator, text = separator_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, list[str | None]]] = []
    csv.field_size_limit(LONGEST_CELL)
    try:
        for row, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                rows.append((row, [clean(cell) for cell in cells[:MOST_COLUMNS]]))
            if len(rows) > MOST_ROWS:
                raise TableRefusedError(too_many())
    except csv.Error as error:
        raise TableRefusedError(
            _(
                "Dòng %(line)d: dấu ngoặc kép không đóng đúng hoặc ô quá dài. "
                "Hãy sửa dòng ấy, hoặc lưu lại tệp từ Excel."
            )
            % {"line": reader.line_num}
        ) from error
    return Sheet(rows)


def too_many() -> str:
    """Return the sentence about a table that is too long."""
    return _("Bảng có hơn %(most)d dòng. Hãy chia thành nhiều tệp.") % {"most": MOST_ROWS}


def decoded(data: bytes) -> str:
    """Return the text. Raises TableRefusedError for an encoding that cannot be known."""
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise TableRefusedError(
            _(
                "Chữ trong tệp không theo bảng mã UTF-8 (có thể là Windows-1258, TCVN3 hay VNI), "
                "nên dấu tiếng Việt sẽ sai. Trong Excel hãy lưu thành “CSV UTF-8” hoặc .xlsx."
            )
        ) from error
    if "\0" in text:
        raise TableRefusedError(_("Tệp không phải là văn bản thường. Hãy lưu lại thành .xlsx."))
    return text


def separator_of(text: str) -> tuple[str, str]:
    """Return by what cells are parted, and the text without a line that says so (sep=;)."""
    if text[: len(SAID)].lower() == SAID:
        line, _end, rest = text.partition("\n")
        return line[len(SAID) : len(SAID) + 1] or ",", rest
    head = text.split("\n", FIRST_LINES)[:FIRST_LINES]
    known = {sign: max(fields_in(line, sign) for line in head) for sign in SEPARATORS}
    best = max(known, key=lambda sign: known[sign])
    return (best if known[best] else ","), text


def fields_in(line: str, separator: str) -> int:
    """Return how many known headings a line has, parted by a sign."""
    cells = line.rstrip("\r").split(separator)
    return sum(bool(field_of(cell.strip().strip('"'))) for cell in cells)
