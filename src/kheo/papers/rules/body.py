"""The body as paragraphs: what each level looks like, in the words of the layout."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from kheo.papers.rules.looks import Layout, Part
from kheo.papers.rules.numbering import numbered
from kheo.papers.rules.parts import Align, Level, Node, Table
from kheo.papers.rules.parts import Block as Piece
from kheo.papers.rules.sheets import Block, Paragraph, Run
from kheo.papers.rules.tables import lattice

DIVISIONS: Final = {
    Level.PART: "Phần",
    Level.CHAPTER: "Chương",
    Level.SECTION: "Mục",
    Level.SUBSECTION: "Tiểu mục",
}
OUTLINES: Final = {
    Level.PART: 2,
    Level.CHAPTER: 2,
    Level.SECTION: 3,
    Level.SUBSECTION: 4,
    Level.HEADING: 2,
    Level.ARTICLE: 5,
}
"""Levels in the table of contents of the file; the title of the paper is the first."""

ROOM_ABOVE_DIVISION: Final = 12


def laid_body(body: Sequence[Piece], layout: Layout, width: float) -> Iterator[Block]:
    """Yield the blocks of a body on a line of that width."""
    for piece, number in numbered(body):
        if isinstance(piece, Table):
            yield lattice(piece, layout, width)
        else:
            yield from MAKERS.get(piece.level, plain)(piece, number, layout)


def division(node: Node, number: str, layout: Layout) -> Iterator[Paragraph]:
    """Yield “Chương I” and its title, each on a line of its own in the middle."""
    yield centred(
        layout, Part.DIVISION, f"{DIVISIONS[node.level]} {number}", outline=OUTLINES[node.level]
    )
    if node.title:
        yield centred(layout, Part.DIVISION_TITLE, node.title, before=0)
    yield from following(node, layout)


def heading(node: Node, number: str, layout: Layout) -> Iterator[Paragraph]:
    """Yield “I. MỤC ĐÍCH, YÊU CẦU” or “I- MỤC TIÊU”."""
    mark = f"{number}{layout.words.heading_mark}"
    look = layout.looks[Part.HEADING]
    yield running(
        layout,
        Part.HEADING,
        (Run(f"{mark}{look.written(node.title)}", bold=look.bold),),
        kept=True,
        outline=OUTLINES[node.level],
    )
    yield from following(node, layout)


def article(node: Node, number: str, layout: Layout) -> Iterator[Paragraph]:
    """Yield “Điều 1. Phạm vi” in bold, or “Điều 1.” before words in the common face."""
    mark = f"Điều {number}."
    outline = OUTLINES[node.level]
    if node.title:
        titled = (Run(f"{mark} {node.title}", bold=True),)
        yield running(layout, Part.ARTICLE, titled, kept=True, outline=outline)
        yield from following(node, layout)
    else:
        runs = (Run(f"{mark} ", bold=True), *words(node))
        yield running(layout, Part.ARTICLE, runs, outline=outline)


def clause(node: Node, number: str, layout: Layout) -> Iterator[Paragraph]:
    """Yield “1. …”; a title is bold, and the words then follow below."""
    if node.title:
        runs = (Run(f"{number}. {node.title}", bold=True),)
        yield running(layout, Part.CLAUSE, runs, kept=True)
        yield from following(node, layout)
    else:
        yield running(layout, Part.CLAUSE, marked(f"{number}. ", node))


def point(node: Node, number: str, layout: Layout) -> Iterator[Paragraph]:
    """Yield “a) …”."""
    title = f"{node.title}: " if node.title and (node.text or node.runs) else node.title
    yield running(layout, Part.POINT, marked(f"{number}) {title}", node))


def item(node: Node, _number: str, layout: Layout) -> Iterator[Paragraph]:
    """Yield “- …”."""
    yield running(layout, Part.ITEM, marked(f"- {node.title}", node))


def enacting(node: Node, _number: str, layout: Layout) -> Iterator[Paragraph]:
    """Yield “QUYẾT ĐỊNH:” in the middle."""
    text = "".join(run.text for run in words(node))
    yield centred(layout, Part.ENACTING, text or node.title)


def plain(node: Node, _number: str, layout: Layout) -> Iterator[Paragraph]:
    """Yield a paragraph; a title stands above it in bold."""
    if node.title:
        yield running(layout, Part.CLAUSE, (Run(node.title, bold=True),), kept=True)
    yield from following(node, layout)


MAKERS: Final[dict[Level, Callable[[Node, str, Layout], Iterator[Paragraph]]]] = {
    **dict.fromkeys(DIVISIONS, division),
    Level.HEADING: heading,
    Level.ARTICLE: article,
    Level.CLAUSE: clause,
    Level.POINT: point,
    Level.ITEM: item,
    Level.ENACTING: enacting,
}


def following(node: Node, layout: Layout) -> Iterator[Paragraph]:
    """Yield the words below a title, when there are any."""
    if found := words(node):
        yield running(layout, Part.BODY, found)


def words(node: Node) -> tuple[Run, ...]:
    """Return the words of a piece, each stretch in its face."""
    if node.runs:
        return tuple(Run(one.text, one.bold, one.italic) for one in node.runs)
    return (Run(node.text),) if node.text else ()


def marked(mark: str, node: Node) -> tuple[Run, ...]:
    """Return the words of a piece behind its mark; plain words and their mark are one run."""
    return (Run(mark), *words(node)) if node.runs else (Run(mark + node.text),)


def running(
    layout: Layout, part: Part, runs: tuple[Run, ...], *, kept: bool = False, outline: int = 0
) -> Paragraph:
    """Return a justified paragraph with its first line indented."""
    return Paragraph(
        part, runs, layout.looks[part],
        before=layout.setting.before, first_line=layout.setting.first_line,
        kept=kept, outline=outline, running=True,
    )  # fmt: skip


def centred(
    layout: Layout, part: Part, text: str, *, before: float = ROOM_ABOVE_DIVISION, outline: int = 0
) -> Paragraph:
    """Return a line in the middle that stays with what follows."""
    look = layout.looks[part]
    return Paragraph(
        part, (Run(look.written(text), bold=look.bold),), look,
        align=Align.CENTRE, before=before, kept=True, outline=outline,
    )  # fmt: skip
