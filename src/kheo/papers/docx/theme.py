"""The theme and the table of fonts, which strict readers miss; our styles lean on neither."""

from typing import Final

from kheo.papers.docx.styles import FONT
from kheo.papers.docx.xml import DECLARATION, NAMESPACES

DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
COLOURS: Final = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "000000", "lt2": "FFFFFF", "accent1": "C00000",
    "accent2": "1F497D", "accent3": "4F6228", "accent4": "5F497A", "accent5": "31849B",
    "accent6": "984806", "hlink": "0000FF", "folHlink": "800080",
}  # fmt: skip
FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
EFFECT: Final = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def lettering(kind: str) -> str:
    """Return the letters of headings or of text: one face for all."""
    face = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return f"<a:{kind}Font>{face}</a:{kind}Font>"


THEME: Final = "".join(
    (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}" name="Khéo"><a:themeElements>',
        '<a:clrScheme name="Khéo">',
        *(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items()),
        f'</a:clrScheme><a:fontScheme name="Khéo">{lettering("major")}{lettering("minor")}',
        '</a:fontScheme><a:fmtScheme name="Khéo">',
        f"<a:fillStyleLst>{FILL * 3}</a:fillStyleLst>",
        f"<a:lnStyleLst>{f'<a:ln>{FILL}</a:ln>' * 3}</a:lnStyleLst>",
        f"<a:effectStyleLst>{EFFECT * 3}</a:effectStyleLst>",
        f"<a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst>",
        "</a:fmtScheme></a:themeElements></a:theme>",
    )
)
FONT_TABLE: Final = (
    f'{DECLARATION}<w:fonts {NAMESPACES}><w:font w:name="{FONT}">'
    '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/>'
    '<w:pitch w:val="variable"/></w:font></w:fonts>'
)
