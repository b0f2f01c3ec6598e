"""The styles of a paper: one a part, with the sizes of its layout, under Vietnamese names."""

from typing import Final

from kheo.papers.docx.xml import DECLARATION, NAMESPACES, face, indent, size, spacing, tag
from kheo.papers.rules.looks import Layout, Part
from kheo.papers.rules.parts import Align

FONT: Final = "Times New Roman"
FONTS: Final = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
LANGUAGE: Final = '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
RULE: Final = "Rule"
JUSTIFIED: Final = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}

RUNNING: Final = frozenset(
    {Part.BASIS, Part.BODY, Part.HEADING, Part.ARTICLE, Part.CLAUSE, Part.POINT, Part.ITEM}
)
"""Justified, with the first line indented."""

AT_LEFT: Final = frozenset(
    {Part.TO, Part.RECIPIENTS_LABEL, Part.RECIPIENT, Part.DRAFTER, Part.TABLE}
)
NAMES: Final = {
    Part.MOTTO: "Quốc hiệu, tiêu đề",
    Part.SLOGAN: "Tiêu ngữ",
    Part.SUPERIOR: "Cơ quan cấp trên",
    Part.ISSUER: "Cơ quan ban hành",
    Part.STAR: "Dấu sao, dấu gạch",
    Part.NUMBER: "Số, ký hiệu",
    Part.PLACE: "Địa danh, ngày tháng",
    Part.KIND: "Tên loại",
    Part.SUBJECT: "Trích yếu",
    Part.LETTER_SUBJECT: "Trích yếu công văn",
    Part.TO: "Kính gửi",
    Part.BASIS: "Căn cứ",
    Part.BODY: "Nội dung",
    Part.DIVISION: "Phần, chương, mục",
    Part.DIVISION_TITLE: "Tên phần, chương, mục",
    Part.HEADING: "Đề mục La Mã",
    Part.ARTICLE: "Điều",
    Part.CLAUSE: "Khoản",
    Part.POINT: "Điểm",
    Part.ITEM: "Gạch đầu dòng",
    Part.ENACTING: "Lời ban hành",
    Part.TABLE_HEAD: "Đầu bảng",
    Part.TABLE: "Ô bảng",
    Part.WARRANT: "Quyền hạn",
    Part.OFFICE: "Chức vụ",
    Part.SIGNATORY: "Họ tên người ký",
    Part.RECIPIENTS_LABEL: "Nơi nhận",
    Part.RECIPIENT: "Danh sách nơi nhận",
    Part.URGENCY: "Độ khẩn",
    Part.DRAFT: "Dự thảo",
    Part.CIRCULATION: "Chỉ dẫn lưu hành",
    Part.APPENDIX: "Phụ lục",
    Part.APPENDIX_TITLE: "Tên phụ lục",
    Part.APPENDIX_NOTE: "Phụ lục kèm theo",
    Part.COPY: "Hình thức sao",
    Part.DRAFTER: "Người soạn thảo, số bản",
    Part.ADDRESS: "Địa chỉ cơ quan",
    Part.PAGE_NUMBER: "Số trang",
}

MIXED: Final = frozenset({Part.ARTICLE, Part.CLAUSE})
"""Their marks and titles are bold, their words are not: the run says which."""


def style_id(part: Part) -> str:
    """Return the key of a style: “LetterSubject”."""
    return "".join(word.capitalize() for word in part.split("_"))


def styles(layout: Layout) -> str:
    """Return the styles of a paper."""
    body = layout.looks[Part.BODY]
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults>"
        f"<w:rPrDefault><w:rPr>{FONTS}{size(body.size)}{LANGUAGE}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{spacing(0)}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f"{''.join(style(part, layout) for part in layout.looks)}"
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{RULE}">'
        '<w:name w:val="Đường kẻ"/><w:basedOn w:val="Normal"/><w:pPr>'
        '<w:spacing w:before="60" w:after="0" w:line="60" w:lineRule="exact"/></w:pPr>'
        f"<w:rPr>{size(2)}</w:rPr></w:style></w:styles>"
    )


def style(part: Part, layout: Layout) -> str:
    """Return the style of one part."""
    look = layout.looks[part]
    letters = size(look.size) if part in MIXED else face(look)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(part)}">'
        f'{tag("name", NAMES[part])}<w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{placed(part, layout)}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def placed(part: Part, layout: Layout) -> str:
    """Return how a part stands on its line."""
    setting = layout.setting
    if part in RUNNING:
        return (
            f"{spacing(setting.before, setting)}{indent(first_line=setting.first_line)}"
            f"{tag('jc', 'both')}"
        )
    if part is Part.PAGE_NUMBER:
        return spacing(0) + tag("jc", JUSTIFIED[layout.page_numbers.align])
    return spacing(0) + tag("jc", "left" if part in AT_LEFT else "center")
