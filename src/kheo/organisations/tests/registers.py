"""Small files of places, written as their makers write them."""

from collections.abc import Sequence
from typing import Final

from kheo.organisations.rules.place_files import COLUMNS, Sheet, Table, read_table
from kheo.organisations.rules.place_register import Register, build

UNITS: Final = COLUMNS[Sheet.UNITS]
MAP: Final = ("old_district_code", "old_ward_code", "new_ward_code", "kind", "is_default")

NORTH: Final = ("01", "Tỉnh Bắc Thử")
SOUTH: Final = ("02", "Tỉnh Nam Thử")


def sheet(columns: Sequence[str], *rows: Sequence[str]) -> bytes:
    return "\n".join(",".join(row) for row in (columns, *rows)).encode()


def units(*rows: Sequence[str]) -> bytes:
    """Rows of code and name of a province, code and name of a commune."""
    return sheet(UNITS, *rows)


def table(name: str, columns: Sequence[str], *rows: Sequence[str]) -> Table:
    return read_table(name, sheet(columns, *rows))


OLD_ROWS: Final = (
    (*NORTH, "001", "Huyện Thượng", "00001", "Xã Một"),
    (*NORTH, "001", "Huyện Thượng", "00002", "Xã Hai"),
    (*SOUTH, "002", "Huyện Hạ", "00003", "Thị trấn Ba"),
    (*SOUTH, "002", "Huyện Hạ", "00004", "Xã Bốn"),
    (*SOUTH, "003", "Huyện Đảo", "", ""),
)
NEW_ROWS: Final = (
    (*NORTH, "00001", "Xã Một Hai"),
    (*NORTH, "00003", "Xã Ba Mới"),
    (*NORTH, "00004", "Xã Bốn"),
    (*NORTH, "00009", "Đặc khu Đảo"),
)
MAP_ROWS: Final = (
    ("001", "00001", "00001", "whole", "1"),
    ("001", "00002", "00001", "split", "1"),
    ("001", "00002", "00009", "split", "0"),
    ("002", "00003", "00003", "whole", "1"),
    ("002", "00004", "00004", "whole", "1"),
    ("003", "", "00009", "whole", "1"),
)
PROVINCE_ROWS: Final = (
    ("01", "Tỉnh Bắc Thử", "01", "Tỉnh Bắc Thử"),
    ("02", "Tỉnh Nam Thử", "01", "Tỉnh Bắc Thử"),
)


def register(
    old: Sequence[Sequence[str]] = OLD_ROWS,
    new: Sequence[Sequence[str]] = NEW_ROWS,
    communes: Sequence[Sequence[str]] = MAP_ROWS,
    provinces: Sequence[Sequence[str]] = PROVINCE_ROWS,
) -> Register:
    return build(
        table("cu.csv", COLUMNS[Sheet.OLD_UNITS], *old),
        table("moi.csv", UNITS, *new),
        table("tinh.csv", COLUMNS[Sheet.PROVINCE_MAP], *provinces),
        table("xa.csv", MAP, *communes),
    )
