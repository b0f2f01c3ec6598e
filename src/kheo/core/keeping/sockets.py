"""Sockets of a restore: what rooms want proven before it counts, and done around and after it."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Final

Trial = Callable[[], Iterable[str]]
Job = Callable[[], object]
Emptied = Callable[[], AbstractContextManager[object]]

TRIALS: Final[dict[str, Trial]] = {}
JOBS: Final[dict[str, Job]] = {}
EMPTYING: Final[dict[str, Emptied]] = {}


def prove(name: str, trial: Trial) -> None:
    """Have restored rows proven before they count; a name stands for one trial.

    The trial yields a sentence for everything that is wrong, and is called in the transaction.
    """
    TRIALS[name] = trial


def afterwards(name: str, job: Job) -> None:
    """Have something done once a restore counts; a name stands for one job."""
    JOBS[name] = job


def while_emptied(name: str, emptied: Emptied) -> None:
    """Have something stand aside while what a new installation holds makes room for a backup.

    That nobody has written anything is known by then. Called in the transaction.
    """
    EMPTYING[name] = emptied
