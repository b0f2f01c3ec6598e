"""Where the boxes of a diagram of relations stand: what is named left, what names right.

Pure arithmetic in whole units of a drawing; nothing of what the boxes say but their words' length.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

BOX_WIDTH: Final = 244
BOX_HEIGHT: Final = 52
CENTRE_WIDTH: Final = 176
CENTRE_HEIGHT: Final = 84
BETWEEN: Final = 46
GAP: Final = 10
HEADING: Final = 30
AFTER_GROUP: Final = 14
EDGE: Final = 2


@dataclass(frozen=True, slots=True)
class Box:
    """A box by its upper left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        """The height of its middle."""
        return self.y + self.height // 2

    @property
    def right(self) -> int:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """Its lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Stack:
    """A group on one side: where its heading stands, its boxes, and the curves to the centre."""

    x: int
    heading: int
    boxes: tuple[Box, ...]
    curves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole drawing."""

    width: int
    height: int
    centre: Box
    left: tuple[Stack, ...]
    right: tuple[Stack, ...]


def layout(left: Sequence[int], right: Sequence[int]) -> Layout:
    """Return where everything stands, given how many boxes each group of either side has."""
    height = max(tall(left), tall(right), CENTRE_HEIGHT + 2 * EDGE)
    x = EDGE + (BOX_WIDTH + BETWEEN if left else 0)
    centre = Box(x, (height - CENTRE_HEIGHT) // 2, CENTRE_WIDTH, CENTRE_HEIGHT)
    far = centre.right + BETWEEN
    return Layout(
        width=(far + BOX_WIDTH if right else centre.right) + EDGE,
        height=height,
        centre=centre,
        left=tuple(stacks(left, EDGE, height, centre)),
        right=tuple(stacks(right, far, height, centre)),
    )


def tall(groups: Sequence[int]) -> int:
    """Return how high a side is."""
    if not groups:
        return 0
    boxes = sum(groups) * BOX_HEIGHT + sum(number - 1 for number in groups) * GAP
    return 2 * EDGE + boxes + len(groups) * HEADING + (len(groups) - 1) * AFTER_GROUP


def stacks(groups: Sequence[int], x: int, height: int, centre: Box) -> Iterator[Stack]:
    """Yield the groups of one side from the top down; the side is centred."""
    y = (height - tall(groups)) // 2 + EDGE
    for number in groups:
        top = y + HEADING
        boxes = tuple(
            Box(x, top + place * (BOX_HEIGHT + GAP), BOX_WIDTH, BOX_HEIGHT)
            for place in range(number)
        )
        yield Stack(x, y + HEADING - 10, boxes, tuple(curve(box, centre) for box in boxes))
        y = top + number * (BOX_HEIGHT + GAP) - GAP + AFTER_GROUP


def curve(box: Box, centre: Box) -> str:
    """Return the line from a box to the near side of the centre, as SVG writes a path."""
    from_x, to_x = (box.right, centre.x) if box.x < centre.x else (box.x, centre.right)
    half = (from_x + to_x) // 2
    return (
        f"M{from_x} {box.middle}C{half} {box.middle} {half} {centre.middle} {to_x} {centre.middle}"
    )


def wrapped(words: str, *, width: int, lines: int) -> list[str]:
    """Return words in lines of at most so many signs; what does not fit ends in “…”."""
    found = [""]
    for word in words.split():
        joined = f"{found[-1]} {word}".strip()
        if len(joined) <= width:
            found[-1] = joined
        else:
            found.append(word)
    found = [line for line in found if line]
    kept = found[:lines]
    if len(found) > lines:
        kept[-1] = f"{kept[-1]}…"
    return [cut(line, width) for line in kept]


def cut(line: str, width: int) -> str:
    """Return a line no longer than so many signs."""
    return line if len(line) <= width else f"{line[: width - 1].rstrip('…')}…"
