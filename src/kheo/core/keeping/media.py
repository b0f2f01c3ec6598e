"""Media files: which the rows name, which lie in the folder, and how they come back."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Any, Final

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import FileField

from kheo.core.keeping.rules import STAGING, FileRecord, is_safe
from kheo.core.keeping.tables import Registry, kept

BLOCK: Final = 1024 * 1024


def folder() -> Path:
    """Return the folder of the media."""
    return Path(settings.MEDIA_ROOT)


class Names:
    """The names of files, kept on disk: an installation may have more than fit in memory."""

    def __init__(self) -> None:
        # An empty name is SQLite's word for a file that goes with the connection.
        self.kept = sqlite3.connect("", isolation_level=None)
        self.kept.execute("CREATE TABLE named (name TEXT PRIMARY KEY, seen INTEGER) WITHOUT ROWID")
        self.kept.execute("BEGIN")

    def add(self, name: str) -> None:
        """Take in a name."""
        self.kept.execute("INSERT OR IGNORE INTO named VALUES (?, 0)", [name])

    def see(self, name: str) -> bool:
        """Return whether a name was taken in, and note that its file is there."""
        return bool(self.kept.execute("UPDATE named SET seen = 1 WHERE name = ?", [name]).rowcount)

    def lose(self, name: str) -> None:
        """Note that a file is not there after all."""
        self.kept.execute("UPDATE named SET seen = 0 WHERE name = ?", [name])

    def unseen(self) -> Iterator[str]:
        """Yield the names whose file was not there."""
        for (name,) in self.kept.execute("SELECT name FROM named WHERE NOT seen ORDER BY name"):
            yield name

    def close(self) -> None:
        """Forget all names."""
        self.kept.close()


@contextmanager
def named_by(connection: BaseDatabaseWrapper, registry: Registry) -> Iterator[Names]:
    """Give the names of all files that rows name."""
    with closing(Names()) as names:
        for _table, _column, name in namings(connection, registry):
            names.add(name)
        yield names


def namings(connection: BaseDatabaseWrapper, registry: Registry) -> Iterator[tuple[str, str, str]]:
    """Yield table, column and name wherever a row names a file."""
    for meta in kept(registry):
        for field in meta.local_concrete_fields:
            if isinstance(field, FileField):
                for name in names_in(connection, meta.db_table, str(field.column)):
                    yield meta.db_table, str(field.column), name


def names_in(connection: BaseDatabaseWrapper, table: str, column: str) -> Iterator[str]:
    """Yield what one column of file names holds."""
    quoted = connection.ops.quote_name
    one = f"{quoted(table)}.{quoted(column)}"
    with closing(connection.chunked_cursor()) as cursor:
        cursor.execute(f"SELECT {one} FROM {quoted(table)} WHERE {one} <> ''")  # noqa: S608
        while rows := cursor.fetchmany():
            yield from (name for (name,) in rows)


def lying() -> Iterator[tuple[str, os.stat_result]]:
    """Yield all files of the folder with what the system knows of them, in order.

    Linked folders are followed once. A file that goes meanwhile is left out.
    """
    root, entered = folder(), set[tuple[int, int]]()
    for place, folders, files in os.walk(root, followlinks=True):
        folders[:] = sorted(name for name in folders if may_enter(Path(place, name), entered))
        for name in sorted(files):
            path = Path(place, name)
            try:
                yield path.relative_to(root).as_posix(), path.stat()
            except OSError:
                continue


def may_enter(path: Path, entered: set[tuple[int, int]]) -> bool:
    """Return whether a folder is looked into: not twice, and not what a restore left behind."""
    if path == folder() / STAGING:
        return False
    try:
        found = path.stat()
    except OSError:
        return False
    mark = (found.st_dev, found.st_ino)
    first = mark not in entered
    entered.add(mark)
    return first


def to_copy(names: Names, began: float) -> Iterator[str]:
    """Yield the files that belong into a backup, and note which of the named ones are there.

    What lies there unnamed travels too, unless it is younger than the rows: it may be half written.
    """
    for name, found in lying():
        named = names.see(name)
        if is_safe(name) and (named or found.st_mtime < began):
            yield name


def copied(source: IO[bytes], target: Any, *, most: int | None = None) -> tuple[int, str]:
    """Copy bytes; return how many there were, and their hash.

    With `most`, one byte more is read at the utmost, so that what is too long shows.
    """
    digest, size = hashlib.sha256(), 0
    while block := source.read(BLOCK if most is None else min(BLOCK, most + 1 - size)):
        digest.update(block)
        target.write(block)
        size += len(block)
    return size, digest.hexdigest()


# --- The way back ---


class Staging:
    """A folder inside the media folder where files wait until the database is filled.

    While it is there, everything beside it is the rest of a restore that was broken off.
    """

    def __init__(self) -> None:
        self.path = folder() / STAGING

    def begin(self) -> None:
        """Make the folder, where nothing lies but rests and folders without files."""
        self.clear()
        self.path.mkdir(parents=True)
        for one in folder().iterdir():
            if one != self.path and one.is_dir() and not one.is_symlink():
                shutil.rmtree(one)

    def clear(self) -> None:
        """Remove the rests of a restore that was broken off; nothing where there are none."""
        if not self.path.exists():
            return
        for one in folder().iterdir():
            if one != self.path:
                remove(one)
        # Last, because it is what says that the others are rests.
        shutil.rmtree(self.path)

    def write(self, record: FileRecord, source: IO[bytes]) -> bool:
        """Write a file; return whether it was as long and had the hash that was said."""
        path = self.path / record.name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as target:
            return copied(source, target, most=record.size) == (record.size, record.sha256)

    def move_in(self) -> None:
        """Put all files in their places; they lie on the same disk."""
        os.sync()
        for one in sorted(self.path.iterdir()):
            one.rename(folder() / one.name)

    def finish(self) -> None:
        """Say that what lies in the media folder is there for good."""
        self.path.rmdir()


def remove(path: Path) -> None:
    """Remove a file or a folder; a link goes, not what it leads to."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def is_empty() -> bool:
    """Return whether no file lies in the media folder, but for rests of a broken restore."""
    return (folder() / STAGING).exists() or next(lying(), None) is None
