"""A paper becomes a sheet: every part in its place, by the layout of its issuer and day."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kheo.papers.rules.body import laid_body, running
from kheo.papers.rules.closing import closing
from kheo.papers.rules.copying import copied
from kheo.papers.rules.heading import head, lines, middle, title
from kheo.papers.rules.looks import Layout, Part
from kheo.papers.rules.outline import without_gaps
from kheo.papers.rules.parts import Appendix, Paper
from kheo.papers.rules.sheets import Block, Paragraph, Run, Section, Sheet
from kheo.papers.rules.wording import SIGNS_AT_END, ended, listed, number_line, roman, when

SHORT_END: Final = 600
"""A last paragraph up to this many signs stays with the signature: none stands alone."""

SUBMISSION: Final = "tờ trình"
HANGING: Final = 8.0
ROOM_UNDER_TITLE: Final = 12
"""In points; more than between paragraphs, so that the rule does not look like an underline."""


def lay(paper: Paper, layout: Layout) -> Sheet:
    """Return a cleaned paper laid out."""
    kind, subject = paper.title.kind, paper.title.subject
    return Sheet(
        layout=layout,
        title=" ".join(filter(None, (kind, subject))) or number_line(paper.number, layout.words),
        author=", ".join(issuer.name for issuer in paper.issuers),
        day=paper.place_and_date.day,
        sections=with_copy(paper, layout, tuple(sections(paper, layout))),
    )


def sections(paper: Paper, layout: Layout) -> Iterator[Section]:
    """Yield the pages of the paper, and those of each appendix."""
    yield Section(
        tuple(without_gaps(main_blocks(paper, layout))), foot=address(paper.address, layout)
    )
    for place, one in enumerate(paper.appendices, 1):
        yield appendix(paper, layout, one, roman(place) if len(paper.appendices) > 1 else "")


def with_copy(paper: Paper, layout: Layout, found: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the pages; what a copy adds stands after the last words of them all."""
    if not paper.copy:
        return found
    *former, last = found
    added = copied(paper.copy, layout, last.width(layout))
    return (*former, replace(last, blocks=(*last.blocks, *added)))


def address(text: str, layout: Layout) -> Paragraph | None:
    """Return what stands at the foot of the first page, below a line over the whole width."""
    return replace(middle(layout, Part.ADDRESS, text), kept=False) if text else None


def main_blocks(paper: Paper, layout: Layout) -> Iterator[Block]:
    """Yield the paper from its head to its recipients."""
    yield head(paper, layout)
    yield from title(paper, layout)
    yield from addressed(paper, layout)
    body = closed(list(laid_body(paper.body, layout, layout.text_width)), layout.words.end)
    yield from apart([*bases(paper, layout), *body])
    yield from closing(paper, layout, layout.text_width)


def apart(blocks: list[Block]) -> list[Block]:
    """Return the text with more room above its first words."""
    if not blocks or not isinstance(first := blocks[0], Paragraph):
        return blocks
    return [replace(first, before=max(first.before, ROOM_UNDER_TITLE)), *blocks[1:]]


def addressed(paper: Paper, layout: Layout) -> Iterator[Paragraph]:
    """Yield “Kính gửi”: one receiver on its line, several each on a line below."""
    if not paper.to:
        return
    words = layout.words
    label = words.submitted if paper.title.kind.casefold() == SUBMISSION else words.addressed
    if len(paper.to) == 1:
        text = f"{label}: {paper.to[0]}"
        yield replace(middle(layout, Part.TO, text, before=18), kept=False)
        return
    look = layout.looks[Part.TO]
    indent = layout.text_width / 5
    yield Paragraph(Part.TO, (Run(f"{label}:"),), look, before=18, left=indent, kept=True)
    for line in listed(paper.to, mark="- "):
        yield Paragraph(Part.TO, (Run(line),), look, before=3, left=indent + HANGING, kept=True)


def bases(paper: Paper, layout: Layout) -> Iterator[Paragraph]:
    """Yield the grounds, each ending with “;” and the last as the layout says."""
    words = layout.words
    for line in listed(paper.bases, mark=words.basis_mark, last=words.basis_end):
        yield running(layout, Part.BASIS, (Run(line),))


def closed(blocks: list[Block], end: str) -> list[Block]:
    """Return the body with the sign that ends it; a table at the end takes none."""
    if not blocks or not isinstance(last := blocks[-1], Paragraph):
        return blocks
    kept = len(last.text) <= SHORT_END
    return [*blocks[:-1], replace(last, runs=ended_runs(last.runs, end), kept=kept)]


def ended_runs(runs: tuple[Run, ...], end: str) -> tuple[Run, ...]:
    """Return words with the sign that ends them, set in the face of the last of them."""
    kept = list(runs)
    while len(kept) > 1 and not kept[-1].text.strip(SIGNS_AT_END):
        kept.pop()
    return (*kept[:-1], *(replace(one, text=ended(one.text, end)) for one in kept[-1:]))


def appendix(paper: Paper, layout: Layout, one: Appendix, number: str) -> Section:
    """Return an appendix on pages of its own."""
    section = Section((), landscape=one.landscape)
    width = section.width(layout)
    return replace(
        section,
        blocks=tuple(
            without_gaps(
                (
                    *appendix_title(paper, layout, one, f"Phụ lục {number}".strip(), width),
                    *laid_body(one.body, layout, width),
                )
            )
        ),
    )


def appendix_title(
    paper: Paper, layout: Layout, one: Appendix, word: str, width: float
) -> Iterator[Paragraph]:
    """Yield “Phụ lục I”, its title, and the paper that it belongs to."""
    yield middle(layout, Part.APPENDIX, word, outline=1)
    yield from lines(layout, Part.APPENDIX_TITLE, one.title, width=width - 20)
    yield from lines(layout, Part.APPENDIX_NOTE, note(paper, layout), width=width - 10)


def note(paper: Paper, layout: Layout) -> str:
    """Return “(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 02 năm 2026 của …)”."""
    kind = paper.title.kind or "Công văn"
    number = number_line(paper.number, layout.words).removeprefix(layout.words.number)
    day = f"{layout.words.before_day}{when(paper.place_and_date)}"
    issuers = ", ".join(issuer.name for issuer in paper.issuers)
    return f"(Kèm theo {kind} số {number}{day} của {issuers})"
