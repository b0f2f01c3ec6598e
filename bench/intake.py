"""How well number, type, day and the rest are read from full texts of documents.

    python -m bench.intake TEXTS.jsonl.gz METADATA.jsonl.gz [--misses NAME]

TEXTS has rows with `so_ky_hieu`, `loai_van_ban` and `text`; METADATA rows with `so_ky_hieu`,
`co_quan_ban_hanh`, `ngay_ban_hanh`, `trich_yeu`. A particular that the text itself does not hold
(a scan, a text cut off before its end) is counted apart.
"""

import gzip
import json
import re
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from kheo.core.text import fold
from kheo.documents.intake.proposals import Proposals
from kheo.documents.intake.proposing import propose
from kheo.documents.intake.titles import FOOTNOTE
from kheo.documents.rules.numbers import key_of

LETTERS: Final = re.compile(r"[^a-z0-9]+")
LEAST: Final = 1000
NAMES: Final = ("number", "type", "signed_on", "issuers", "title", "signatories")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        yield from map(json.loads, lines)


def plain(text: str) -> str:
    """Return what two spellings of the same words have in common."""
    return LETTERS.sub(" ", fold(text).lower()).strip()


def wanted(row: dict[str, Any], known: dict[str, Any]) -> dict[str, str]:
    """Return what should be read; empty where nobody knows."""
    return {
        "number": row["so_ky_hieu"],
        "type": row["loai_van_ban"].lower(),
        "signed_on": known.get("ngay_ban_hanh") or "",
        "issuers": known.get("co_quan_ban_hanh") or "",
        "title": known.get("trich_yeu") or "",
        "signatories": "",
    }


def is_whole(number: str, text: str) -> bool:
    """Return whether a text is whole: it says its own number, and is more than stamps on a scan."""
    squeezed = "".join(text.split())
    return len(text) > LEAST and number.lstrip("0") in squeezed


def agrees(name: str, value: str, found: Proposals) -> bool:
    """Return whether what was read is what should be."""
    got = found.value(name)
    if name == "number":
        return bool(got) and key_of(got) == key_of(value)
    if name == "signatories":
        return bool(got)
    if name == "title":
        return plain(FOOTNOTE.sub("", value)) == plain(got)
    return plain(value) == plain(got)


def measure(texts: Path, metadata: Path, shown: str) -> None:
    """Print how many were right, of those that the text holds and of all."""
    known = {row["so_ky_hieu"]: row for row in rows(metadata) if row.get("slug")}
    right: Counter[str] = Counter()
    held: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    letters, began = 0, time.process_time()
    for row in rows(texts):
        found = propose(row["text"])
        letters += len(row["text"])
        for name, value in wanted(row, known.get(row["so_ky_hieu"], {})).items():
            if not value and name != "signatories":
                continue
            well = agrees(name, value, found)
            asked[name] += 1
            held[name] += well or is_whole(row["so_ky_hieu"], row["text"])
            right[name] += well
            if name == shown and not well:
                print(f"  {row['so_ky_hieu']}: {value!r} read as {found.value(name)!r}")
    seconds = time.process_time() - began
    for name in NAMES:
        print(
            f"{name:12} {right[name]:4} right of {held[name]:4} held in the text "
            f"({right[name] / max(1, held[name]):.3f}), of all {asked[name]:4} "
            f"({right[name] / max(1, asked[name]):.3f})"
        )
    print(f"{letters / 1e6 / seconds:.1f} million letters a second")


def main() -> None:
    """Read the command line and measure."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("metadata", type=Path)
    parser.add_argument("--misses", default="", choices=("", *NAMES))
    asked = parser.parse_args()
    measure(asked.texts, asked.metadata, asked.misses)


if __name__ == "__main__":
    main()
