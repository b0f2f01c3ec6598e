"""Small records of one length, written by many processes at once and gathered by one.

Each process appends to a file of its own and holds the lock on it. Who gathers reads every file,
and deletes only those whose lock is free: their writer has gone on to the next, or was killed, and
nothing more will come. A file still in use may be read several times: what is done with records
must bear that.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kheo.core.front.locks import locked

SUFFIX: Final = ".records"
FLAGS: Final = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC


class SpoolWriter:
    """Where one process leaves its records: each is one write, and then outlives the process."""

    def __init__(
        self, folder: Path, *, seconds: float = 2.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.folder = folder
        self.seconds = seconds
        self.clock = clock
        self.until = 0.0
        self.file: int | None = None
        self.lock = threading.Lock()

    def append(self, record: bytes) -> None:
        """Leave a record.

        Raises OSError when it could not be written whole.
        """
        with self.lock:
            if os.write(self.current(), record) != len(record):
                raise OSError(f"The record was cut off in {self.folder}")

    def current(self) -> int:
        """Return the file to write to; a new one when the present one is some seconds old."""
        if self.file is None or self.clock() >= self.until:
            self.close()
            self.file = opened_for_us(self.folder)
            self.until = self.clock() + self.seconds
        return self.file

    def close(self) -> None:
        """Leave the present file to those who gather."""
        if self.file is not None:
            os.close(self.file)
        self.file = None


def opened_for_us(folder: Path) -> int:
    """Return a new file that this process alone writes to."""
    folder.mkdir(parents=True, exist_ok=True)
    while True:
        file = os.open(new_name(folder), FLAGS | os.O_EXCL, 0o600)
        # Between the two calls somebody may have gathered the empty file and deleted it.
        if locked(file, wait=False) and os.fstat(file).st_nlink:
            return file
        os.close(file)


def new_name(folder: Path) -> Path:
    """Return a name that sorts by the time it was given and that no other process gives."""
    return folder / f"{time.time_ns():020}-{os.getpid()}-{os.urandom(3).hex()}{SUFFIX}"


class SpoolReader:
    """Gathers what all processes left in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.read_before: dict[str, int] = {}

    def gather(self, keep: Callable[[bytes], object]) -> None:
        """Hand over what each file holds, oldest first; a file that grew comes again, whole.

        A file that its writer has left is deleted once it was kept without an error.
        """
        files = sorted(self.folder.glob(f"*{SUFFIX}"))
        names = {path.name for path in files}
        self.read_before = {name: n for name, n in self.read_before.items() if name in names}
        for path in files:
            self.gather_one(path, keep)

    def gather_one(self, path: Path, keep: Callable[[bytes], object]) -> None:
        """Hand over what one file holds."""
        with taken(path) as content:
            if len(content) != self.read_before.get(path.name, 0):
                keep(content)
            self.read_before[path.name] = len(content)


@contextmanager
def taken(path: Path) -> Iterator[bytes]:
    """Yield what a file holds; then delete it if its writer has left it and nothing went wrong."""
    try:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        yield b""
        return
    try:
        # The lock first: all that its writer wrote before he let go is then read.
        is_left = locked(file, wait=False)
        yield os.pread(file, os.fstat(file).st_size, 0)
        if is_left:
            path.unlink(missing_ok=True)
    finally:
        os.close(file)
