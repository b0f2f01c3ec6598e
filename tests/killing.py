"""Work in a process of its own that is killed at a chosen step, on the tests' own database.

A step is what changes anything that outlives the process: a statement that writes, the end of a
transaction, a file. SIGKILL comes before a statement, and before and after the other two, so that
whoever tries all steps has been everywhere where something may be left half done.
"""

import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

READS: Final = ("SELECT", "PRAGMA", "SET ", "EXPLAIN")


def address() -> str:
    """Return the tests' own database as KHEO_DATABASE_URL names it."""
    from django.db import connection

    name = connection.settings_dict["NAME"]
    return f"sqlite:///{name}" if connection.vendor == "sqlite" else on_server(name)


def on_server(name: str) -> str:
    """Return the address of a database on the PostgreSQL server of the tests."""
    front, _, options = os.environ.get("KHEO_DATABASE_URL", "").partition("?")
    return f"{front.rpartition('/')[0]}/{name}?{options}"


def environment(folder: Path) -> dict[str, str]:
    """Return what a process needs that works on this test's database and in its folder."""
    from django.conf import settings

    return os.environ | {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "KHEO_DATABASE_URL": address(),
        "KHEO_SQLITE_SYNC": "OFF",
        "KHEO_VAR": str(folder),
        "KHEO_SECRET": settings.SECRET_KEY,
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }


class Mortal:
    """Does one piece of work again and again, and is killed each time."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def dies_at(self, step: int) -> bool:
        """Do the work until a step; return whether it was killed there, and not done before."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{step}\n")
        self.process.stdin.flush()
        ended = self.process.stdout.readline().strip()
        assert ended in {"killed", "done"}, ended
        return ended == "killed"

    def is_done(self) -> None:
        """Do the work to its end."""
        assert not self.dies_at(0)


@contextmanager
def mortal(work: str, *words: str, folder: Path) -> Iterator[Mortal]:
    """Give a process that can do the work, named as ``module.function``, with those words."""
    command = [sys.executable, "-m", "tests.killing", work, *words]
    with subprocess.Popen(  # noqa: S603 - our own module
        command, env=environment(folder), text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        yield Mortal(process)
        assert process.stdin
        process.stdin.close()
        process.wait(timeout=20)


# --- In the process itself ---


def main(name: str, *words: str) -> None:
    """Do the work once for each line of standard input, and write how it ended."""
    import django
    from django.utils.module_loading import import_string

    django.setup()
    work: Callable[..., object] = import_string(name)
    for line in sys.stdin:
        print(outcome(lambda: work(*words), int(line)), flush=True)  # noqa: T201 - the answer


def outcome(work: Callable[[], object], step: int) -> str:
    """Do the work in a child, which is quicker than to load Django anew; return how it ended."""
    child = os.fork()
    if not child:
        os._exit(worked(work, step))
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return {0: "done", -signal.SIGKILL: "killed"}.get(status, f"failed: {status}")


def worked(work: Callable[[], object], step: int) -> int:
    """Do the work, unless the step kills it; return what the parent is told."""
    os.dup2(2, 1)  # what the work prints is no answer
    try:
        die_at(step)
        work()
    except BaseException:  # noqa: BLE001 - the process ends here
        traceback.print_exc()
        return 1
    return 0


def die_at(step: int) -> None:
    """Let this process be killed at a step; at none, when it is nought."""
    from django.core.files.storage import FileSystemStorage
    from django.db import connection

    left = [step]

    def count() -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(execute: Any, sql: str, *more: Any) -> Any:
        if not sql.lstrip(" (").upper().startswith(READS):
            count()
        return execute(sql, *more)

    connection.execute_wrappers.append(statement)
    enclose(connection, "commit", count)
    enclose(FileSystemStorage, "_save", count)


def enclose(owner: Any, name: str, count: Callable[[], None]) -> None:
    """Count a call before and after."""
    really = getattr(owner, name)

    def counted(*args: Any, **named: Any) -> Any:
        count()
        done = really(*args, **named)
        count()
        return done

    setattr(owner, name, counted)


if __name__ == "__main__":
    main(*sys.argv[1:])
