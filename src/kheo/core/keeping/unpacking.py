"""Reading a backup, which may be damaged or made to harm: nothing in it is believed unproven."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from struct import error as StructError  # noqa: N812 - a class, whatever its name
from typing import IO, Any, Final

from kheo.core.keeping import media
from kheo.core.keeping.rows import Measure
from kheo.core.keeping.rules import (
    LONGEST_LINE,
    LONGEST_MANIFEST,
    MANIFEST,
    MEDIA,
    MEDIA_LIST,
    TABLES,
    FileRecord,
    Manifest,
    TableRecord,
    UnusableError,
    Wrong,
    loaded,
    read_file_line,
    read_manifest,
)

BROKEN: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    StructError,
    UnicodeError,
    ValueError,
    OverflowError,
)
PACKINGS: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
SECRET: Final = 1
"""The flag of a member that is encrypted."""
BUFFER: Final = 1024 * 1024


class Backup:
    """A backup that is open for reading; its members are known to be those that it lists."""

    def __init__(self, packed: zipfile.ZipFile, size: int) -> None:
        self.zip = packed
        self.members = {info.filename: info for info in packed.infolist()}
        require_sound(packed.infolist(), size)
        with self.member(MANIFEST, most=LONGEST_MANIFEST) as source:
            self.manifest: Manifest = read_manifest(source.read(LONGEST_MANIFEST))
        self.require_what_is_listed()

    @contextmanager
    def member(self, name: str, *, most: int | None = None) -> Iterator[IO[bytes]]:
        """Give a member to read from. Raises UnusableError when it is missing or too big."""
        info = self.members.get(name)
        if info is None:
            # Without a manifest it is some other file; without anything else it is damaged.
            raise UnusableError(Wrong.NOT_A_BACKUP if name == MANIFEST else Wrong.NOT_THERE, name)
        if most is not None and info.file_size > most:
            raise UnusableError(Wrong.TOO_BIG, name)
        with whole(name), self.zip.open(info) as source:
            yield source

    def require_what_is_listed(self) -> None:
        """Raise UnusableError unless the members are those of the manifest, in their sizes."""
        unlisted = dict(self.members)
        sizes = {MANIFEST: self.members[MANIFEST].file_size}
        sizes |= {f"{TABLES}{table.name}.jsonl": table.bytes for table in self.manifest.tables}
        if MEDIA_LIST in self.members:
            sizes[MEDIA_LIST] = self.members[MEDIA_LIST].file_size
        for name, size in sizes.items():
            self.tick_off(unlisted, name, size)
        for record in self.files():
            self.tick_off(unlisted, MEDIA + record.name, record.size)
        for name in unlisted:
            raise UnusableError(Wrong.NOT_LISTED, name[:80])

    def tick_off(self, unlisted: dict[str, zipfile.ZipInfo], name: str, size: int) -> None:
        """Take a member as listed. Raises UnusableError when it is missing or of another size."""
        info = unlisted.pop(name, None)
        if info is None:
            raise UnusableError(Wrong.NOT_THERE, name[:80])
        if info.file_size != size:
            raise UnusableError(Wrong.DAMAGED, name[:80])

    def files(self) -> Iterator[FileRecord]:
        """Yield the media files. Raises UnusableError when the list is not the one hashed."""
        said, measure, total = self.manifest.media, Measure(), 0
        with self.member(MEDIA_LIST) as source:
            for line in lines_of(source, MEDIA_LIST):
                record = read_file_line(measure.add(line))
                total += record.size
                yield record
        found = (measure.rows, total, measure.digest.hexdigest())
        if found != (said.files, said.bytes, said.sha256):
            raise UnusableError(Wrong.DAMAGED, MEDIA_LIST)

    def rows(self, table: TableRecord) -> Iterator[list[Any]]:
        """Yield the rows of a table. Raises UnusableError when they are not those hashed."""
        name, measure = f"{TABLES}{table.name}.jsonl", Measure()
        with self.member(name) as source:
            for line in lines_of(source, name):
                yield row_of(measure.add(line), len(table.columns), name)
        if (measure.rows, measure.digest.hexdigest()) != (table.rows, table.sha256):
            raise UnusableError(Wrong.DAMAGED, name)

    def check(self) -> None:
        """Read everything. Raises UnusableError at the first thing that is not as it was said."""
        for table in self.manifest.tables:
            for _row in self.rows(table):
                pass
        for record in self.files():
            with self.file(record) as source:
                if media.copied(source, Nowhere()) != (record.size, record.sha256):
                    raise UnusableError(Wrong.DAMAGED, record.name)

    @contextmanager
    def file(self, record: FileRecord) -> Iterator[IO[bytes]]:
        """Give a media file to read from."""
        with self.member(MEDIA + record.name) as source:
            yield source


class Nowhere:
    """Takes bytes and keeps none."""

    def write(self, block: bytes) -> None:
        """Take bytes."""


@contextmanager
def opened(path: Path) -> Iterator[Backup]:
    """Open a backup. Raises UnusableError for anything else, OSError when it cannot be read."""
    with path.open("rb") as file:
        size = path.stat().st_size
        try:
            packed = zipfile.ZipFile(file)
        except BROKEN:
            raise UnusableError(Wrong.NOT_A_BACKUP) from None
        with packed:
            yield Backup(packed, size)


@contextmanager
def whole(name: str) -> Iterator[None]:
    """Turn what the packing says of damage into an UnusableError."""
    try:
        yield
    except BROKEN as broken:
        raise UnusableError(Wrong.DAMAGED, name[:80]) from broken


def require_sound(members: list[zipfile.ZipInfo], size: int) -> None:
    """Raise UnusableError for members that hide something.

    None is there twice, encrypted, packed in a way of which we know no measure, or on top of
    another; media are not packed at all, so that they cannot swell.
    """
    if len({info.filename for info in members}) != len(members):
        raise UnusableError(Wrong.NOT_LISTED, MANIFEST)
    if sum(info.compress_size for info in members) > size:
        raise UnusableError(Wrong.TOO_BIG, "zip")
    for info in members:
        if info.flag_bits & SECRET or info.compress_type not in PACKINGS or swells(info):
            raise UnusableError(Wrong.DAMAGED, info.filename[:80])


def swells(info: zipfile.ZipInfo) -> bool:
    """Return whether a media file is larger than what stands for it."""
    return info.filename.startswith(MEDIA) and info.file_size != info.compress_size


def lines_of(source: IO[bytes], name: str) -> Iterator[bytes]:
    """Yield lines, none of which is longer than any that we write."""
    buffered = io.BufferedReader(source, BUFFER)  # type: ignore[type-var] # a member can be read
    while line := buffered.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            raise UnusableError(Wrong.TOO_BIG, name)
        yield line


def row_of(line: bytes, width: int, name: str) -> list[Any]:
    """Return a row from its line."""
    row = loaded(line, name)
    if not isinstance(row, list) or len(row) != width:
        raise UnusableError(Wrong.DAMAGED, name)
    return row
