"""Small pieces of WordprocessingML: units, and properties in the order of the schema."""

from typing import Final
from xml.sax.saxutils import escape, quoteattr

from kheo.papers.rules.looks import Look, Setting
from kheo.papers.rules.widths import BREAK

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES: Final = f'xmlns:w="{W}" xmlns:r="{R}"'
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RED: Final = "C00000"


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres / 25.4 * 1440)


def points(size: float) -> int:
    """Return points in twentieths."""
    return round(size * 20)


def tag(name: str, value: object) -> str:
    """Return an element with one value."""
    return f"<w:{name} w:val={quoteattr(str(value))}/>"


def run(text: str, properties: str = "") -> str:
    """Return a run of text; its spaces stay."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split(BREAK))
    return f"<w:r>{inside}{'<w:br/>'.join(lines)}</w:r>"


def face(look: Look) -> str:
    """Return what a style says of its letters."""
    return "".join(
        (
            "<w:b/><w:bCs/>" if look.bold else "",
            "<w:i/><w:iCs/>" if look.italic else "",
            tag("color", RED) if look.red else "",
            size(look.size),
            tag("u", "single") if look.underline else "",
        )
    )


def size(value: float) -> str:
    """Return a size: Word counts half points."""
    return tag("sz", round(value * 2)) + tag("szCs", round(value * 2))


def spacing(before: float, setting: Setting | None = None) -> str:
    """Return room above, and the step from line to line; single lines without a setting."""
    line, rule = 240, "auto"
    if setting and setting.exactly:
        line, rule = points(setting.exactly), "exact"
    elif setting:
        line = round(240 * setting.times)
    return (
        f'<w:spacing w:before="{points(before)}" w:after="0" w:line="{line}" w:lineRule="{rule}"/>'
    )


def indent(*, left: float = 0, right: float = 0, first_line: float = 0) -> str:
    """Return indents, or nothing when there are none."""
    if not (left or right or first_line):
        return ""
    return (
        f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}"'
        f' w:firstLine="{twips(first_line)}"/>'
    )


def border(side: str, *, thick: int, space: int, colour: str = "auto") -> str:
    """Return one side of a border; thickness in eighths of a point."""
    return f'<w:{side} w:val="single" w:sz="{thick}" w:space="{space}" w:color="{colour}"/>'
