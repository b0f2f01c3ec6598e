"""Socket for work done at intervals while the site is served, with no other program to start.

Every process of the site looks each second; a lock and a stamp in ``settings.VAR`` see to it that
one process does a job at a time, and once in its interval.
"""

import logging
import os
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.db import connections

from kheo.core.front.locks import held

Job = Callable[[], object]
TICK: Final = 1.0
STAMP_LENGTH: Final = 32

logger = logging.getLogger("kheo.errors")


@dataclass(frozen=True, slots=True)
class Duty:
    """A job and how often it is done."""

    name: str
    every_seconds: float
    job: Job


DUTIES: dict[str, Duty] = {}


def enlist(name: str, every_seconds: float, job: Job) -> None:
    """Have a job done at intervals while the site is served; a name stands for one job.

    The job is called from a thread that serves no reader. When it fails, it is tried again after
    its interval.
    """
    DUTIES[name] = Duty(name, every_seconds, job)


class Housekeeper:
    """Does what is due."""

    def __init__(
        self,
        folder: Path,
        duties: Mapping[str, Duty] = DUTIES,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.folder = folder
        self.duties = duties
        self.clock = clock

    def tick(self) -> None:
        """Do each job that is due and that no other process is doing."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for duty in list(self.duties.values()):
            with held(self.folder / f"{duty.name}.lock", wait=False) as file:
                if file is not None and self.is_due(duty, file):
                    stamp(file, self.clock())
                    do(duty)

    def is_due(self, duty: Duty, file: int) -> bool:
        """Return whether the interval since the last time is over, or the clock was set back."""
        since = self.clock() - last_time(file)
        return not 0 <= since < duty.every_seconds


def last_time(file: int) -> float:
    """Return when a job was last begun; long ago when that cannot be read."""
    try:
        return float(os.pread(file, STAMP_LENGTH, 0))
    except ValueError:
        return 0.0


def stamp(file: int, at: float) -> None:
    """Write when a job is begun."""
    os.pwrite(file, f"{at:.3f}".ljust(STAMP_LENGTH).encode(), 0)


def do(duty: Duty) -> None:
    """Do a job; its failure is logged under an id and stops no other."""
    try:
        duty.job()
    except Exception:
        logger.exception("error %s in the job %r", secrets.token_hex(4), duty.name)


def keep_house(
    housekeeper: Housekeeper, *, also: Job, stop: threading.Event, seconds: float = TICK
) -> None:
    """Look each second, until told to stop, for what is due."""
    while True:
        try:
            also()
            housekeeper.tick()
        except Exception:
            # A full disk now must not end housekeeping for good.
            logger.exception("error %s in housekeeping", secrets.token_hex(4))
        finally:
            connections.close_all()
        if stop.wait(seconds):
            return
