"""Files of places, read without trust: every refusal names the file, the line and the column.

Rules may not import a framework, so refusals are Vietnamese sentences as they stand: they go to a
terminal, where commands speak Vietnamese.
"""

import csv
import io
import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOST_BYTES: Final = 32 * 1024 * 1024
LONGEST_NAME: Final = 120
GZIP: Final = b"\x1f\x8b"
OTHER_KINDS: Final = {
    b"PK": "một tệp Excel hoặc tệp nén ZIP",
    b"%PDF": "một tệp PDF",
    b"\xd0\xcf\x11\xe0": "một tệp Word hoặc Excel",
    b"\xff\xfe": "văn bản mã UTF-16",
    b"\xfe\xff": "văn bản mã UTF-16",
}
PROVINCE_CODE: Final = re.compile(r"\d{2}")
DISTRICT_CODE: Final = re.compile(r"\d{3}")
COMMUNE_CODE: Final = re.compile(r"\d{5}")
NOT_IN_A_NAME: Final = re.compile(r"[<>\x00-\x1f\x7f{}\\]")


class Sheet(StrEnum):
    """What a file of places tells."""

    UNITS = "units"
    OLD_UNITS = "old_units"
    PROVINCE_MAP = "province_map"
    COMMUNE_MAP = "commune_map"
    SPELLINGS = "spellings"


COLUMNS: Final[dict[Sheet, tuple[str, ...]]] = {
    Sheet.OLD_UNITS: (
        "province_code", "province", "district_code", "district", "ward_code", "ward",
    ),
    Sheet.UNITS: ("province_code", "province", "ward_code", "ward"),
    Sheet.PROVINCE_MAP: ("old_code", "old_province", "new_code", "new_province"),
    Sheet.COMMUNE_MAP: ("old_ward_code", "new_ward_code", "kind"),
    Sheet.SPELLINGS: ("ward_code", "ward_vietnamadminunits", "ward_thanglequoc"),
}  # fmt: skip
"""The columns that must be there; the first sheet that fits is meant, others may be more."""

CODES: Final = {
    "province_code": PROVINCE_CODE, "old_code": PROVINCE_CODE, "new_code": PROVINCE_CODE,
    "district_code": DISTRICT_CODE, "old_district_code": DISTRICT_CODE,
    "ward_code": COMMUNE_CODE, "old_ward_code": COMMUNE_CODE, "new_ward_code": COMMUNE_CODE,
}  # fmt: skip
NAMES: Final = frozenset(
    {"province", "district", "ward", "old_province", "new_province", "ward_thanglequoc"}
    | {"ward_vietnamadminunits"}
)
WORDS: Final = {"kind": frozenset({"whole", "split"}), "is_default": frozenset({"0", "1"})}
NUMBERS: Final = frozenset({"lat", "lon", "area_km2", "ward_lat", "ward_lon"})
MAY_BE_EMPTY: Final = {
    Sheet.OLD_UNITS: frozenset({"ward_code", "ward"}),
    Sheet.COMMUNE_MAP: frozenset({"old_ward_code"}),
}
"""Island districts had no communes: their rows end with the district."""

Row = dict[str, str]


class PlacesRefusedError(Exception):
    """A file cannot be used; the message is the sentence for people. Nothing was done."""


@dataclass(frozen=True, slots=True)
class Table:
    """A file of places as read: what it tells, and its rows with the number of their lines."""

    name: str
    sheet: Sheet
    columns: frozenset[str]
    rows: list[Row]
    lines: list[int]

    def refused(self, at: int, column: str, why: str) -> PlacesRefusedError:
        """Return the refusal of one cell."""
        return refused(self.name, f"dòng {self.lines[at]}, cột “{column}”: {why}")


def refused(name: str, why: str) -> PlacesRefusedError:
    """Return a refusal that names the file."""
    return PlacesRefusedError(f"Tệp “{name}”: {why}")


def read_table(name: str, data: bytes) -> Table:
    """Return a file of places, every cell checked. Raises PlacesRefusedError."""
    lines = csv.reader(io.StringIO(text_of(name, data), newline=""), strict=True)
    try:
        numbered = [(lines.line_num, cells) for cells in lines if cells]
    except csv.Error as error:
        why = f"dòng {lines.line_num}: dấu ngoặc kép hoặc dấu phẩy đặt sai, không đọc được."
        raise refused(name, why) from error
    if not numbered:
        raise refused(name, "không có dòng nào.")
    columns = [column.strip() for column in numbered[0][1]]
    sheet = sheet_of(name, columns)
    rows = list(rows_of(name, columns, numbered[1:]))
    if not rows:
        raise refused(name, "chỉ có dòng tên cột, không có địa bàn nào.")
    table = Table(name, sheet, frozenset(columns), rows, [number for number, _ in numbered[1:]])
    check_cells(table)
    return table


def text_of(name: str, data: bytes) -> str:
    """Return the text of a file, unpacked where it is packed."""
    data = unpacked(name, data) if data.startswith(GZIP) else data
    if len(data) > MOST_BYTES:
        raise refused(name, f"lớn hơn {MOST_BYTES // 1024 // 1024} MB.")
    for start, kind in OTHER_KINDS.items():
        if data.startswith(start):
            raise refused(name, f"là {kind}, cần tệp CSV mã UTF-8.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refused(name, f"dòng {line}: không phải mã UTF-8, cần tệp CSV mã UTF-8.") from error
    if text.lstrip().startswith("<"):
        raise refused(name, "dòng 1: là một trang web (HTML), cần tệp CSV mã UTF-8.")
    return unicodedata.normalize("NFC", text)


def unpacked(name: str, data: bytes) -> bytes:
    """Return what is packed in a gzip file, up to one byte more than may be read."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        text = unpacker.decompress(data, MOST_BYTES + 1)
    except zlib.error as error:
        raise refused(name, "tệp nén bị hỏng, không giải nén được.") from error
    if not unpacker.eof and len(text) <= MOST_BYTES:
        raise refused(name, "tệp nén bị cắt cụt, không giải nén hết được.")
    return text


def sheet_of(name: str, columns: Sequence[str]) -> Sheet:
    """Return what a file tells, by its columns."""
    if len(set(columns)) < len(columns):
        twice = next(column for column in columns if columns.count(column) > 1)
        raise refused(name, f"dòng 1: cột “{twice}” có hai lần.")
    for sheet, needed in COLUMNS.items():
        if set(needed) <= set(columns):
            return sheet
    missing = [column for column in COLUMNS[Sheet.UNITS] if column not in columns]
    hint = " Các cột phải cách nhau bằng dấu phẩy." if ";" in "".join(columns) else ""
    raise refused(name, f"dòng 1: thiếu cột “{'”, “'.join(missing)}”.{hint}")


def rows_of(
    name: str, columns: Sequence[str], numbered: Sequence[tuple[int, list[str]]]
) -> Iterator[Row]:
    """Yield rows by the names of their columns."""
    for number, cells in numbered:
        if len(cells) != len(columns):
            raise refused(
                name,
                f"dòng {number}: có {len(cells)} cột, cần {len(columns)} cột như dòng đầu; "
                "tệp có thể bị cắt cụt.",
            )
        yield {column: cell.strip() for column, cell in zip(columns, cells, strict=True)}


def check_cells(table: Table) -> None:
    """Raise PlacesRefusedError for the first cell that cannot be what its column says."""
    must = set(COLUMNS[table.sheet]) - MAY_BE_EMPTY.get(table.sheet, frozenset())
    checked = [column for column in table.columns if column in CODES or column in NAMES]
    checked += [column for column in table.columns if column in WORDS or column in NUMBERS]
    for at, row in enumerate(table.rows):
        for column in checked:
            cell = row[column]
            if why := wrong(column, cell) if cell or column in must else "":
                raise table.refused(at, column, why)


def wrong(column: str, cell: str) -> str:
    """Return what is wrong with a cell, or nothing."""
    if column in NUMBERS:
        return wrong_number(cell)
    if not cell:
        return "để trống."
    if column in CODES:
        digits = CODES[column].pattern[3]
        return "" if CODES[column].fullmatch(cell) else f"“{cell[:40]}” phải là {digits} chữ số."
    if column in WORDS:
        known = " hoặc ".join(f"“{word}”" for word in sorted(WORDS[column]))
        return "" if cell in WORDS[column] else f"“{cell[:40]}” phải là {known}."
    return wrong_name(cell)


def wrong_number(cell: str) -> str:
    """Return what is wrong with a number."""
    try:
        good = abs(float(cell)) < 1_000_000
    except ValueError:
        good = False
    return "" if good else f"“{cell[:40]}” không phải là một số."


def wrong_name(cell: str) -> str:
    """Return what is wrong with a name."""
    if len(cell) > LONGEST_NAME:
        return f"dài {len(cell)} chữ, dài nhất là {LONGEST_NAME} chữ."
    if NOT_IN_A_NAME.search(cell) or not any(letter.isalnum() for letter in cell):
        return f"“{cell[:40]}” không phải là tên địa bàn."
    return ""
