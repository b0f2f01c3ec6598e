"""How long a paper takes as PDF and as DOCX, on one page, two and a hundred, and how much memory.

    python -m bench.papers

Each case has a process of its own, which makes the paper again and again; nothing passes or fails
by time. A second on a core is work of the processor, all threads together.
"""

import json
import tempfile
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench.tools import python, spread

ROUNDS: Final = 15
CASES: Final = [
    (name, form) for name in ("letter", "two", "plan", "hundred") for form in ("pdf", "docx")
]
MAKE: Final = """
import json, resource, sys, time
from dataclasses import replace
import django; django.setup()
from kheo.papers.making import Format, make
from kheo.papers.rules.parts import Level, Node
from kheo.papers.tests.samples import LETTER, LONG, PLAN
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
name, form, rounds = sys.argv[1], Format(sys.argv[2]), int(sys.argv[3])
clauses = (Node(Level.CLAUSE, LONG * 2) for _ in range(8))
article = (Node(Level.ARTICLE, title="Trách nhiệm"), *clauses)
paper = {
    "letter": LETTER,
    "two": replace(PLAN, appendices=()),
    "plan": PLAN,
    "hundred": replace(PLAN, body=article * 84),
}[name]
times = []
for _ in range(rounds + 1):
    start, work = time.perf_counter(), time.process_time()
    made = make(paper, form)
    times.append((time.perf_counter() - start, time.process_time() - work))
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
pages = 0
if form is Format.PDF:
    from io import BytesIO
    from pypdf import PdfReader
    pages = len(PdfReader(BytesIO(made)).pages)
first, *again = times
told = {"first": first[0], "times": [t for t, _ in again], "work": [w for _, w in again]}
told["memory"] = after - before
print(json.dumps(told | {"size": len(made), "pages": pages}))
"""


def main() -> None:
    """Print a table."""
    print("| paper | format | pages | size | first | again | a second on a core | memory |")
    print("|---|---|---|---|---|---|---|---|")
    for name, form in CASES:
        told = measured(name, form)
        size, memory = told["size"] / 1024, told["memory"] / 1024
        again = spread([one * 1000 for one in told["times"]])
        print(
            f"| {name} | {form} | {told['pages'] or '–'} | {size:.0f} KiB"
            f" | {told['first'] * 1000:.0f} ms | {again} ms | {1 / median(told['work']):.0f}"
            f" | {memory:.0f} MiB |"
        )


def measured(name: str, form: str) -> dict[str, Any]:
    """Return what one process told."""
    with tempfile.TemporaryDirectory(prefix="kheo-bench-") as folder:
        told: dict[str, Any] = json.loads(python(Path(folder), "-c", MAKE, name, form, str(ROUNDS)))
    return told


if __name__ == "__main__":
    main()
