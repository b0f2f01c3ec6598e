"""The file: a few parts in a zip, the same bytes for the same paper."""

from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kheo.papers.docx.blocks import Writer, spacer
from kheo.papers.docx.edges import edges
from kheo.papers.docx.styles import styles
from kheo.papers.docx.theme import FONT_TABLE, THEME
from kheo.papers.docx.xml import DECLARATION, NAMESPACES, twips
from kheo.papers.rules.looks import Layout
from kheo.papers.rules.sheets import Section, Sheet

OFFICE: Final = "application/vnd.openxmlformats-officedocument"
WORD: Final = f"{OFFICE}.wordprocessingml"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
FOOT, NO_FOOT = "rId8", "rId9"
"""The foot of the first page of the paper, and that of the first page of each appendix."""
EPOCH: Final = (1980, 1, 1, 0, 0, 0)

TYPES: Final = (
    f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{WORD}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{WORD}.settings+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{WORD}.fontTable+xml"/>'
    f'<Override PartName="/word/theme/theme1.xml" ContentType="{OFFICE}.theme+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{WORD}.header+xml"/>'
    f'<Override PartName="/word/header2.xml" ContentType="{WORD}.header+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{WORD}.footer+xml"/>'
    f'<Override PartName="/word/footer2.xml" ContentType="{WORD}.footer+xml"/>'
    f'<Override PartName="/word/footer3.xml" ContentType="{WORD}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    f'<Override PartName="/docProps/app.xml" ContentType="{OFFICE}.extended-properties+xml"/>'
    "</Types>"
)
ROOT: Final = (
    f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{RELATIONS}/extended-properties" Target="docProps/app.xml"/>'
    "</Relationships>"
)
LINKS: Final = (
    f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{RELATIONS}/settings" Target="settings.xml"/>'
    f'<Relationship Id="rId3" Type="{RELATIONS}/header" Target="header1.xml"/>'
    f'<Relationship Id="rId4" Type="{RELATIONS}/header" Target="header2.xml"/>'
    f'<Relationship Id="rId5" Type="{RELATIONS}/fontTable" Target="fontTable.xml"/>'
    f'<Relationship Id="rId6" Type="{RELATIONS}/theme" Target="theme/theme1.xml"/>'
    f'<Relationship Id="rId7" Type="{RELATIONS}/footer" Target="footer1.xml"/>'
    f'<Relationship Id="rId8" Type="{RELATIONS}/footer" Target="footer2.xml"/>'
    f'<Relationship Id="rId9" Type="{RELATIONS}/footer" Target="footer3.xml"/>'
    "</Relationships>"
)
SETTINGS: Final = (
    f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
    "</w:settings>"
)
APP: Final = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>Khéo</Application></Properties>'
)


def write_docx(sheet: Sheet) -> bytes:
    """Return the bytes of the paper; no font is needed to make it."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, content in parts(sheet):
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            file.writestr(entry, content.encode())
    return made.getvalue()


def parts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield the parts of the file by name; the list of types stands first."""
    yield "[Content_Types].xml", TYPES
    yield "_rels/.rels", ROOT
    yield "word/document.xml", document(sheet)
    yield "word/_rels/document.xml.rels", LINKS
    yield "word/styles.xml", styles(sheet.layout)
    yield "word/settings.xml", SETTINGS
    yield "word/fontTable.xml", FONT_TABLE
    yield "word/theme/theme1.xml", THEME
    yield from edges(sheet)
    yield "docProps/core.xml", core(sheet)
    yield "docProps/app.xml", APP


def document(sheet: Sheet) -> str:
    """Return the text with its sections; each but the last ends in a paragraph that says so."""
    *former, last = sheet.sections
    inside: list[str] = []
    for section in former:
        inside += blocks(section, sheet.layout)
        inside.append(spacer(1, section=properties(section, sheet.layout)))
    inside += [*blocks(last, sheet.layout), spacer(1, kept=False)]
    ending = properties(last, sheet.layout)
    body = f"<w:body>{''.join(inside)}{ending}</w:body>"
    return f"{DECLARATION}<w:document {NAMESPACES}>{body}</w:document>"


def blocks(section: Section, layout: Layout) -> Iterator[str]:
    """Yield the elements of a section."""
    writer = Writer(layout, section.width(layout))
    for block in section.blocks:
        yield from writer.block(block)


def properties(section: Section, layout: Layout) -> str:
    """Return page, margins, and numbers that start anew and stay away from the first page."""
    width, height = map(twips, section.page)
    across = ' w:orient="landscape"' if section.landscape else ""
    margins = layout.margins
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        '<w:headerReference w:type="first" r:id="rId4"/>'
        '<w:footerReference w:type="default" r:id="rId7"/>'
        f'<w:footerReference w:type="first" r:id="{FOOT if section.foot else NO_FOOT}"/>'
        '<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{across}/>'
        f'<w:pgMar w:top="{twips(margins.top)}" w:right="{twips(margins.right)}"'
        f' w:bottom="{twips(margins.bottom)}" w:left="{twips(margins.left)}"'
        f' w:header="{twips(margins.top / 2)}" w:footer="{twips(margins.bottom / 2)}"'
        ' w:gutter="0"/><w:pgNumType w:start="1"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )


def core(sheet: Sheet) -> str:
    """Return title, issuers, language and day."""
    day = f"{sheet.day.isoformat()}T00:00:00Z"
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(sheet.title)}</dc:title><dc:creator>{escape(sheet.author)}</dc:creator>"
        f"<dc:language>vi-VN</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
    )
