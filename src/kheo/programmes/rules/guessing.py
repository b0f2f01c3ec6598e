"""What clauses and legal bases of a pasted text are, by how they begin."""

from collections.abc import Iterable, Sequence
from typing import Final

from kheo.core.text import clean, fold, one_line
from kheo.programmes.rules.instruments import Opening
from kheo.programmes.rules.outline import Clause, ClauseKind
from kheo.programmes.rules.pasting import Line, lines_in, matched

HEADINGS: Final = (
    (("muc dich", "muc tieu"), ClauseKind.PURPOSE),
    (("yeu cau", "nguyen tac"), ClauseKind.REQUIREMENT),
    (("kinh phi", "nguon kinh phi"), ClauseKind.FUNDING),
    (("che do thong tin", "thong tin, bao cao", "bao cao", "giao ban"), ClauseKind.REPORTING),
    (("so ket", "tong ket", "khen thuong"), ClauseKind.REVIEW),
    (("phan cong", "trach nhiem", "to chuc thuc hien"), ClauseKind.ASSIGNMENT),
    (("noi dung", "nhiem vu"), ClauseKind.CONTENT),
)
FRAMES: Final = frozenset({ClauseKind.PURPOSE, ClauseKind.ASSIGNMENT})
"""Parts below which headings of other kinds stand; “tổng kết” below the content is content."""
SHORT_WORDS: Final = 12
OPENINGS: Final = {
    Opening.BASED_ON: "Căn cứ",
    Opening.CARRYING_OUT: "Thực hiện",
    Opening.AT_REQUEST: "Theo đề nghị của",
    Opening.CONSIDERING: "Xét",
}
BULLETS: Final = " -–—−+•●▪*·\t"


def read(text: str, known: Sequence[Clause]) -> list[Clause]:
    """Return the clauses of a typed text; those that were there before keep key and kind."""
    lines = lines_in(text)
    found: list[Clause] = []
    above: list[ClauseKind] = []
    for line, was in zip(lines, matched(lines, known), strict=True):
        above = above[: line.depth - 1]
        kind = was.kind if was else guessed(line, above)
        above.append(kind)
        found.append(Clause(was.key if was else "", line.depth, line.text, kind))
    return found


def guessed(line: Line, above: Sequence[ClauseKind]) -> ClauseKind:
    """Return what a new clause is: by its heading, else as what stands above it."""
    over = above[-1] if above else None
    if (over is None or over in FRAMES) and len(line.text.split()) <= SHORT_WORDS:
        heading = fold(line.text).casefold()
        for begins, kind in HEADINGS:
            if heading.startswith(begins):
                return kind
    return over or ClauseKind.CONTENT


def bases_in(text: str) -> list[tuple[Opening, str]]:
    """Return the legal bases of a typed text, one a line, each with the words that open it.

    A line that begins with a small letter goes on with the one above it.
    """
    lines: list[str] = []
    for raw in clean(text).split("\n"):
        line = one_line(raw).strip(BULLETS)
        if line[:1].islower() and lines and not lines[-1].endswith((";", ".")):
            lines[-1] = f"{lines[-1]} {line}"
        elif line:
            lines.append(line)
    return [one for line in lines if (one := opened(line.rstrip(" ;,.")))[1]]


def opened(line: str) -> tuple[Opening, str]:
    """Return how a basis begins, and the rest; “Căn cứ” where it does not say."""
    for opening, words in OPENINGS.items():
        if line.casefold().startswith(f"{words.casefold()} "):
            return opening, line[len(words) :].strip()
    return Opening.BASED_ON, "" if line.casefold() in {"căn cứ", "các căn cứ"} else line


def bases_printed(bases: Iterable[tuple[Opening, str]]) -> str:
    """Return bases as lines that `bases_in` reads back."""
    return "\n".join(f"{OPENINGS[opening]} {text}" for opening, text in bases)
