"""Where on a page the article stands: the box whose running text outweighs everything else."""

from dataclasses import dataclass
from typing import Final

from kheo.news.importing.outline import Line, Outline
from kheo.news.importing.pieces import Hint
from kheo.news.importing.prose import is_prose

# A box named like furniture that holds more of the page's text than this wraps the whole page.
SHARE_OF_ASIDE: Final = 0.4
WHOLE_ENOUGH: Final = 0.6
WIDER: Final = 1.25
BONUS: Final = 1.5
PARAGRAPHS: Final = frozenset(
    {"p", "li", "dd", "dt", "blockquote", "td", "th", "center", "figcaption"}
)


@dataclass(slots=True)
class Weights:
    """For every box: its share of running text and of links, with all that it holds; its score."""

    prose: list[float]
    linked: list[float]
    score: list[float]


def kept_lines(outline: Outline) -> list[Line]:
    """Return the lines that stand in no furniture."""
    weights = weigh(outline, outline.lines)
    junk = [False] * len(outline.boxes)
    for at, box in enumerate(outline.boxes[1:], 1):
        small = weights.prose[at] < SHARE_OF_ASIDE * weights.prose[0]
        inside_text = box.hint in {Hint.LEAD, Hint.CAPTION, Hint.TOPICS, Hint.AUTHOR, Hint.SOURCE}
        junk[at] = junk[box.parent] or (box.aside and not inside_text and small)
    return [line for line in outline.lines if not junk[line.box]]


def weigh(outline: Outline, lines: list[Line]) -> Weights:
    """Return how much running text, and how much linked text, each box holds."""
    size = len(outline.boxes)
    weights = Weights([0.0] * size, [0.0] * size, [0.0] * size)
    for line in lines:
        if line.linked:
            weights.linked[line.box] += len(line.text)
        elif is_prose(line.text):
            weights.prose[line.box] += len(line.text)
            add_score(outline, weights, line)
    for at in range(size - 1, 0, -1):
        parent = outline.boxes[at].parent
        weights.prose[parent] += weights.prose[at]
        weights.linked[parent] += weights.linked[at]
    return weights


def add_score(outline: Outline, weights: Weights, line: Line) -> None:
    """Count a paragraph for the box around it, and by half for the one around that."""
    box = line.box
    if outline.boxes[box].tag in PARAGRAPHS:
        box = max(outline.boxes[box].parent, 0)
    points = 1 + line.text.count(",") + min(len(line.text) / 100, 3)
    weights.score[box] += points
    weights.score[max(outline.boxes[box].parent, 0)] += points / 2


def article_box(outline: Outline, lines: list[Line]) -> int:
    """Return the box of the article: best by its paragraphs, then widened to hold most of them."""
    weights = weigh(outline, lines)

    def worth(at: int) -> float:
        clean = 1 - weights.linked[at] / (weights.linked[at] + weights.prose[at] + 1)
        return weights.score[at] * clean * (BONUS if outline.boxes[at].body else 1)

    best = max(range(len(outline.boxes)), key=worth)
    return widened(outline, weights, best)


def widened(outline: Outline, weights: Weights, at: int) -> int:
    """Return the smallest box around one that holds most of the running text of the page."""
    while at and weights.prose[at] < WHOLE_ENOUGH * weights.prose[0]:
        parent = outline.boxes[at].parent
        while parent > 0 and weights.prose[parent] < WIDER * weights.prose[at]:
            parent = outline.boxes[parent].parent
        if parent <= 0 or weights.linked[parent] > weights.prose[parent] / 2:
            return at
        at = parent
    return at


def span_of(outline: Outline, lines: list[Line], box: int) -> tuple[int, int]:
    """Return the first line inside a box and the place after its last."""
    inside = [False] * len(outline.boxes)
    inside[box] = True
    for at, held in enumerate(outline.boxes[1:], 1):
        inside[at] = inside[at] or inside[held.parent]
    held_lines = [at for at, line in enumerate(lines) if inside[line.box]]
    return (held_lines[0], held_lines[-1] + 1) if held_lines else (0, len(lines))
