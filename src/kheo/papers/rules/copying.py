"""What stands below a paper that is copied: who copies it, when, under which number, who signs.

Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kheo.papers.rules.choosing import choose_layout
from kheo.papers.rules.closing import closing
from kheo.papers.rules.heading import INSET, marks, middle, names, place
from kheo.papers.rules.looks import CopyWords, Layout, Part
from kheo.papers.rules.parts import Copy, Paper, Title
from kheo.papers.rules.sheets import Block, Columns, Paragraph

ROOM_ABOVE: Final = 12
ROOM_UNDER_LINE: Final = 6


def words_of(copy: Copy) -> CopyWords | None:
    """Return what a copy is called on its day; nothing where the rules on copies are not known."""
    layout = choose_layout((copy.issuer,), copy.place_and_date.day)
    return layout.words.copies.get(copy.kind) if layout else None


def copied(copy: Copy, layout: Layout, width: float) -> Iterator[Block]:
    """Yield a line over the whole width, and below it the copy's own head and signature."""
    if not (words := words_of(copy)):
        return
    paper = as_paper(copy, words)
    left, right = (part / layout.text_width * width for part in layout.columns)
    yield Paragraph(
        Part.COPY, (), layout.looks[Part.COPY], before=ROOM_ABOVE, rule=width, kept=True
    )
    yield Columns(
        widths=(left, right),
        rows=(
            (tuple(names(paper, layout, left - INSET)), (middle(layout, Part.COPY, words.name),)),
            (tuple(marks(paper, layout, left - INSET)), (place(paper, layout, right),)),
        ),
        before=ROOM_UNDER_LINE,
        kept=True,
    )
    yield from closing(paper, layout, width)


def as_paper(copy: Copy, words: CopyWords) -> Paper:
    """Return a paper without a body that says what the copy adds."""
    return Paper(
        issuers=(copy.issuer,),
        number=replace(copy.number, kind=words.kind),
        place_and_date=copy.place_and_date,
        title=Title(words.name),
        body=(),
        recipients=copy.recipients,
        signatures=copy.signatures,
    )
