"""A folder of documents as JSON lines: `documents.jsonl.gz` and `fulltext*.jsonl.gz`."""

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from kheo.documents.rules.numbers import key_of
from kheo.documents.tables.cells import MOST_ROWS
from kheo.documents.tables.gazette import given_of, with_text, words
from kheo.documents.tables.given import Given
from kheo.documents.tables.refusing import TableRefusedError
from kheo.documents.tables.values import FaultError

METADATA: Final = ("documents.jsonl.gz", "documents.jsonl")
TEXTS: Final = ("fulltext*.jsonl.gz", "fulltext*.jsonl")
LONGEST_LINE: Final = 8 * 1024 * 1024
MOST_UNPACKED: Final = 400 * 1024 * 1024
Say = Callable[[str], object]


def read_folder(folder: Path, say: Say) -> tuple[list[Given], str]:
    """Return what a folder says of documents, and a hash of its files.

    Full texts join their row by number and type. Raises TableRefusedError.
    """
    files = files_in(folder)
    rows: dict[tuple[str, str], Given] = {}
    twins: list[Given] = []
    for file in files:
        count = 0
        for spot, row in lines_of(file):
            take(row, spot, rows, twins)
            count += 1
        say(_("%(file)s: %(count)d dòng") % {"file": file.name, "count": count})
    return [*rows.values(), *twins], hash_of(files)


def files_in(folder: Path) -> list[Path]:
    """Return the files to read, rows before texts. Raises TableRefusedError where none is there."""
    if not folder.is_dir():
        raise TableRefusedError(_("Không có thư mục “%(name)s”.") % {"name": folder.name})
    rows = [folder / name for name in METADATA if (folder / name).is_file()]
    texts = sorted({file for name in TEXTS for file in folder.glob(name) if file.is_file()})
    if not rows and not texts:
        raise TableRefusedError(
            _("Thư mục “%(name)s” không có documents.jsonl.gz.") % {"name": folder.name}
        )
    return [*rows, *texts]


def take(
    row: dict[str, Any], spot: str, rows: dict[tuple[str, str], Given], twins: list[Given]
) -> None:
    """Add a row to those before it: a text to the row of its number and type, a twin beside it."""
    try:
        said = given_of(row, spot)
    except (FaultError, ValueError) as fault:
        twins.append(Given(spot, faults=(str(fault),)))
        return
    key = (key_of(said.number), words(row, "loai_van_ban"))
    if "text" in row:
        known = rows.get(key)
        rows[key] = with_text(known or replace(said, source_address=""), row)
    elif key in rows or not key[0]:
        twins.append(said)
    else:
        rows[key] = said


def lines_of(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of a file with their spots. Raises TableRefusedError for what cannot be."""
    try:
        with gzip.open(file, "rb") if file.suffix == ".gz" else file.open("rb") as opened:
            yield from parsed(opened, file.name)
    except (OSError, EOFError, zlib.error) as error:
        raise TableRefusedError(
            _("Tệp %(file)s bị hỏng hoặc bị cắt. Hãy tải lại tệp.") % {"file": file.name}
        ) from error


def parsed(opened: Any, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of an opened file."""
    unpacked = 0
    number = 0
    while line := opened.readline(LONGEST_LINE + 1):
        number += 1
        unpacked += len(line)
        if len(line) > LONGEST_LINE or unpacked > MOST_UNPACKED or number > MOST_ROWS:
            raise TableRefusedError(
                _("Tệp %(file)s quá lớn ở dòng %(line)d.") % {"file": name, "line": number}
            )
        if line.strip():
            yield f"{name}:{number}", object_in(line, name, number)


def object_in(line: bytes, name: str, number: int) -> dict[str, Any]:
    """Return the JSON object of a line. Raises TableRefusedError for anything else."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise TableRefusedError(not_a_row(name, number)) from error
    if not isinstance(found, dict):
        raise TableRefusedError(not_a_row(name, number))
    return found


def not_a_row(name: str, number: int) -> str:
    """Return the sentence about a line that is no row."""
    return _("Tệp %(file)s, dòng %(line)d: không phải là một dòng JSON.") % {
        "file": name,
        "line": number,
    }


def hash_of(files: list[Path]) -> str:
    """Return a hash of files."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()
