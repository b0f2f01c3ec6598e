"""The diagram of a document's relations, ready for a template that writes SVG."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kheo.core.days import short_day
from kheo.documents.models import Document
from kheo.documents.reading.relations import CARRYING_OUT, Group, Relations, Tie
from kheo.documents.rules.diagram import Box, Stack, layout, wrapped
from kheo.documents.rules.relations import CHANGING, Relation

MOST: Final = 5
"""Boxes of one group; the list beside tells all."""
NAME_WIDTH: Final = 29
NOTE_WIDTH: Final = 34
CENTRE_WIDTH: Final = 20
LETTERS: Final = {
    "Ủy ban nhân dân": "UBND",
    "Hội đồng nhân dân": "HĐND",
    "Ban Thường vụ": "BTV",
    "Ban Chấp hành": "BCH",
    "Ủy ban Mặt trận Tổ quốc": "UBMTTQ",
    "thành phố": "TP",
}


@dataclass(frozen=True, slots=True)
class Node:
    """A box with its two lines; without an address it leads nowhere."""

    box: Box
    curve: str
    name: str
    note: str
    full: str
    address: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group of boxes with its heading; `tone` is how it looks."""

    heading: str | Promise
    x: int
    y: int
    tone: str
    nodes: list[Node]


@dataclass(frozen=True, slots=True)
class Diagram:
    """The drawing: its size, the document in the middle, and the groups around it."""

    width: int
    height: int
    centre: Box
    lines: list[tuple[int, str]]
    clusters: list[Cluster]

    @property
    def middle(self) -> int:
        """Where the words of the document in the middle are centred."""
        return self.centre.x + self.centre.width // 2


def diagram_of(document: Document, relations: Relations) -> Diagram | None:
    """Return the diagram, or nothing where there is nothing to draw."""
    if not relations:
        return None
    left, right = relations.onward, relations.back
    where = layout([boxes_of(group) for group in left], [boxes_of(group) for group in right])
    pairs = [*zip(left, where.left, strict=True), *zip(right, where.right, strict=True)]
    lines = wrapped(document.name, width=CENTRE_WIDTH, lines=3)
    first = where.centre.middle - 9 * (len(lines) - 1) + 5
    return Diagram(
        width=where.width,
        height=where.height,
        centre=where.centre,
        lines=[(first + 18 * place, line) for place, line in enumerate(lines)],
        clusters=[cluster(group, stack) for group, stack in pairs],
    )


def boxes_of(group: Group) -> int:
    """Return how many boxes a group has: the last one tells how many more there are."""
    return min(group.number, MOST)


def cluster(group: Group, stack: Stack) -> Cluster:
    """Return a group with its boxes."""
    return Cluster(
        heading=group.label,
        x=stack.x,
        y=stack.heading,
        tone=tone_of(group.relation),
        nodes=list(nodes(group, stack.boxes, stack.curves)),
    )


def tone_of(relation: Relation) -> str:
    """Return how a relation looks: what changes, what carries out, and all else."""
    if relation in CHANGING:
        return "changing"
    return "carrying" if relation in CARRYING_OUT else "plain"


def nodes(group: Group, boxes: Sequence[Box], curves: Sequence[str]) -> Iterator[Node]:
    """Yield the boxes of a group; where not all have one, the last leads to the list."""
    shown = group.ties[: len(boxes)]
    rest = group.number - len(shown)
    for tie, box, curve in zip(shown, boxes, curves, strict=False):
        if rest and box is boxes[len(shown) - 1]:
            words = _("và %(number)d văn bản nữa") % {"number": rest + 1}
            yield Node(box, curve, words, _("Xem trong danh sách"), words, f"#{group.code}")
        else:
            yield node(tie, box, curve)


def node(tie: Tie, box: Box, curve: str) -> Node:
    """Return the box of one document."""
    one = tie.document
    (name,) = wrapped(tie.words, width=NAME_WIDTH, lines=1) or [""]
    if one is None:
        return Node(box, curve, name, _("Chưa có trong thư viện"), tie.words, "")
    day = short_day(one.signed_on) if one.signed_on else str(one.year or "")
    (note,) = wrapped(short(one.issuer_name), width=NOTE_WIDTH - len(day) - 3, lines=1) or [""]
    return Node(box, curve, name, f"{note} · {day}", str(one), one.get_absolute_url())


def short(issuer: str) -> str:
    """Return the name of a body with its first words in letters, so that its place still shows."""
    for words, letters in LETTERS.items():
        issuer = issuer.replace(words, letters)
    return issuer
