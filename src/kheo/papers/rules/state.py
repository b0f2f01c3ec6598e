"""Papers of State bodies: Nghị định 30/2020/NĐ-CP, and Thông tư 01/2011/TT-BNV before it.

Sizes: (chosen, smallest allowed). What was not compared with the text of an instrument stands in
docs/reference/papers.md.
"""

from dataclasses import replace
from datetime import date
from typing import Final

from kheo.papers.rules.looks import (
    CopyWords,
    Layout,
    Look,
    Margins,
    PageNumbers,
    Part,
    Setting,
    Wording,
)
from kheo.papers.rules.parts import Align, Authority, CopyKind

LOOKS: Final = {
    Part.MOTTO: Look(13, 12, bold=True, upper=True),
    Part.SLOGAN: Look(14, 13, bold=True),
    Part.SUPERIOR: Look(13, 12, upper=True),
    Part.ISSUER: Look(13, 12, bold=True, upper=True),
    Part.STAR: Look(13, 13),
    Part.NUMBER: Look(13, 13),
    Part.PLACE: Look(14, 13, italic=True),
    Part.KIND: Look(14, 13, bold=True, upper=True),
    Part.SUBJECT: Look(14, 13, bold=True),
    Part.LETTER_SUBJECT: Look(13, 12),
    Part.TO: Look(14, 13),
    Part.BASIS: Look(14, 13, italic=True),
    Part.BODY: Look(14, 13),
    Part.DIVISION: Look(14, 13, bold=True),
    Part.DIVISION_TITLE: Look(14, 13, bold=True, upper=True),
    Part.HEADING: Look(14, 13, bold=True, upper=True),
    Part.ARTICLE: Look(14, 13, bold=True),
    Part.CLAUSE: Look(14, 13, bold=True),
    Part.POINT: Look(14, 13),
    Part.ITEM: Look(14, 13),
    Part.ENACTING: Look(14, 13, bold=True, upper=True),
    Part.TABLE_HEAD: Look(13, 11, bold=True),
    Part.TABLE: Look(13, 11),
    Part.WARRANT: Look(14, 13, bold=True, upper=True),
    Part.OFFICE: Look(14, 13, bold=True, upper=True),
    Part.SIGNATORY: Look(14, 13, bold=True),
    Part.RECIPIENTS_LABEL: Look(12, 12, bold=True, italic=True),
    Part.RECIPIENT: Look(11, 11),
    Part.URGENCY: Look(14, 13, bold=True, upper=True, red=True),
    Part.DRAFT: Look(14, 13, bold=True),
    Part.CIRCULATION: Look(14, 13, bold=True, upper=True),
    Part.APPENDIX: Look(14, 13, bold=True),
    Part.APPENDIX_TITLE: Look(14, 13, bold=True, upper=True),
    Part.APPENDIX_NOTE: Look(14, 13, italic=True),
    Part.COPY: Look(14, 13, bold=True, upper=True),
    Part.DRAFTER: Look(11, 11),
    Part.ADDRESS: Look(11, 11),
    Part.PAGE_NUMBER: Look(14, 13),
}

WORDS: Final = Wording(
    number="Số: ",
    kind_first=False,
    subject_of_letter="V/v ",
    authority={
        Authority.ON_BEHALF: "TM. ",
        Authority.ACTING: "Q. ",
        Authority.DEPUTY: "KT. ",
        Authority.BY_ORDER: "TL. ",
        Authority.AUTHORISED: "TUQ. ",
    },
    addressed="Kính gửi",
    submitted="Kính gửi",
    heading_mark=". ",
    basis_mark="",
    basis_end=".",
    end="./.",
    title_dashes="",
    before_day=" ",
    copies={
        CopyKind.WHOLE: CopyWords("Sao y", "SY"),
        CopyKind.AGAIN: CopyWords("Sao lục", "SL"),
        CopyKind.EXTRACT: CopyWords("Trích sao", "TrS"),
    },
)

COPIES_2011: Final = {
    CopyKind.WHOLE: CopyWords("Sao y bản chính", "SY"),
    CopyKind.AGAIN: CopyWords("Sao lục", "SL"),
    CopyKind.EXTRACT: CopyWords("Trích sao", "TS"),
}

STATE_2020: Final = Layout(
    key="state-2020",
    instrument="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    since=date(2020, 3, 5),
    until=None,
    margins=Margins(top=20, bottom=20, left=30, right=15),
    # The first line of the national heading wraps in a column narrower than 100 mm.
    columns=(65, 100),
    setting=Setting(first_line=12.7, before=6),
    looks=LOOKS,
    words=WORDS,
    heading=("Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc"),
)

STATE_2011: Final = replace(
    STATE_2020,
    key="state-2011",
    instrument="Thông tư 01/2011/TT-BNV",
    since=date(2011, 3, 5),
    until=date(2020, 3, 4),
    looks=LOOKS | {Part.BASIS: Look(14, 13)},
    words=replace(WORDS, basis_end=",", copies=COPIES_2011),
    page_numbers=PageNumbers(at_foot=True, align=Align.RIGHT),
)
