"""Reading a file in a child process that may neither hang nor eat the machine."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import kheo
from kheo.documents.intake.kinds import Kind
from kheo.documents.intake.reasons import FileRefused, Reason
from kheo.documents.intake.scans import Sight

SECONDS: Final = 120
MODULE: Final = "kheo.documents.intake.child"
HOME: Final = Path(next(iter(kheo.__path__))).resolve().parent


@dataclass(frozen=True, slots=True)
class Extract:
    """What a file is and says. `read` pages of `pages` were read; both are 0 where unknown."""

    kind: Kind
    text: str
    pages: int = 0
    read: int = 0
    sight: Sight = Sight.NOT_NEEDED


def extract(path: Path, *, seconds: float = SECONDS) -> Extract:
    """Return what a file says. Raises FileRefused."""
    said = asked(path, seconds)
    if "refused" in said:
        raise FileRefused(Reason(said["refused"]), str(said["found"]))
    return Extract(
        Kind(said["kind"]), said["text"], said["pages"], said["read"], Sight(said["sight"])
    )


def asked(path: Path, seconds: float) -> dict[str, Any]:
    """Return what the child found. Raises FileRefused for one that ended in silence."""
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(HOME)}
    child = subprocess.Popen(  # noqa: S603 - our own words only
        [sys.executable, "-m", MODULE, str(path)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
        start_new_session=True, env=environment,
    )  # fmt: skip
    try:
        said, _nothing = child.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise FileRefused(Reason.TOO_SLOW) from error
    finally:
        end(child)
    if child.returncode or not said:
        raise FileRefused(Reason.TOO_SLOW if over_limits(child.returncode) else Reason.DAMAGED)
    found: dict[str, Any] = json.loads(said)
    return found


def end(child: "subprocess.Popen[bytes]") -> None:
    """End a child that still runs, with all that it started."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
        child.communicate()


def over_limits(code: int) -> bool:
    """Return whether a child was ended for what it used."""
    return -code in {signal.SIGXCPU, signal.SIGKILL, signal.SIGXFSZ}
