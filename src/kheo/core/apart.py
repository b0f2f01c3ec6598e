"""Reading what strangers made, in a process that may neither hang nor eat the machine."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final

import kheo

HOME: Final = Path(next(iter(kheo.__path__))).resolve().parent
MEGABYTE: Final = 1024 * 1024


class ApartError(Exception):
    """The process was ended for what it used, or ended by itself without an answer."""

    def __init__(self, *, over_limits: bool) -> None:
        super().__init__("over limits" if over_limits else "ended in silence")
        self.over_limits = over_limits


def limit(*, memory: int, seconds: int, written: int) -> None:
    """Bound what this process may use, in bytes and seconds; what it starts is bound alike."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer_of(
    module: str, source: IO[bytes], words: Sequence[str] = (), *, seconds: float
) -> bytes:
    """Return what one of our modules writes, run by itself with an open file as its input.

    The file is one of the system, of which the process reads from the first byte. Raises
    ApartError when it takes longer, or fails.
    """
    os.lseek(source.fileno(), 0, os.SEEK_SET)
    child = subprocess.Popen(  # noqa: S603 - our own words only
        [sys.executable, "-m", module, *words],
        stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
        env={"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(HOME)},
    )  # fmt: skip
    try:
        answer, _nothing = child.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise ApartError(over_limits=True) from error
    finally:
        end(child)
    if child.returncode or not answer:
        raise ApartError(over_limits=was_over_limits(child.returncode))
    return answer


def end(child: "subprocess.Popen[bytes]") -> None:
    """End a child that still runs, with all that it started."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
        child.communicate()


def was_over_limits(code: int) -> bool:
    """Return whether a child was ended for what it used."""
    return -code in {signal.SIGXCPU, signal.SIGKILL, signal.SIGXFSZ}
