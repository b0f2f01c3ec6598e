"""Opening a table of tasks: the readers are those of the library; only the headings are our own."""

from pathlib import PurePath
from typing import Final

from django.utils.translation import gettext as _

from kheo.documents.tables.cells import Sheet
from kheo.documents.tables.opening import (
    MOST_BYTES,
    SEPARATED,
    read_sheet,
    refuse_what_it_is_not,
)
from kheo.documents.tables.refusing import TableRefusedError
from kheo.documents.tables.separated import FIRST_LINES, SAID, SEPARATORS, decoded
from kheo.tasks.tables.headings import field_of

PASTED: Final = "bang-dan.csv"
"""The name under which a pasted table is kept."""
MOST_TASKS: Final = 5000


def opened(name: str, data: bytes) -> Sheet:
    """Return the sheet with the table. Raises TableRefusedError."""
    ending = PurePath(name).suffix.lower()
    if ending in SEPARATED and len(data) <= MOST_BYTES:
        refuse_what_it_is_not(ending, data)
        data = parted(data)
    sheet = read_sheet(name, data)
    if len(sheet.rows) > MOST_TASKS * 2:
        raise TableRefusedError(
            _("Bảng có hơn %(most)d dòng. Hãy chia thành nhiều bảng.") % {"most": MOST_TASKS}
        )
    return sheet


def parted(data: bytes) -> bytes:
    """Return separated values with a line before them that says what parts them.

    The library's reader tells it by headings of documents, which are none of ours.
    """
    if not data.strip():
        return data
    text = decoded(data).removeprefix("\ufeff")
    if text[: len(SAID)].lower() == SAID:
        return text.encode()
    head = text.split("\n", FIRST_LINES)[:FIRST_LINES]
    known = {sign: max(fields_in(line, sign) for line in head) for sign in SEPARATORS}
    best = max(known, key=lambda sign: known[sign])
    return f"{SAID}{best if known[best] > 1 else ','}\n{text}".encode()


def fields_in(line: str, separator: str) -> int:
    """Return how many headings of ours a line has, parted by a sign."""
    cells = line.rstrip("\r").split(separator)
    return sum(bool(field_of(cell.strip().strip('"'))) for cell in cells)
