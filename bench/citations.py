"""How well citations are found in labelled sentences, and how fast in any text.

    python -m bench.citations FILE.jsonl [--misses]     scores against labels, and each miss
    python -m bench.citations --speed FILE…             speed, five rounds
    python -m bench.citations --dense FILE…             the same files repeated to 5 MB, and a list
    python -m bench.citations --hostile                 how work grows on texts made to be slow

A labelled file has rows with `id`, `text` and `citations`. For speed a file may be plain text, or
JSON Lines (.jsonl, .jsonl.gz) with `text`, or with `lead` and `body`. A MB is 1,000,000 bytes of
UTF-8; letters are counted beside it, because a Vietnamese letter has up to three bytes.
"""

import gzip
import json
import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from bench.tools import spread
from kheo.documents import citations
from kheo.documents.citations.rows import row

ROUNDS: Final = 5
VALUES: Final = ("date", "issuer", "type")
DENSE_BYTES: Final = 5_000_000
LIST: Final = "Nghị định số 30/2020/NĐ-CP, " * 100_000
SIZES: Final = (100_000, 200_000, 400_000)
# Each is repeated; most hold citations, so that what looks around a number is tried too.
HOSTILE: Final[Mapping[str, str]] = MappingProxyType({
    "digits": "1", "dashes": "-", "slashes": "1/", "numbers said": "số ", "types": "Nghị định ",
    "brackets": "(", "open quotes": "“", "commas and “và”": " và , ", "newlines": "\n",
    "empty lines": "1\n \n", "spaces": " ", "full stops": ". A", "one word": "a",
    "long words": "a" * 1000 + " ", "capitals": "A", "marks": "a\u0301\u0302\u0303",
    "marks alone": "\u0301", "no width": "\u200b", "Ð": "Ð", "NUL": "\0", "half a letter": "\ud800",
    "marks in types": "Nghi\u0323 đi\u0323nh số 1/2020/NĐ-CP ",
    "days": "ngày 1 " * 40 + "ban hành Quyết định số 1/QĐ-BYT ",
    "dates": "1/1/2017 " * 30 + "ký Quyết định số 1/QĐ-BYT ",
    "years": "năm 2015, " * 30 + "Bộ Y tế ra Quyết định số 1/QĐ-BYT năm 2015, ",
    "clauses": "khoản 1, 2, 3 Điều 8 ",
    "articles": "điểm a, b, c khoản 1, 2, 3 Điều " * 6 + "1 Nghị định 1/2020/NĐ-CP ",
    "offices": "Giám đốc Phó " * 20 + "ký Quyết định số 1/QĐ-BYT ",
    "ministries": "Bộ Y tế " * 30 + "ban hành Quyết định số 1/QĐ-BTC ",
    "levels": "UBND xã A, huyện B, tỉnh C, " * 9 + "ra Quyết định số 1/QĐ-BTC ",
    "committees": "Ủy ban Văn hóa, Giáo dục, " * 9 + "có Quyết định số 1/QĐ-BTC ",
    "steering": "Ban Chỉ đạo về phòng, chống a b c d e " * 6 + "có Công điện số 1/CĐ-TW ",
    "fields": "Sở Tài nguyên, Tài nguyên và " * 9 + "có Công văn số 1/STNMT-AB ",
    "persons": "Bộ Y tế " + "Aa " * 60 + "ký Quyết định số 1/QĐ-BYT ",
    "verbs": "Bộ Tài chính ban hành " + "một loạt các " * 20 + "Quyết định số 1/QĐ-BTC. ",
    "subjects": "Bộ Tài chính " + "đã có " * 45 + "Quyết định số 1/QĐ-BTC. ",
    "through": "Bộ Tài chính đã trình tại " + "tại " * 60 + "Văn bản số 1/BTC-AB. ",
    "short names opened": "Nghị định 1/2020/NĐ-CP (sau đây gọi tắt là Nghị định ",
    "short names": "Nghị định số 1/2020/NĐ-CP (sau đây gọi tắt là Nghị định 1). ",
    "lists": "số 1/QĐ-UB, ", "lists shared": "số 3/QĐ-UBND và ",
    "lists without end": "Quyết định số 1/QĐ-UBND, số 2/QĐ-UBND của UBND tỉnh, ",
    "bare lists": "quyết định số 43 và số 10 và ",
    "bare numbers": "quyết định khởi tố vụ án số 12 ngày 1/1/2017 ",
    "titles": "Thông tư 1/2020/TT-BTC về " + "của Bộ Y tế " * 20 + ". ",
    "titles made": "Thông tư 1/2020/TT-BTC về " + "do Bộ Y tế " * 20 + ". ",
    "joint": "Thông tư liên tịch 1/2020/TTLT-BTC của " + "Bộ Y tế, " * 20,
    "openings": "tại Công văn 1/BYT-A, Bộ Y tế Aa Aa Aa Aa ",
    "laws": "Luật " * 29 + "số 1/2020/QH13 ",
    "heads": "BỘ Y TẾ\n\nSố: 1/QĐ-BYT\nHà Nội, ngày ",
    "mottoes": "Độc lập - Tự do - " * 9 + "Số: 1/QĐ-BYT ",
    "signs": "1/NĐ" + "-CP" * 12 + " ", "signs without end": "1/QĐ-",
})  # fmt: skip


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


def speed(name: str, read: list[str]) -> None:
    """Print how fast texts are read: citations found, and found with every field asked for."""
    size, letters = sum(len(text.encode()) for text in read) / 1e6, sum(map(len, read)) / 1e6
    alone, asked, found = [], [], 0
    for _ in range(ROUNDS):
        begun = time.process_time()
        citing = [citations.find(text) for text in read]
        alone.append(time.process_time() - begun)
        for one in citing:
            ask(one)
        asked.append(time.process_time() - begun)
        found = sum(map(len, citing))
        del citing  # the next round shall not carry what this one found
    print(f"{name}: {size:.1f} MB, {letters:.1f} million letters, {found:,} citations")
    for what, seconds in (("find", alone), ("every field", asked)):
        rates = [size / one for one in seconds]
        print(
            f"  {what}: {spread(rates)} MB a second, {letters / min(seconds):.2f} million letters"
        )


def ask(found: list[citations.Citation]) -> None:
    """Ask for every field of citations, also those that are worked out only then."""
    for one in found:
        row(one)
        _ = one.title, one.part, one.aliases, one.same_as, one.notes, one.certainty, one.shared
        _ = one.key, one.written, one.date_found, one.issuer_found


def dense(path: Path) -> None:
    """Print how fast the texts of a file are read one behind another, again and again."""
    whole = "\n".join(texts(path))
    times = DENSE_BYTES // len(whole.encode()) + 1
    speed(f"{path.name}, {times} times", ["\n".join([whole] * times)])


def steps(text: str) -> int:
    """Return how many functions are called to read a text and ask for all: the same every time."""
    counted = 0

    def count_calls(_: object, event: str, __: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count_calls)
    try:
        ask(citations.find(text))
    finally:
        sys.setprofile(before)
    return counted


def repeated(piece: str, size: int) -> str:
    """Return a text of so many letters that repeats a piece."""
    return piece * (size // len(piece) + 1)


def hostile() -> None:
    """Print for each kind of hostile text how long three sizes take, and how calls grow."""
    for name, piece in HOSTILE.items():
        seconds = []
        for size in SIZES:
            text = repeated(piece, size)
            begun = time.process_time()
            ask(citations.find(text))
            seconds.append(time.process_time() - begun)
        calls = [steps(repeated(piece, size // 10)) for size in (SIZES[0], SIZES[-1])]
        told = ", ".join(f"{1000 * one:.0f}" for one in seconds)
        print(
            f"{name}: {told} ms (times {seconds[-1] / seconds[0]:.1f}); "
            f"calls times {calls[1] / calls[0]:.2f}"
        )


def main() -> None:
    """Print scores and misses, or speed."""
    parser = ArgumentParser(prog="python -m bench.citations", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--dense", action="store_true")
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    if asked.hostile:
        hostile()
    if asked.dense:
        speed("a list", [LIST])
    for path in asked.files:
        if asked.speed:
            speed(path.name, list(texts(path)))
        elif asked.dense:
            dense(path)
        else:
            tell_scores(path, misses=asked.misses)


def tell_scores(path: Path, *, misses: bool) -> None:
    """Print the scores of a labelled file, and each miss if wanted."""
    score = scores(json.loads(line) for line in path.read_text("utf-8").splitlines())
    print(f"{path.name}: {score}")
    if misses:
        print(*score.misses, sep="\n")


if __name__ == "__main__":
    main()
