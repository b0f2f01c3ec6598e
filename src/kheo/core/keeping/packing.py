"""Making a backup: one file, of one moment, while the site goes on."""

import os
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import IO, Final, Self

from django.db.backends.base.base import BaseDatabaseWrapper

from kheo.core.keeping import media, states
from kheo.core.keeping.rows import Measure, lines
from kheo.core.keeping.rules import (
    MANIFEST,
    MEDIA,
    MEDIA_LIST,
    MISSING_NAMED,
    TABLES,
    FileRecord,
    Manifest,
    MediaRecord,
    TableRecord,
    file_line,
    manifest_text,
)
from kheo.core.keeping.sequences import last_key
from kheo.core.keeping.snapshots import snapshot
from kheo.core.keeping.tables import LEFT_OUT, Table, travelling

Say = Callable[[str, int], object]
"""Is told what was just packed and how many there are so far."""

PREFIX: Final = "KHEO_"


class Packer:
    """Writes the members of one backup."""

    def __init__(self, file: IO[bytes], at: datetime) -> None:
        self.zip = zipfile.ZipFile(file, "w")
        self.time = at.astimezone(UTC).timetuple()[:6]

    @contextmanager
    def member(self, name: str, *, packed: bool = True) -> Iterator[IO[bytes]]:
        """Give a member to write to. Media are stored as they are: they are packed already."""
        info = zipfile.ZipInfo(name, date_time=self.time)
        info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        info.external_attr = 0o600 << 16
        with self.zip.open(info, "w", force_zip64=True) as target:
            yield target

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Write the directory that makes the file whole."""
        self.zip.close()


def pack(file: IO[bytes], *, at: datetime, settings: list[str], say: Say) -> Manifest:
    """Write a backup into a file and return what it says of itself.

    The rows are those of one moment. The files are copied after it: a file that a row names was
    there then, and nothing overwrites a file.
    Raises UnwritableError for a row that holds what its column cannot hold.
    """
    began = time.time()
    with Packer(file, at) as packer, snapshot() as seen:
        migrations = states.applied(seen)
        registry = states.registry_of(migrations)
        tables = pack_tables(packer, seen, travelling(registry), say)
        with media.named_by(seen, registry) as names:
            # A long read would keep SQLite from clearing its log: it ends before files are copied.
            seen.close()
            files = pack_media(packer, names, began, say)
        manifest = Manifest(
            made_at=at.astimezone(UTC).isoformat(timespec="seconds"),
            made_by=states.versions() | {"engine": seen.vendor},
            migrations=migrations,
            tables=tuple(tables),
            left_out=dict(LEFT_OUT),
            media=files,
            settings=tuple(settings),
        )
        with packer.member(MANIFEST) as target:
            target.write(manifest_text(manifest))
    return manifest


def pack_tables(
    packer: Packer, seen: BaseDatabaseWrapper, tables: list[Table], say: Say
) -> list[TableRecord]:
    """Write the tables and return their records."""
    records = []
    for number, table in enumerate(tables, 1):
        records.append(pack_table(packer, seen, table))
        say(table.name, number)
    return records


def pack_table(packer: Packer, seen: BaseDatabaseWrapper, table: Table) -> TableRecord:
    """Write the lines of a table and return its record."""
    measure = Measure()
    with packer.member(f"{TABLES}{table.name}.jsonl") as target:
        for line in lines(seen, table):
            target.write(measure.add(line))
    return measure.of(table, last_key(seen, table))


def pack_media(packer: Packer, names: media.Names, began: float, say: Say) -> MediaRecord:
    """Write the media files and then their list, which waits on disk meanwhile."""
    total, measure = 0, Measure()
    with tempfile.TemporaryFile() as listed:
        for name in media.to_copy(names, began):
            record = pack_file(packer, name)
            if record is None:
                names.lose(name)
                continue
            listed.write(measure.add(file_line(record)))
            total += record.size
            say(name, measure.rows)
        listed.seek(0)
        with packer.member(MEDIA_LIST) as target:
            media.copied(listed, target)
    missing = list(names.unseen())
    return MediaRecord(
        files=measure.rows,
        bytes=total,
        sha256=measure.digest.hexdigest(),
        missing=tuple(missing[:MISSING_NAMED]),
        missing_count=len(missing),
    )


def pack_file(packer: Packer, name: str) -> FileRecord | None:
    """Write one media file; None when it went meanwhile or cannot be read."""
    try:
        source = (media.folder() / name).open("rb")
    except OSError:
        return None
    with source, packer.member(MEDIA + name, packed=False) as target:
        size, sha256 = media.copied(source, target)
    return FileRecord(name, size, sha256)


def configured() -> list[str]:
    """Return the names of the settings that the environment gives; never what they hold."""
    return sorted(name for name in os.environ if name.startswith(PREFIX))
