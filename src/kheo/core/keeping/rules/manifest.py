"""What a backup says of itself, written down and read back. Pure."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final, TypeVar

from kheo.core.keeping.rules.lines import line_of, loaded
from kheo.core.keeping.rules.names import safe
from kheo.core.keeping.rules.refusals import UnusableError, Wrong

FORMAT: Final = "kheo-backup-1"
FAMILY: Final = "kheo-backup-"
MANIFEST: Final = "manifest.json"
MEDIA_LIST: Final = "media.jsonl"
TABLES: Final = "tables/"
MEDIA: Final = "media/"

LONGEST_MANIFEST: Final = 32 * 1024 * 1024
MISSING_NAMED: Final = 1000
NAME_OF_TABLE: Final = re.compile(r"[a-z][a-z0-9_]{0,62}")
SHA256: Final = re.compile(r"[0-9a-f]{64}")

Expected = TypeVar("Expected")


@dataclass(frozen=True, slots=True)
class TableRecord:
    """A table in a backup: its lines are counted, measured and hashed.

    `last_key` is the highest key that was ever given, so that none is given twice.
    """

    name: str
    columns: tuple[str, ...]
    rows: int
    bytes: int
    sha256: str
    last_key: int | None


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A media file in a backup."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class MediaRecord:
    """All media files together; `sha256` is that of their list.

    `missing` are files that rows name and that lay nowhere: the first thousand of `missing_count`.
    """

    files: int
    bytes: int
    sha256: str
    missing: tuple[str, ...] = ()
    missing_count: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. `settings` are names without values."""

    made_at: str
    made_by: Mapping[str, str]
    migrations: Mapping[str, tuple[str, ...]]
    tables: tuple[TableRecord, ...]
    left_out: Mapping[str, str]
    media: MediaRecord
    settings: tuple[str, ...]


# --- Written ---


def manifest_text(manifest: Manifest) -> bytes:
    """Return a manifest as it is written."""
    written = {"format": FORMAT} | asdict(manifest)
    return json.dumps(written, ensure_ascii=False, indent=1).encode()


def file_line(record: FileRecord) -> bytes:
    """Return a line of the list of media files."""
    return line_of([record.name, record.size, record.sha256])


# --- Read ---


def read_manifest(text: bytes) -> Manifest:
    """Return what a backup says of itself. Raises UnusableError for anything else."""
    given = expect(loaded(text, MANIFEST), dict, MANIFEST)
    require_known_format(given.get("format"))
    tables = tuple(table_record(entry) for entry in part(given, "tables", list))
    if len({table.name for table in tables}) != len(tables):
        raise UnusableError(Wrong.DAMAGED, MANIFEST)
    return Manifest(
        made_at=moment(part(given, "made_at", str)),
        made_by=words(part(given, "made_by", dict)),
        migrations={
            expect(app, str, MANIFEST): texts(names)
            for app, names in part(given, "migrations", dict).items()
        },
        tables=tables,
        left_out=words(part(given, "left_out", dict)),
        media=media_record(part(given, "media", dict)),
        settings=texts(part(given, "settings", list)),
    )


def require_known_format(name: object) -> None:
    """Raise UnusableError unless this is the format that is read here."""
    if name == FORMAT:
        return
    ours = isinstance(name, str) and name.startswith(FAMILY)
    raise UnusableError(Wrong.NEWER_FORMAT if ours else Wrong.NOT_A_BACKUP, str(name)[:80])


def table_record(given: object) -> TableRecord:
    """Return what is said of a table."""
    entry = expect(given, dict, MANIFEST)
    name = part(entry, "name", str)
    if not NAME_OF_TABLE.fullmatch(name):
        raise UnusableError(Wrong.UNSAFE_NAME, name[:80])
    last = entry.get("last_key")
    return TableRecord(
        name=name,
        columns=texts(part(entry, "columns", list)),
        rows=count(entry, "rows"),
        bytes=count(entry, "bytes"),
        sha256=hashed(part(entry, "sha256", str)),
        last_key=None if last is None else count(entry, "last_key"),
    )


def media_record(given: dict[str, Any]) -> MediaRecord:
    """Return what is said of all media files together."""
    return MediaRecord(
        files=count(given, "files"),
        bytes=count(given, "bytes"),
        sha256=hashed(part(given, "sha256", str)),
        missing=texts(part(given, "missing", list)),
        missing_count=count(given, "missing_count"),
    )


def read_file_line(line: bytes) -> FileRecord:
    """Return a media file from its line. Raises UnusableError, above all for unsafe names."""
    match loaded(line, MEDIA_LIST):
        case [str(name), int(size), str(sha256)] if size >= 0:
            return FileRecord(safe(name), size, hashed(sha256))
    raise UnusableError(Wrong.DAMAGED, MEDIA_LIST)


def part(given: Mapping[str, Any], name: str, kind: type[Expected]) -> Expected:
    """Return a part of the manifest. Raises UnusableError when it is something else."""
    return expect(given.get(name), kind, MANIFEST)


def expect(value: object, kind: type[Expected], where: str) -> Expected:
    """Return the value when it is of a kind; a yes is no number."""
    if not isinstance(value, kind) or isinstance(value, bool):
        raise UnusableError(Wrong.DAMAGED, where)
    return value


def count(given: Mapping[str, Any], name: str) -> int:
    """Return a number that is not negative."""
    found = part(given, name, int)
    if found < 0:
        raise UnusableError(Wrong.DAMAGED, MANIFEST)
    return found


def moment(text: str) -> str:
    """Return a moment with its zone."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise UnusableError(Wrong.DAMAGED, MANIFEST) from None
    if at.tzinfo is None:
        raise UnusableError(Wrong.DAMAGED, MANIFEST)
    return text


def hashed(text: str) -> str:
    """Return a hash."""
    if not SHA256.fullmatch(text):
        raise UnusableError(Wrong.DAMAGED, MANIFEST)
    return text


def texts(given: object) -> tuple[str, ...]:
    """Return a list of words."""
    return tuple(expect(one, str, MANIFEST) for one in expect(given, list, MANIFEST))


def words(given: dict[str, Any]) -> dict[str, str]:
    """Return words under words."""
    return {
        expect(key, str, MANIFEST): expect(value, str, MANIFEST) for key, value in given.items()
    }
