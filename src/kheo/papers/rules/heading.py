"""The head of the first page: who issues, the national or Party heading, number, place and day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kheo.papers.rules.looks import Layout, Part
from kheo.papers.rules.parts import Align, Paper, Urgency
from kheo.papers.rules.sheets import Columns, Paragraph, Run
from kheo.papers.rules.widths import BREAK, largest, width_of, wrap
from kheo.papers.rules.wording import STAMPS, URGENCIES, number_line, place_line

SHARE_OF_RULE: Final = 0.4
"""A rule under a name or a subject is a third to a half of it."""

ROOM_FOR_ROUNDING: Final = 1.0
"""Programs differ by a hair in what they think a line is wide."""

PLACE: Final = re.compile(
    r" (?=(?:tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu) [A-ZÀ-ỸĐ])"
)
"""Before the place of a body: “… phường Kon Tum”, not “… Xã hội”."""

INSET: Final = 3.0
"""White between columns, in millimetres: what stands left must not touch what stands right."""


def head(paper: Paper, layout: Layout) -> Columns:
    """Return the head: names beside the heading, the number beside place and day."""
    left, right = layout.columns
    return Columns(
        widths=layout.columns,
        rows=(
            (tuple(names(paper, layout, left - INSET)), tuple(mottos(layout, right))),
            (tuple(marks(paper, layout, left - INSET)), (place(paper, layout, right),)),
        ),
    )


def names(paper: Paper, layout: Layout, width: float) -> Iterator[Paragraph]:
    """Yield the body above, and the names of the issuers; a rule or a star closes them."""
    above = dict.fromkeys(issuer.superior for issuer in paper.issuers)
    if len(above) == 1 and (superior := next(iter(above))):
        yield middle(
            layout, Part.SUPERIOR, BREAK.join(named(layout, Part.SUPERIOR, superior, width))
        )
    joined = tuple(
        line
        for place, issuer in enumerate(paper.issuers, 1)
        for line in named(
            layout, Part.ISSUER, issuer.name + " -" * (place < len(paper.issuers)), width
        )
    )
    yield from closed(layout, Part.ISSUER, joined, "*")


def named(layout: Layout, part: Part, name: str, width: float) -> tuple[str, ...]:
    """Return the name of a body in even lines, with its place on lines of its own if that fits."""
    whole = wrapped(layout, part, name, width)
    if not (found := PLACE.search(name)):
        return whole
    body, place = name[: found.start()], name[found.end() :]
    apart = (*wrapped(layout, part, body, width), *wrapped(layout, part, place, width))
    return apart if len(apart) <= len(whole) else whole


def mottos(layout: Layout, width: float) -> Iterator[Paragraph]:
    """Yield the heading of the State or the Party; the rule is as wide as the line above it."""
    parts = (Part.MOTTO, Part.SLOGAN)[: len(layout.heading)]
    for part, text in zip(parts, layout.heading, strict=True):
        written = layout.looks[part].written(text)
        size = largest(written, width, sizes(layout, part), bold=True)
        look = replace(layout.looks[part], size=size)
        last = part is parts[-1]
        rule = width_of(written, size, bold=True) if last else 0
        yield Paragraph(part, (Run(written, bold=True),), look, align=Align.CENTRE, rule=rule)


def marks(paper: Paper, layout: Layout, width: float) -> Iterator[Paragraph]:
    """Yield number, subject of a letter, stamp, draft and circulation, one under the other."""
    yield middle(layout, Part.NUMBER, number_line(paper.number, layout.words), before=6)
    if not paper.title.kind and paper.title.subject:
        subject = f"{layout.words.subject_of_letter}{paper.title.subject}"
        yield from lines(layout, Part.LETTER_SUBJECT, subject, width=width, before=6)
    if paper.urgency:
        yield stamp(paper.urgency, layout)
    if paper.draft:
        yield middle(layout, Part.DRAFT, f"Dự thảo lần {paper.draft}", before=6)
    if paper.circulation:
        yield from lines(layout, Part.CIRCULATION, paper.circulation, width=width, before=6)


def stamp(urgency: Urgency, layout: Layout) -> Paragraph:
    """Return the red frame of a degree of urgency; its word is smaller where it must be."""
    line = middle(layout, Part.URGENCY, URGENCIES[urgency], before=9)
    frame = STAMPS[urgency]
    inside = frame - 2 * ROOM_FOR_ROUNDING
    size = largest(line.text, inside, sizes(layout, Part.URGENCY), bold=True)
    return replace(line, frame=frame, look=replace(line.look, size=size))


def place(paper: Paper, layout: Layout, width: float) -> Paragraph:
    """Return place and day, smaller when the line would not hold them."""
    line = place_line(paper.place_and_date)
    size = largest(line, width - ROOM_FOR_ROUNDING, sizes(layout, Part.PLACE))
    paragraph = middle(layout, Part.PLACE, line, before=6)
    return replace(paragraph, look=replace(paragraph.look, size=size))


def title(paper: Paper, layout: Layout) -> Iterator[Paragraph]:
    """Yield kind and subject of what is no letter, with the rule or the dashes under them."""
    if not paper.title.kind:
        return
    yield middle(layout, Part.KIND, paper.title.kind, before=18, outline=1)
    found = wrapped(layout, Part.SUBJECT, paper.title.subject, layout.text_width - 20)
    yield from closed(layout, Part.SUBJECT, found, layout.words.title_dashes)


def closed(layout: Layout, part: Part, found: Sequence[str], sign: str) -> Iterator[Paragraph]:
    """Yield lines as one paragraph, and what closes them: a sign for the Party, else a rule.

    The rule is a share of the widest line as long.
    """
    look = layout.looks[part]
    whole = middle(layout, part, BREAK.join(found))
    if layout.words.title_dashes:
        yield from (whole, middle(layout, Part.STAR, sign))
    else:
        widest = max((width_of(line, look.size, bold=look.bold) for line in found), default=0)
        yield replace(whole, rule=widest * SHARE_OF_RULE)


def lines(
    layout: Layout, part: Part, text: str, *, width: float, before: float = 0
) -> Iterator[Paragraph]:
    """Yield a text as one paragraph of even lines in the middle of a column, when there is any."""
    if text:
        yield middle(layout, part, BREAK.join(wrapped(layout, part, text, width)), before=before)


def wrapped(layout: Layout, part: Part, text: str, width: float) -> tuple[str, ...]:
    """Return a text as it will be written, in even lines."""
    look = layout.looks[part]
    return wrap(look.written(text), width, look.size, bold=look.bold)


def middle(
    layout: Layout, part: Part, text: str, *, before: float = 0, outline: int = 0
) -> Paragraph:
    """Return one line in the middle that stays with what follows."""
    look = layout.looks[part]
    return Paragraph(
        part, (Run(look.written(text), bold=look.bold),), look,
        align=Align.CENTRE, before=before, kept=True, outline=outline,
    )  # fmt: skip


def sizes(layout: Layout, part: Part) -> tuple[float, float]:
    """Return the chosen size of a part and the smallest that its rules allow."""
    look = layout.looks[part]
    return look.size, look.smallest
