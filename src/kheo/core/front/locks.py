"""Locks between the processes of one machine; the kernel lets go of them when their holder dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def held(path: Path, *, wait: bool = True) -> Iterator[int | None]:
    """Hold the lock that a file names; yield the open file, or None when another holds it.

    The file is made when it is missing. Threads of one process exclude each other too.
    """
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        yield file if locked(file, wait=wait) else None
    finally:
        os.close(file)


def locked(file: int, *, wait: bool) -> bool:
    """Lock an open file until it is closed; return whether that was possible."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
