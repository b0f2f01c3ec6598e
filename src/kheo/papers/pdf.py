"""A sheet as PDF/A-2a and PDF/UA-1, in Vietnamese: the same bytes for the same paper."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst
from django.utils.translation import gettext as _

from kheo.papers.errors import PaperError
from kheo.papers.fonts import Face, face
from kheo.papers.rules.looks import SINGLE, Layout, Part
from kheo.papers.rules.sheets import (
    Block,
    Columns,
    HeadCell,
    Lattice,
    Paragraph,
    Section,
    Sheet,
    is_short,
    texts,
)
from kheo.papers.rules.widths import BREAK, breakable

SETTING: Final = Path(__file__).with_name("setting.typ")
NOTHING: Final = b"#none"
INSET: Final = 3.0
"""White at both sides within a cell of a table, in millimetres."""
FORGOTTEN_AFTER: Final = 10
"""So many runs the setting program keeps what it worked out for a paper: hundreds of MiB."""


class UnknownLettersError(PaperError):
    """A paper has letters for which no font is there; nothing was made."""

    def __init__(self, letters: str) -> None:
        super().__init__(
            _("Phông chữ không có ký tự: %(letters)s. Hãy thay bằng chữ khác.")
            % {"letters": letters}
        )


def write_pdf(sheet: Sheet) -> bytes:
    """Return the bytes of the paper.

    The day of the paper is the day in the file, so that the same paper gives the same bytes.

    Raises:
        NoFontError: when this machine has no face to set papers in.
        UnknownLettersError: when a letter of the paper is in no font.
    """
    chosen = face()
    moment = datetime.combine(sheet.day, time(), UTC)
    # Words travel as data beside the program, and the program may read one folder: its own.
    compiler = typst.Compiler(
        SETTING.read_bytes(),
        root=SETTING.parent,
        font_paths=chosen.fonts,
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps(drawn(sheet, chosen.family), ensure_ascii=False)},
    )
    try:
        # For archives, and for readers who do not see: 2a is 2b with tags in the order of reading.
        made = compiler.compile(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=moment)
    except typst.TypstError as error:
        if missing := unknown_letters(sheet, chosen):
            raise UnknownLettersError(missing) from error
        raise
    finally:
        forget()
    return made  # type: ignore[return-value]


def forget() -> None:
    """Let the setting program give back what it kept of the paper before."""
    empty = typst.Compiler(ignore_system_fonts=True, font_paths=no_fonts())
    for _run in range(FORGOTTEN_AFTER):
        empty.compile(NOTHING, format="pdf")


@cache
def no_fonts() -> typst.Fonts:
    """Return no fonts at all, so that none is looked for."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[])


def unknown_letters(sheet: Sheet, chosen: Face) -> str:
    """Return the letters of a paper that its face lacks."""
    seen = {sign for text in texts(sheet) for sign in text} - {BREAK}
    return " ".join(sorted(sign for sign in seen if ord(sign) not in chosen.letters))


def drawn(sheet: Sheet, family: str) -> dict[str, Any]:
    """Return a sheet as the setting program reads it."""
    day = sheet.day
    return {
        "family": family,
        "title": sheet.title,
        "author": sheet.author,
        "day": {"year": day.year, "month": day.month, "day": day.day},
        "layout": layout_data(sheet.layout),
        "sections": [section_data(section, sheet.layout) for section in sheet.sections],
    }


def layout_data(layout: Layout) -> dict[str, Any]:
    """Return what holds on every page."""
    return {
        "margins": asdict(layout.margins),
        "times": layout.setting.times,
        "exactly": layout.setting.exactly,
        "single": SINGLE,
        "page_number": {
            "size": layout.looks[Part.PAGE_NUMBER].size,
            "at_foot": layout.page_numbers.at_foot,
            "align": layout.page_numbers.align,
        },
    }


def section_data(section: Section, layout: Layout) -> dict[str, Any]:
    """Return pages of one shape."""
    width, height = section.page
    line = section.width(layout)
    return {
        "width": width,
        "height": height,
        "blocks": [block_data(b, line) for b in section.blocks],
        "foot": paragraph_data(section.foot, line) if section.foot else None,
    }


def block_data(block: Block, width: float) -> dict[str, Any]:
    """Return one block with its type, on a line of that width in millimetres."""
    if isinstance(block, Paragraph):
        return paragraph_data(block, width)
    if isinstance(block, Columns):
        return columns_data(block)
    return lattice_data(block)


def paragraph_data(paragraph: Paragraph, width: float) -> dict[str, Any]:
    """Return a paragraph."""
    size, room = paragraph.look.size, width - paragraph.left - paragraph.first_line
    return {
        "type": "paragraph",
        "runs": [
            {"text": breakable(run.text, room, size), "bold": run.bold, "italic": run.italic}
            for run in paragraph.runs
        ],
        "look": asdict(paragraph.look),
        "align": paragraph.align or "none",
        "before": paragraph.before,
        "first_line": paragraph.first_line,
        "left": paragraph.left,
        "rule": paragraph.rule,
        "frame": paragraph.frame,
        "kept": paragraph.kept,
        "outline": paragraph.outline,
        "running": paragraph.running,
    }


def columns_data(columns: Columns) -> dict[str, Any]:
    """Return what stands side by side."""
    return {
        "type": "columns",
        "widths": columns.widths,
        "rows": [
            [
                [paragraph_data(p, width) for p in cell]
                for cell, width in zip(row, columns.widths, strict=True)
            ]
            for row in columns.rows
        ],
        "before": columns.before,
        "kept": columns.kept,
    }


def lattice_data(lattice: Lattice) -> dict[str, Any]:
    """Return a table."""
    return {
        "type": "lattice",
        "widths": lattice.widths,
        "aligns": lattice.aligns,
        "header": [head_data(row, lattice) for row in lattice.header],
        "rows": [
            {"cells": cells_data(row, lattice), "short": is_short(row)} for row in lattice.rows
        ],
        "head": asdict(lattice.head),
        "cell": asdict(lattice.cell),
    }


def head_data(row: tuple[HeadCell, ...], lattice: Lattice) -> list[dict[str, Any]]:
    """Return a row of a head."""
    size = lattice.head.size
    return [
        asdict(cell) | {"text": breakable(cell.text, cell.width(lattice.widths) - INSET, size)}
        for cell in row
    ]


def cells_data(row: tuple[str, ...], lattice: Lattice) -> list[str]:
    """Return the words of a row, each broken within its column where they must be."""
    size = lattice.cell.size
    return [
        breakable(text, width - INSET, size)
        for text, width in zip(row, lattice.widths, strict=True)
    ]
