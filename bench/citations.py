"""How well citations are found in labelled sentences, and how fast in any text.

    python -m bench.citations FILE.jsonl [--misses]     scores against labels, and each miss
    python -m bench.citations --speed FILE…             MB a second, five rounds

A labelled file has rows with `id`, `text` and `citations`. For speed a file may be plain text, or
JSON Lines (.jsonl, .jsonl.gz) with `text`, or with `lead` and `body`.
"""

import gzip
import json
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from bench.tools import spread
from kheo.documents import citations
from kheo.documents.citations.rows import row

ROUNDS: Final = 5
VALUES: Final = ("date", "issuer", "type")


@dataclass
class Score:
    """What agrees with the labels, and what does not.

    Spans and numbers are counted as found, of all found and of all labelled; date, issuer and type
    as right of the spans that agree.
    """

    spans: Counter[str] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    false_alarms: int = 0
    misses: list[str] = field(default_factory=list)

    def f1(self, counted: Counter[str]) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * counted["both"] / max(1, counted["found"] + counted["labelled"])

    def share(self, value: str) -> float:
        """Return how often a value is right where the span is."""
        return self.right[value] / max(1, self.spans["both"])

    def __str__(self) -> str:
        values = ", ".join(f"{value} {self.share(value):.4f}" for value in VALUES)
        return (
            f"span F1 {self.f1(self.spans):.4f}, number F1 {self.f1(self.numbers):.4f}; "
            f"on {self.spans['both']} spans that agree: {values}; "
            f"false alarms in sentences without citations: {self.false_alarms}"
        )


def scores(rows: Iterable[dict[str, Any]]) -> Score:
    """Return how well the finder agrees with labelled rows."""
    score = Score()
    for labelled in rows:
        compare(score, labelled, [row(found) for found in citations.find(labelled["text"])])
    return score


def compare(score: Score, labelled: dict[str, Any], found: list[dict[str, Any]]) -> None:
    """Count one sentence."""
    wanted = {(said["start"], said["end"]): said for said in labelled["citations"]}
    ours = {(said["start"], said["end"]): said for said in found}
    count(score.spans, Counter(ours.keys()), Counter(wanted.keys()))
    numbers = [
        Counter((said["number"], said["number_start"]) for said in side)
        for side in (found, labelled["citations"])
    ]
    count(score.numbers, *numbers)
    score.false_alarms += 0 if wanted else len(ours)
    name = labelled["id"]
    score.misses += [
        f"{name}: false alarm {ours[place]['text']!r}" for place in ours - wanted.keys()
    ]
    score.misses += [f"{name}: missed {wanted[place]['text']!r}" for place in wanted - ours.keys()]
    for place in ours.keys() & wanted.keys():
        values(score, name, ours[place], wanted[place])


def count(counted: Counter[str], found: Counter[Any], labelled: Counter[Any]) -> None:
    """Add up what was found, labelled, and both."""
    counted["found"] += found.total()
    counted["labelled"] += labelled.total()
    counted["both"] += (found & labelled).total()


def values(score: Score, name: str, ours: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Count what is right beside a span that agrees."""
    for value in VALUES:
        score.right[value] += ours[value] == wanted[value]
        if ours[value] != wanted[value]:
            told = f"{wanted[value]!r}, found {ours[value]!r}"
            score.misses.append(f"{name}: {value} of {wanted['text']!r} is {told}")


def texts(path: Path) -> Iterator[str]:
    """Yield the texts of a file."""
    packed = path.suffix == ".gz"
    with gzip.open(path, "rt", encoding="utf-8") if packed else path.open(encoding="utf-8") as file:
        if ".jsonl" not in path.suffixes:
            yield file.read()
            return
        for line in file:
            said = json.loads(line)
            yield said.get("text") or " ".join(filter(None, (said.get("lead"), said.get("body"))))


def speed(path: Path) -> None:
    """Print how fast a file is read."""
    read = list(texts(path))
    size = sum(len(text.encode()) for text in read) / 1e6
    rates = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        found = sum(len(citations.find(text)) for text in read)
        rates.append(size / (time.process_time() - begun))
    print(f"{path.name}: {size:.1f} MB, {found:,} citations, {spread(rates)} MB a second")


def main() -> None:
    """Print scores and misses, or speed."""
    parser = ArgumentParser(prog="python -m bench.citations", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    for path in asked.files:
        if asked.speed:
            speed(path)
            continue
        score = scores(json.loads(line) for line in path.read_text("utf-8").splitlines())
        print(f"{path.name}: {score}")
        if asked.misses:
            print(*score.misses, sep="\n")


if __name__ == "__main__":
    main()
