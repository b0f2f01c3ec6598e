"""The text of a programme as people type it or paste it from a word processor: lines with marks.

Marks are read as offices write them (“II.”, “1)”, “a.”, “–”, “•”, “Điều 3.”); the step of a line
follows from the marks above it, so that any habit of numbering gives a tree.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kheo.core.text import clean, one_line
from kheo.programmes.rules.outline import DEEPEST, Clause, numbered

SPACE: Final = r"(?:\s+|(?=[^\W\d_])(?!\w\.))"
"""What follows a mark; “V.I. Lê-nin” begins with none."""
MARKS: Final[tuple[tuple[int, re.Pattern[str]], ...]] = tuple(
    (rank, re.compile(mark))
    for rank, mark in (
        (0, r"(?i:chương)\s+(?:[IVX]{1,6}|\d{1,2})(?:\s*[.:–-])?\s+"),
        (1, r"[A-HĐ]\s*[.)]\s+"),
        (2, rf"(?:[IVX]{{1,7}})(?:\s*[.)/]{SPACE}|\s*[–-]\s+)"),
        (3, r"(?i:điều)\s+\d{1,3}(?:\s*[.:–-])?\s+"),
        (5, r"\d{1,2}(?:\.\d{1,2})+\s*[.)]?\s+"),
        (4, rf"\d{{1,3}}\s*(?:[.)/]{SPACE}|[–-]\s+)"),
        (6, r"(?:[a-zđ]|([a-zđ])\1)(?:\s*[.)/]\s+|\)(?=\S))"),
        (7, r"[-–—−]+(?:\s+|(?=\D))"),
        (8, r"\+(?:\s+|(?=\D))"),
        (9, r"(?:[•●○▪■◦·*\uf0b7§]+|o(?=\s))\s*"),
    )
)  # fmt: skip
"""Rank and shape of marks: of two, that with the higher rank stands below the other."""
PRINTED: Final = {1: "{}.", 2: "{}.", 3: "{})", 4: "{}"}
ESCAPE: Final = "\\"
ENDS: Final = (".", ";", ":", "!", "?", "…", ",")
LIKE: Final = 0.6
SAME_HEAD: Final = 0.9
LIKE_IN_PLACE: Final = 0.3


@dataclass(frozen=True, slots=True)
class Line:
    """A clause as it was read: its step and its text."""

    depth: int
    text: str


def printed(clauses: Iterable[Clause]) -> str:
    """Return clauses as lines that `lines_in` reads back."""
    said = []
    depth = 0
    for mark, clause in numbered(clauses):
        depth = max(1, min(clause.depth, depth + 1, DEEPEST))
        first, *more = clause.text.split("\n")
        said.append(f"{PRINTED[depth].format(mark)} {first}")
        said += [escaped(line) for line in more]
    return "\n".join(said)


def escaped(line: str) -> str:
    """Return a further line of a clause so that it does not pass for a clause of its own."""
    return f"{ESCAPE}{line}" if marked(line) or plain(line) != line else line


def plain(line: str) -> str:
    """Return a further line without what kept it from passing for a clause of its own."""
    rest = line.removeprefix(ESCAPE)
    return rest if rest.startswith(ESCAPE) or marked(rest) else line


def lines_in(text: str) -> list[Line]:
    """Return the clauses of a typed text. A line without a mark goes on with the clause above it.

    Lines before the first mark are clauses of their own.
    """
    found: list[Line] = []
    above: list[int] = []
    for raw in clean(text.replace("\uf0b7", "•")).split("\n"):
        line = one_line(raw)
        mark = marked(line)
        if mark is not None:
            rank, words = mark
            above = [*(one for one in above if one < rank), rank]
            found.append(Line(min(len(above), DEEPEST), words))
        elif line and above:
            found[-1] = Line(found[-1].depth, joined(found[-1].text, plain(line)))
        elif line:
            found.append(Line(1, line))
    return found


def marked(line: str) -> tuple[int, str] | None:
    """Return the rank of the mark with which a line begins and the words after it, if it has."""
    for rank, shape in MARKS:
        mark = shape.match(line)
        if mark and (words := line[mark.end() :].strip()):
            return rank, words
    return None


def joined(text: str, line: str) -> str:
    """Return a clause with a further line: on its own, or as the rest of a sentence cut by a page.

    A sentence was cut where nothing ends it and the next line begins with a small letter.
    """
    cut = bool(text) and not text.endswith(ENDS) and line[:1].islower()
    return f"{text} {line}" if cut else f"{text}\n{line}"


def tidy(text: str) -> str:
    """Return the text of a clause as it comes back from `lines_in`."""
    lines = [line for raw in clean(text).split("\n") if (line := one_line(raw))]
    said = lines[0] if lines else ""
    for line in lines[1:]:
        said = joined(said, line)
    return said


def matched(lines: Sequence[Line], known: Sequence[Clause]) -> list[Clause | None]:
    """Return for each line the clause that it was before, if any; no clause is given twice.

    The same text, the same but for a few words, or something a little like it in the same place.
    """
    pairs = same_texts(lines, known)
    pairs |= alike(lines, known, pairs)
    pairs |= in_place(lines, known, pairs)
    return [known[pairs[place]] if place in pairs else None for place in range(len(lines))]


def same_texts(lines: Sequence[Line], known: Sequence[Clause]) -> dict[int, int]:
    """Return which lines stand unchanged; of several with one text, those at the same step first.

    Each goes with its like in order.
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for by_depth in (True, False):
        free: dict[tuple[str, int], list[int]] = {}
        for place, clause in enumerate(known):
            if place not in taken:
                key = tidy(clause.text), clause.depth if by_depth else 0
                free.setdefault(key, []).append(place)
        for place, line in enumerate(lines):
            waiting = free.get((line.text, line.depth if by_depth else 0))
            if place not in pairs and waiting:
                pairs[place] = waiting.pop(0)
                taken.add(pairs[place])
    return pairs


def alike(lines: Sequence[Line], known: Sequence[Clause], pairs: dict[int, int]) -> dict[int, int]:
    """Return which further lines share most of their words with a clause, the likest first."""
    new = {place: said_of(line.text) for place, line in enumerate(lines) if place not in pairs}
    gone = set(pairs.values())
    old = {place: said_of(one.text) for place, one in enumerate(known) if place not in gone}
    scored = [
        (-score, abs(place - was), place, was)
        for place, (head, said) in new.items()
        for was, (first, words) in old.items()
        if (score := max(likeness(said, words), SAME_HEAD * (head == first))) >= LIKE
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _score, _far, place, was in sorted(scored):
        if place not in found and was not in taken:
            found[place] = was
            taken.add(was)
    return found


def in_place(
    lines: Sequence[Line], known: Sequence[Clause], pairs: dict[int, int]
) -> dict[int, int]:
    """Return which further lines stand alone where one clause alone stood and is a little like."""
    taken, found = set(pairs.values()), {}
    for place in range(len(lines)):
        was = pairs.get(place - 1, -1) + 1
        alone = place not in pairs and (place == 0 or place - 1 in pairs)
        closed = pairs.get(place + 1, len(known)) == was + 1 and was < len(known)
        if alone and closed and was not in taken and lines[place].depth == known[was].depth:
            like = likeness(words_of(lines[place].text), words_of(known[was].text))
            if like >= LIKE_IN_PLACE:
                found[place] = was
    return found


def said_of(text: str) -> tuple[str, frozenset[str]]:
    """Return the first line of a clause, which is its heading where more follow, and its words."""
    return text.split("\n", 1)[0].strip(), words_of(text)


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, without case and marks."""
    return frozenset(re.findall(r"\w+", text.casefold()))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of two texts' words they share, from 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0
