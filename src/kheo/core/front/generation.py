"""One number, shared by the processes of a machine: it changes when readers must see new things.

It lies in a small file that each process keeps open and reads with every request. The file is read,
not mapped: a mapped file that somebody empties kills its readers, and one read costs under a
microsecond.
"""

import logging
import os
import secrets
import time
from functools import cache
from pathlib import Path
from struct import Struct
from typing import Final

from django.conf import settings

from kheo.core.front.locks import held

NUMBER: Final = Struct("<Q")
NOT_OPEN: Final = -1
UNKNOWN: Final = 0
"""What `now` returns when the number cannot be read; then nothing kept is given."""

logger = logging.getLogger("kheo.errors")


class Generation:
    """The number in one file; a missing, emptied or replaced file is noticed and mended."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = NOT_OPEN
        self.in_trouble = False

    def now(self) -> int:
        """Return the number as it lies in the file, or UNKNOWN."""
        try:
            number = os.pread(self.file, NUMBER.size, 0)
        except OSError:
            return UNKNOWN
        return int.from_bytes(number, "little") if len(number) == NUMBER.size else UNKNOWN

    def advance(self) -> None:
        """Write a number that was never there before.

        Raises OSError when the file cannot be written.
        """
        with held(self.path) as file:
            assert file is not None  # noqa: S101 — who waits for a lock gets it
            former = os.pread(file, NUMBER.size, 0)
            number = NUMBER.unpack(former)[0] if len(former) == NUMBER.size else 0
            # A new file starts at the clock, so that it repeats no number of the one that was lost.
            os.pwrite(file, NUMBER.pack(max(number + 1, time.time_ns())), 0)

    def follow(self) -> None:
        """Open the file that lies at the path now, and write a number where there is none."""
        try:
            if not self.is_in_place():
                self.reopen()
            if self.now() == UNKNOWN:
                self.advance()
            self.in_trouble = False
        except OSError as error:
            self.complain(error)

    def complain(self, error: OSError) -> None:
        """Say once that the file cannot be used; pages are then rendered for each reader."""
        if not self.in_trouble:
            logger.error("error %s: %s cannot be used: %s", secrets.token_hex(4), self.path, error)
        self.in_trouble = True

    def is_in_place(self) -> bool:
        """Return whether the open file is still the one at the path."""
        if self.file == NOT_OPEN:
            return False
        try:
            return os.path.samestat(os.fstat(self.file), os.stat(self.path))  # noqa: PTH116
        except FileNotFoundError:
            return False

    def reopen(self) -> None:
        """Take the file at the path in place of the one that was open."""
        fresh = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if self.file == NOT_OPEN:
            self.file = fresh
            return
        # Other threads read from the old number at this moment: it is never free for another file.
        os.dup2(fresh, self.file, inheritable=False)
        os.close(fresh)


@cache
def generation_at(path: Path) -> Generation:
    """Return the one generation of this process that lies at a path."""
    return Generation(path)


def shared_generation() -> Generation:
    """Return the generation of this installation."""
    return generation_at(settings.VAR / "generation")


def next_generation() -> None:
    """Make every process forget the pages it keeps."""
    try:
        shared_generation().advance()
    except OSError:
        # A publication does not fail for it: what is kept ends by itself after some seconds.
        logger.exception(
            "error %s: readers may see the former page for some seconds", secrets.token_hex(4)
        )


def current_generation() -> int:
    """Return the number as it is now; where it cannot be read, one that never comes again."""
    generation = shared_generation()
    if generation.now() == UNKNOWN:
        generation.follow()
    return generation.now() or time.time_ns()
