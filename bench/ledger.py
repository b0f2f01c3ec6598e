"""The ledger: what an entry costs an act, and how long a million entries take to verify.

    python -m bench.ledger [--entries 1000000] [--rounds 5] [--seconds 3]

Part a: sixteen officers answer remarks at once on PostgreSQL (embedded), by turns without the
ledger, with it (a sealer at work beside them), and with a chain that each act continues itself,
which makes acts queue. Part b: a chain is filled and verified, on SQLite and on PostgreSQL.
"""

import argparse
import os
import tempfile
from pathlib import Path
from typing import Final

from bench.tools import python
from config.checks import postgresql

WRITERS: Final = 16
KINDS: Final = ("without", "ledger", "in place")


def main() -> None:
    """Measure both parts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kheo-bench-") as name, postgresql() as address:
        folder = Path(name)
        os.environ["KHEO_DATABASE_URL"] = address
        python(folder, "-m", "django", "migrate", "--verbosity=0")
        print(python(folder, "-m", "bench.ledger_writers", f"{asked.rounds}", f"{asked.seconds}"))
        print(python(folder, "-m", "bench.ledger_chain", "PostgreSQL", f"{asked.entries}"))
        del os.environ["KHEO_DATABASE_URL"]
        python(folder, "-m", "django", "migrate", "--verbosity=0")
        print(python(folder, "-m", "bench.ledger_chain", "SQLite", f"{asked.entries}"))


if __name__ == "__main__":
    main()
