"""The upper and the lower margin: page numbers in one of them, an address under the first page."""

from collections.abc import Iterator
from typing import Final

from kheo.papers.docx.styles import style_id
from kheo.papers.docx.xml import DECLARATION, NAMESPACES, border, run, tag
from kheo.papers.rules.looks import Part
from kheo.papers.rules.sheets import Paragraph, Sheet

NUMBER: Final = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'


def edges(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield headers and footers by name: of later pages, of the first, of an appendix's first."""
    at_foot = sheet.layout.page_numbers.at_foot
    foot = sheet.sections[0].foot
    yield "word/header1.xml", edge("hdr", "" if at_foot else NUMBER)
    yield "word/header2.xml", edge("hdr")
    yield "word/footer1.xml", edge("ftr", NUMBER if at_foot else "")
    yield "word/footer2.xml", address(foot) if foot else edge("ftr")
    yield "word/footer3.xml", edge("ftr")


def edge(kind: str, inside: str = "") -> str:
    """Return a header or a footer of one paragraph."""
    paragraph = f"<w:p><w:pPr>{tag('pStyle', style_id(Part.PAGE_NUMBER))}</w:pPr>{inside}</w:p>"
    return f"{DECLARATION}<w:{kind} {NAMESPACES}>{paragraph}</w:{kind}>"


def address(foot: Paragraph) -> str:
    """Return a footer with words below a line over the whole width."""
    line = f"<w:pBdr>{border('top', thick=6, space=3)}</w:pBdr>"
    properties = f"<w:pPr>{tag('pStyle', style_id(foot.part))}{line}</w:pPr>"
    paragraph = f"<w:p>{properties}{run(foot.text)}</w:p>"
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{paragraph}</w:ftr>"
