"""Packages (DOCX, XLSX) opened with care: what they unpack to is known before it is unpacked."""

import io
import zipfile
from typing import Final

from kheo.documents.intake.reasons import MOST_UNPACKED, FileRefused, Reason

MOST_ENTRIES: Final = 5000
MOST_RATIO: Final = 200
"""So many times its packed length no real part of a document has; small ones may."""
SMALL: Final = 1_000_000
ENCRYPTED_FLAG: Final = 0x1


def open_package(content: bytes) -> zipfile.ZipFile:
    """Return an opened package. Raises FileRefused for one that is hurt, locked or a bomb."""
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise FileRefused(Reason.TRUNCATED) from error
    entries = package.infolist()
    if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
        raise FileRefused(Reason.ENCRYPTED, "ZIP")
    if len(entries) > MOST_ENTRIES or sum(one.file_size for one in entries) > MOST_UNPACKED:
        raise FileRefused(Reason.UNPACKS_TOO_BIG)
    if any(is_bomb(entry) for entry in entries):
        raise FileRefused(Reason.UNPACKS_TOO_BIG)
    if laps_over(entries):
        raise FileRefused(Reason.DAMAGED)
    return package


def is_bomb(entry: zipfile.ZipInfo) -> bool:
    """Return whether a part unpacks to more than any real one does."""
    return entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(1, entry.compress_size)


def laps_over(entries: list[zipfile.ZipInfo]) -> bool:
    """Return whether parts share their bytes, as only bombs do."""
    ordered = sorted((entry.header_offset, entry.compress_size) for entry in entries)
    ends = [offset + size for offset, size in ordered]
    return any(end > later for end, (later, _size) in zip(ends, ordered[1:], strict=False))


def part(package: zipfile.ZipFile, name: str) -> bytes:
    """Return one part of a package. Raises FileRefused where it is hurt, KeyError where missing."""
    entry = package.getinfo(name)
    try:
        with package.open(entry) as opened:
            content = opened.read(entry.file_size + 1)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise FileRefused(Reason.TRUNCATED) from error
    except ValueError as error:
        raise FileRefused(Reason.DAMAGED) from error
    return content
