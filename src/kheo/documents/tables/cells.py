"""Cells and sheets, whatever file they came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

Cell = str | date | float | None
"""Text, a day, a number as the workbook keeps it, or nothing."""
MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 60
LONGEST_CELL: Final = 20_000
LETTERS_OF_COLUMNS: Final = 26


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows with the number that each has in its file; empty rows are left out."""

    rows: Sequence[tuple[int, Sequence[Cell]]]
    name: str = ""


def cell_name(column: int, row: int) -> str:
    """Return what a cell is called: D7 for the fourth column (index 3) of row 7."""
    letters, left = "", column + 1
    while left:
        left, rest = divmod(left - 1, LETTERS_OF_COLUMNS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
