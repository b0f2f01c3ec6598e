"""Paragraphs, columns and tables of a sheet as WordprocessingML."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from kheo.papers.docx.styles import JUSTIFIED, MIXED, RULE, RUNNING, style_id
from kheo.papers.docx.xml import RED, border, indent, points, run, size, spacing, tag, twips
from kheo.papers.rules.looks import Layout, Look, Part
from kheo.papers.rules.parts import Align
from kheo.papers.rules.sheets import (
    Block,
    Columns,
    HeadCell,
    Lattice,
    Paragraph,
    Run,
    is_short,
)

PADDING: Final = (57, 85)


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes blocks for one layout, on a line of one width in millimetres."""

    layout: Layout
    width: float

    def block(self, block: Block) -> Iterator[str]:
        """Yield the elements of a block."""
        if isinstance(block, Paragraph):
            yield from self.paragraph(block)
        elif isinstance(block, Columns):
            yield spacer(block.before)
            yield self.columns(block)
        else:
            yield spacer(6)
            yield self.lattice(block)
            yield spacer(6, kept=False)

    def paragraph(self, paragraph: Paragraph) -> Iterator[str]:
        """Yield a paragraph; the rule under it is a border of a low paragraph of its own."""
        words = "".join(self.runs(paragraph))
        yield f"<w:p><w:pPr>{self.placed(paragraph)}</w:pPr>{words}</w:p>"
        if paragraph.rule:
            side = max(self.width - paragraph.rule, 0) / 2
            stays = "<w:keepNext/>" if paragraph.kept else ""
            yield (
                f"<w:p><w:pPr>{tag('pStyle', RULE)}{stays}"
                f"<w:pBdr>{border('top', thick=6, space=1)}</w:pBdr>"
                f"{indent(left=side, right=side)}</w:pPr></w:p>"
            )

    def placed(self, paragraph: Paragraph) -> str:
        """Return the properties in which a paragraph differs from its style."""
        side = max(self.width - paragraph.frame, 0) / 2 if paragraph.frame else 0
        return "".join(
            (
                tag("pStyle", style_id(paragraph.part)),
                "<w:keepNext/>" if paragraph.kept else "",
                frame() if paragraph.frame else "",
                self.spaced(paragraph),
                indent(left=side or paragraph.left, right=side),
                moved(paragraph),
                tag("outlineLvl", paragraph.outline - 1) if paragraph.outline else "",
            )
        )  # fmt: skip

    def spaced(self, paragraph: Paragraph) -> str:
        """Return the room above where the style has another."""
        usual = self.layout.setting.before if paragraph.part in RUNNING else 0
        if paragraph.before == usual:
            return ""
        return spacing(paragraph.before, self.layout.setting if paragraph.running else None)

    def runs(self, paragraph: Paragraph) -> Iterator[str]:
        """Yield runs, each with what differs from the style."""
        look = self.layout.looks[paragraph.part]
        other = size(paragraph.look.size) if paragraph.look.size != look.size else ""
        plain = paragraph.part in MIXED
        for one in paragraph.runs:
            yield run(one.text, stressed(one, look, plain=plain) + other)

    def columns(self, columns: Columns) -> str:
        """Return what stands side by side, as a table without borders."""
        last = len(columns.rows)
        rows = "".join(
            self.row(row, columns.widths, kept=columns.kept or place < last)
            for place, row in enumerate(columns.rows, 1)
        )
        return table(columns.widths, rows, borders=False)

    def row(
        self, cells: tuple[tuple[Paragraph, ...], ...], widths: tuple[float, ...], *, kept: bool
    ) -> str:
        """Return a row, which stays on one page, and with what follows when it is kept."""
        inside = "".join(
            cell(width, "".join(Writer(self.layout, width).cell(paragraphs, kept=kept)))
            for width, paragraphs in zip(widths, cells, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{inside}</w:tr>"

    def cell(self, paragraphs: tuple[Paragraph, ...], *, kept: bool) -> Iterator[str]:
        """Yield the paragraphs of a cell; an empty cell has one too."""
        for paragraph in paragraphs:
            yield from self.paragraph(replace(paragraph, kept=kept))
        if not paragraphs:
            yield "<w:p/>"

    def lattice(self, lattice: Lattice) -> str:
        """Return a table with borders, its head repeated on each page."""
        head = "".join(
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"
            for cells in head_lines(lattice)
        )
        rows = "".join(
            f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if is_short(row) else ''}"
            f"{line(Part.TABLE, row, lattice.widths, lattice.aligns)}</w:tr>"
            for row in lattice.rows
        )
        return table(lattice.widths, head + rows, borders=True)


def stressed(one: Run, look: Look, *, plain: bool) -> str:
    """Return the face of words that differ from their style, which may say none (``plain``)."""
    bold = one.bold and (plain or not look.bold)
    italic = one.italic and not look.italic
    return ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")


def head_lines(lattice: Lattice) -> Iterator[str]:
    """Yield the cells of each row of a head; a cell over two rows goes on empty below."""
    for row in lattice.header:
        given = {cell.at: cell for cell in row}
        covered = {at + n for at, cell in given.items() for n in range(1, cell.columns)}
        cells = (
            given.get(at, HeadCell("", at, rows=0))
            for at in range(len(lattice.widths))
            if at not in covered
        )
        yield "".join(
            cell(
                one.width(lattice.widths),
                words_in(Part.TABLE_HEAD, one.text, Align.CENTRE),
                merged(one),
            )
            for one in cells
        )


def merged(one: HeadCell) -> str:
    """Return how far a cell reaches; one without a row of its own goes on from above."""
    across = tag("gridSpan", one.columns) if one.columns > 1 else ""
    down = {0: "<w:vMerge/>", 1: ""}.get(one.rows, tag("vMerge", "restart"))
    return f"{across}{down}{MIDDLE}"


def moved(paragraph: Paragraph) -> str:
    """Return where a paragraph stands, when elsewhere than its style says."""
    if paragraph.part is not Part.TO or paragraph.align is None:
        return ""
    return tag("jc", JUSTIFIED[paragraph.align])


def line(
    part: Part, texts: tuple[str, ...], widths: tuple[float, ...], aligns: tuple[Align, ...]
) -> str:
    """Return the cells of one row."""
    return "".join(
        cell(width, words_in(part, text, align), MIDDLE)
        for text, width, align in zip(texts, widths, aligns, strict=True)
    )


def words_in(part: Part, text: str, align: Align) -> str:
    """Return the paragraph of a cell."""
    return (
        f"<w:p><w:pPr>{tag('pStyle', style_id(part))}{tag('jc', JUSTIFIED[align])}</w:pPr>"
        f"{run(text)}</w:p>"
    )


MIDDLE: Final = tag("vAlign", "center")


def cell(width: float, inside: str, where: str = "") -> str:
    """Return a cell, with what is said of its place."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{where}</w:tcPr>{inside}</w:tc>'
    )


def table(widths: tuple[float, ...], rows: str, *, borders: bool) -> str:
    """Return a table whose columns are as wide as they are said to be."""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    total = sum(twips(width) for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/>{bordered() if borders else ""}'
        f'<w:tblLayout w:type="fixed"/>{padding(*(PADDING if borders else (0, 0)))}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def padding(upright: int, across: int) -> str:
    """Return white inside each cell, in twentieths of a point; said even where it is none."""
    sides = (("top", upright), ("left", across), ("bottom", upright), ("right", across))
    inside = "".join(f'<w:{side} w:w="{white}" w:type="dxa"/>' for side, white in sides)
    return f"<w:tblCellMar>{inside}</w:tblCellMar>"


def bordered() -> str:
    """Return thin borders all over."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    inside = "".join(border(side, thick=4, space=0) for side in sides)
    return f"<w:tblBorders>{inside}</w:tblBorders>"


def frame() -> str:
    """Return the red box of a stamp; with a line of 14 points it is 8 mm high."""
    sides = (("top", 3), ("left", 0), ("bottom", 3), ("right", 0))
    inside = "".join(border(side, thick=8, space=room, colour=RED) for side, room in sides)
    return f"<w:pBdr>{inside}</w:pBdr>"


def spacer(height: float, *, kept: bool = True, section: str = "") -> str:
    """Return an empty paragraph of a height; it keeps tables apart and may end a section."""
    line_height = max(points(height), 20)
    return (
        f"<w:p><w:pPr>{tag('pStyle', RULE)}{'<w:keepNext/>' if kept and not section else ''}"
        f'<w:spacing w:before="0" w:after="0" w:line="{line_height}" w:lineRule="exact"/>'
        f"{section}</w:pPr></w:p>"
    )
