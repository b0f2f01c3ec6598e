"""What closes a paper: who signs, in one, two or n columns, and who receives it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kheo.papers.rules.heading import INSET, lines, middle
from kheo.papers.rules.looks import Layout, Part
from kheo.papers.rules.parts import Paper, SignatureBlock
from kheo.papers.rules.sheets import Block, Columns, Paragraph, Run
from kheo.papers.rules.wording import listed, warrant_lines

ROOM_TO_SIGN: Final = 64
"""White for signature and seal, in points."""

ROOM_ABOVE: Final = 12
ABREAST: Final = 3
SHARES: Final = (0.48, 0.52)
"""Recipients beside one signature."""


def closing(paper: Paper, layout: Layout, width: float) -> Iterator[Block]:
    """Yield signatures and recipients: side by side for one, one under the other for several."""
    if len(paper.signatures) < 2:
        widths = tuple(share * width for share in SHARES)
        signed = [
            (*offices(one, layout, widths[1] - INSET), name(one, layout))
            for one in paper.signatures
        ] or [()]
        yield Columns(widths, ((tuple(recipients(paper, layout)), signed[0]),), ROOM_ABOVE)
        return
    yield from (abreast(row, layout, width / len(row)) for row in rows_of(paper.signatures))
    yield from recipients(paper, layout, before=ROOM_ABOVE)


def abreast(blocks: Sequence[SignatureBlock], layout: Layout, width: float) -> Columns:
    """Return signatures side by side; their names stand on one line, however long the offices."""
    return Columns(
        widths=(width,) * len(blocks),
        rows=(
            tuple(tuple(offices(one, layout, width - INSET)) for one in blocks),
            tuple((name(one, layout),) for one in blocks),
        ),
        before=ROOM_ABOVE,
    )


def rows_of(blocks: Sequence[SignatureBlock]) -> Iterator[tuple[SignatureBlock, ...]]:
    """Yield rows of signatures as even as they can be, at most three abreast."""
    rows = -(-len(blocks) // ABREAST)
    each = -(-len(blocks) // rows)
    for start in range(0, len(blocks), each):
        yield tuple(blocks[start : start + each])


def offices(block: SignatureBlock, layout: Layout, width: float) -> Iterator[Paragraph]:
    """Yield warrants and office."""
    for line in warrant_lines(block, layout.words):
        yield from lines(layout, Part.WARRANT, line, width=width)
    if block.office:
        yield from lines(layout, Part.OFFICE, block.office, width=width)


def name(block: SignatureBlock, layout: Layout) -> Paragraph:
    """Return room to sign and the name, without titles or degrees."""
    return replace(middle(layout, Part.SIGNATORY, block.name, before=ROOM_TO_SIGN), kept=False)


def recipients(paper: Paper, layout: Layout, before: float = 0) -> Iterator[Paragraph]:
    """Yield “Nơi nhận:” and each recipient, the last says where it is kept; then the drafter."""
    if paper.recipients:
        label = layout.looks[Part.RECIPIENTS_LABEL]
        yield Paragraph(
            Part.RECIPIENTS_LABEL, (Run("Nơi nhận:", bold=label.bold),), label,
            before=before, kept=True,
        )  # fmt: skip
    found = listed(paper.recipients, mark="- ")
    for place, line in enumerate(found, 1):
        look = layout.looks[Part.RECIPIENT]
        more = place < len(found) or bool(paper.drafter)
        yield Paragraph(Part.RECIPIENT, (Run(line),), look, kept=more)
    if paper.drafter:
        yield Paragraph(Part.DRAFTER, (Run(paper.drafter),), layout.looks[Part.DRAFTER], before=3)
