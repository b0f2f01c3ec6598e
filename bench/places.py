"""How long the register of places takes to load, how much memory, and what questions cost.

    python -m bench.places

Makes its own databases in a folder that it deletes: SQLite, and an embedded PostgreSQL. Nothing
passes or fails by time; a load that was killed and left something behind stops it.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from bench.tools import ROOT, environment, python, spread
from config.checks import postgresql as embedded

ROUNDS: Final = 5
LOAD: Final = ("-m", "config", "load-places")
MIGRATE: Final = ("-m", "config", "migrate", "-v0")
COUNT: Final = """
import django; django.setup()
from kheo.organisations.models import Place, PlaceParent
print(Place.objects.count() + PlaceParent.objects.count())
"""
QUESTIONS: Final = """
import django, json, statistics, time; django.setup()
from datetime import date
from django.db import connection
from django.test.utils import CaptureQueriesContext
from kheo.organisations.reading.place_lines import line_of, today_of
from kheo.organisations.reading.place_search import find
from kheo.organisations.reading.places import tree_on, who_is
today, before = date(2026, 11, 23), date(2025, 6, 30)
district = who_is("Quận 1, TPHCM", on=before)[0].place
ward = who_is("Phường Kon Tum", on=today)[0].place
asked = {
    "who was “Xã Bà Gia” on 30/6/2025": lambda: who_is("Xã Bà Gia", on=before),
    "who was code 00004 on 30/6/2025": lambda: who_is("00004", on=before),
    "who answers today for Quận 1": lambda: today_of(district, on=today),
    "line of Phường Kon Tum": lambda: line_of(ward),
    "find “hoa binh”": lambda: find("hoa binh", today=today),
    "find “TPHCM”": lambda: find("TPHCM", today=today),
    "find “xã Hòa Bình, Kon Tum”": lambda: find("xã Hòa Bình, Kon Tum", today=today),
    "find “a”": lambda: find("a", today=today),
    "tree of today": lambda: tree_on(today),
    "tree of 30/6/2025": lambda: tree_on(before),
}
told = {}
for name, ask in asked.items():
    with CaptureQueriesContext(connection) as queries:
        ask()
    times = []
    for _ in range(11):
        start = time.perf_counter()
        ask()
        times.append((time.perf_counter() - start) * 1000)
    told[name] = [len(queries), times]
print(json.dumps(told))
"""


def main() -> None:
    """Measure on both engines and print it."""
    folder = Path(tempfile.mkdtemp(prefix="kheo-bench-"))
    try:
        measure("SQLite", folder, on_sqlite(folder))
        with embedded() as address:
            measure("PostgreSQL", folder, on_postgresql(address))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


Fresh = Callable[[], None]
"""Points to a new database with tables and nothing in them."""


def on_sqlite(folder: Path) -> Fresh:
    """Return how to get a fresh database in a file: a copy of one made ready once."""
    ready, used = folder / "ready.sqlite3", folder / "used.sqlite3"
    os.environ["KHEO_DATABASE_URL"] = f"sqlite:///{ready}"
    python(folder, *MIGRATE)

    def fresh() -> None:
        for path in folder.glob("used.sqlite3*"):
            path.unlink()
        shutil.copy(ready, used)
        os.environ["KHEO_DATABASE_URL"] = f"sqlite:///{used}"

    return fresh


def on_postgresql(address: str) -> Fresh:
    """Return how to get a fresh database on a server: a copy of one made ready once."""
    os.environ["KHEO_DATABASE_URL"] = address
    python(Path(tempfile.gettempdir()), *MIGRATE)
    own = urlsplit(address)
    admin = urlunsplit(own._replace(path="/template1"))

    def fresh() -> None:
        with psycopg.connect(admin, autocommit=True) as server:
            server.execute("DROP DATABASE IF EXISTS kheo_bench WITH (FORCE)")
            ready = sql.Identifier(own.path.lstrip("/"))
            server.execute(sql.SQL("CREATE DATABASE kheo_bench TEMPLATE {}").format(ready))
        os.environ["KHEO_DATABASE_URL"] = urlunsplit(own._replace(path="/kheo_bench"))

    return fresh


def measure(engine: str, folder: Path, fresh: Fresh) -> None:
    """Load several times into an empty database, once more, ask, and kill some loads."""
    first, again = [], []
    for _ in range(ROUNDS):
        fresh()
        first.append(timed(folder))
        again.append(timed(folder))
    print(f"{engine}: {ROUNDS} rounds, with the start of Python and Django")
    print(f"  first load   {spread([one for one, _ in first])} s, peak {peak(first)} MiB")
    print(f"  second load  {spread([one for one, _ in again])} s, peak {peak(again)} MiB")
    for name, (queries, times) in json.loads(python(folder, "-c", QUESTIONS)).items():
        print(f"  {name:<34} {spread(times)} ms, {queries} queries")
    fresh()
    killed(folder)
    print("  killed three times in the middle: nothing left behind", flush=True)


def timed(folder: Path) -> tuple[float, float]:
    """Return seconds and the most memory in MiB of one load."""
    start = time.perf_counter()
    load = subprocess.Popen(
        [sys.executable, *LOAD], env=environment(folder), stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(load.pid, 0)
    load.returncode = os.waitstatus_to_exitcode(status)
    if load.returncode:
        sys.exit("The load failed.")
    return time.perf_counter() - start, used.ru_maxrss / 1024


def peak(rounds: list[tuple[float, float]]) -> str:
    """Return the most memory of all rounds."""
    return f"{max(memory for _, memory in rounds):.0f}"


def killed(folder: Path) -> None:
    """Kill loads at three points; stop when one left anything."""
    for point in ("Địa bàn: 6000", "Kế thừa: 2000", "Tên khác"):
        load = subprocess.Popen(
            [sys.executable, *LOAD], env=environment(folder), stdout=subprocess.PIPE, text=True
        )
        for line in load.stdout or ():
            if point in line:
                load.send_signal(signal.SIGKILL)
                break
        load.communicate()
        if int(python(folder, "-c", COUNT)):
            sys.exit(f"A load that was killed at “{point}” left something behind.")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
