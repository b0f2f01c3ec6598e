"""Backup and restore beside a plain copy of the same database and files.

`python -m bench.keeping [ENTRIES [FILES]]` makes a site with a ledger of so many entries, each
sealed (two rows), and so many sparse media files of 256 KiB, and measures on SQLite. Times are
those of whole commands, Python's start and all; memory is the most that the command ever held.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from bench.tools import environment, spread

ENTRIES: Final = 100_000
FILES: Final = 2_000
FILE_BYTES: Final = 256 * 1024
ROUNDS: Final = 3
MEBIBYTE: Final = 1024 * 1024
FILL: Final = """
import sys
from datetime import UTC, datetime
import django
django.setup()
from django.conf import settings
from kheo.ledger.models import Entry
from kheo.ledger.sealing import seal_pending
from kheo.portal.actions import lay_out_site
lay_out_site()
at = datetime(2026, 11, 23, 8, tzinfo=UTC)
def entries():
    for n in range(int(sys.argv[1])):
        yield Entry(at=at, verb="news.published", actor_kind="system", actor_name="bench",
            target_kind="news.article", target_key=str(n), target_name=f"Bài viết số {n}",
            reason="Đăng theo kế hoạch tuyên truyền quý IV.", facts='{"n":%d}' % n)
Entry.objects.bulk_create(entries(), batch_size=2000)
seal_pending()
for n in range(int(sys.argv[2])):
    path = settings.MEDIA_ROOT / "goc" / f"{n % 50:02}" / f"{n}.bin"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(str(n).encode())
        file.truncate(int(sys.argv[3]))
"""
COPY: Final = """
import shutil, sqlite3, subprocess, sys
from contextlib import closing
source, target = sys.argv[1:]
with closing(sqlite3.connect(f"{source}/kheo.sqlite3")) as a:
    with closing(sqlite3.connect(f"{target}/kheo.sqlite3")) as b:
        a.backup(b)
subprocess.run(["tar", "-cf", f"{target}/media.tar", "-C", source, "media"], check=True)
"""
BACK: Final = """
import shutil, subprocess, sys
source, target = sys.argv[1:]
shutil.copy(f"{source}/kheo.sqlite3", target)
subprocess.run(["tar", "-xf", f"{source}/media.tar", "-C", target], check=True)
"""


def main(words: list[str]) -> None:
    """Measure and print."""
    entries = int(words[0]) if words else ENTRIES
    files = int(words[1]) if words[1:] else FILES
    with tempfile.TemporaryDirectory(prefix="kheo-bench-") as name:
        folder = Path(name)
        small, large = folder / "small", folder / "large"
        for place, how_many in ((small, (0, 0)), (large, (entries, files))):
            run(place, "-m", "config", "migrate", "-v", "0")
            run(place, "-c", FILL, *map(str, how_many), str(FILE_BYTES))
        print(f"{2 * entries:,} rows, {files:,} files of {FILE_BYTES // 1024} KiB, {ROUNDS} rounds")
        measure(folder, small, large)


def measure(folder: Path, small: Path, large: Path) -> None:
    """Measure by turns, and print times, ratios and memory."""
    path, plain = folder / "kheo.zip", folder / "plain"
    times: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        shutil.rmtree(plain, ignore_errors=True)
        plain.mkdir()
        path.unlink(missing_ok=True)
        note(times, "backup", run(large, "-m", "config", "backup", str(path)))
        note(times, "plain copy", run(large, "-c", COPY, str(large), str(plain)))
        note(times, "check", run(large, "-m", "config", "restore", "--check", str(path)))
        note(times, "restore", restored(folder, small, path))
        note(times, "plain copy back", copied_back(folder, plain))
    for name, taken in times.items():
        print(f"  {name:<16} {spread(taken)} s")
    for one, other in (("backup", "plain copy"), ("restore", "plain copy back")):
        ratios = [a / b for a, b in zip(times[one], times[other], strict=True)]
        print(f"  {one} / {other}: {spread(ratios)}")
    print(f"  backup {path.stat().st_size / MEBIBYTE:,.0f} MiB; database {megabytes(large)} MiB")
    tell_memory(folder, small, large, path)


def tell_memory(folder: Path, small: Path, large: Path, path: Path) -> None:
    """Print the most memory of each command, beside that on an empty site."""
    empty, again = str(folder / "empty.zip"), str(folder / "again.zip")
    tell("backup", peak(large, "backup", again), peak(small, "backup", empty))
    check = ("restore", "--check")
    tell("check", peak(small, *check, str(path)), peak(small, *check, empty))
    base = peak(blank(folder, small), "restore", empty)
    tell("restore", peak(blank(folder, small), "restore", str(path)), base)


def tell(name: str, most: float, base: float) -> None:
    """Print the most memory of a command."""
    print(f"  memory of {name}: {most:.0f} MiB (an empty site: {base:.0f})")


def note(times: dict[str, list[float]], name: str, taken: float) -> None:
    """Keep a time."""
    times.setdefault(name, []).append(taken)


def run(folder: Path, *words: str) -> float:
    """Run Python for a site and return how long it took."""
    began = time.monotonic()
    folder.mkdir(exist_ok=True)
    command = [sys.executable, *words]
    subprocess.run(command, env=environment(folder), check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def restored(folder: Path, small: Path, path: Path) -> float:
    """Restore into an installation that was only laid out, and return how long it took."""
    return run(blank(folder, small), "-m", "config", "restore", str(path))


def blank(folder: Path, small: Path) -> Path:
    """Return an installation that was only laid out."""
    target = folder / "target"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(small, target)
    return target


def copied_back(folder: Path, plain: Path) -> float:
    """Copy database and files back and return how long it took."""
    target = folder / "target"
    shutil.rmtree(target, ignore_errors=True)
    return run(target, "-c", BACK, str(plain), str(target))


def megabytes(folder: Path) -> str:
    """Return how large the database is."""
    return f"{(folder / 'kheo.sqlite3').stat().st_size / MEBIBYTE:,.0f}"


def peak(folder: Path, *words: str) -> float:
    """Return the most memory that a command of `./kheo` held, in MiB."""
    heard, told = os.pipe()
    if os.fork() == 0:
        # In a process of its own, because the system keeps only the most of all children.
        run(folder, "-m", "config", *words)
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        os.write(told, str(most).encode())
        os._exit(0)
    os.wait()
    os.close(told)
    with os.fdopen(heard) as answer:
        return int(answer.read()) / 1024


if __name__ == "__main__":
    main(sys.argv[1:])
