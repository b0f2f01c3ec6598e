"""Papers of the Party: Hướng dẫn 05-HD/VPTW from its day, 36-HD/VPTW and 11-HD/VPTW before it.

What was not compared with the text of an instrument stands in docs/reference/papers.md.
"""

from dataclasses import replace
from datetime import date
from typing import Final

from kheo.papers.rules.looks import Layout, Look, Margins, Part, Setting, Wording
from kheo.papers.rules.parts import Authority

WORDS: Final = Wording(
    number="Số ",
    kind_first=True,
    subject_of_letter="",
    authority={
        Authority.ON_BEHALF: "T/M ",
        Authority.ACTING: "Q. ",
        Authority.DEPUTY: "K/T ",
        Authority.BY_ORDER: "T/L ",
        # The Party knows no “thừa ủy quyền”: who is authorised signs by order.
        Authority.AUTHORISED: "T/L ",
    },
    addressed="Kính gửi",
    submitted="Kính gửi",
    heading_mark="- ",
    basis_mark="- ",
    basis_end=".",
    end=".",
    title_dashes="-----",
    before_day=", ",
    copies={},
)

LOOKS_2018: Final = {
    Part.MOTTO: Look(15, 15, bold=True, upper=True),
    Part.SUPERIOR: Look(14, 14, upper=True),
    Part.ISSUER: Look(14, 14, bold=True, upper=True),
    Part.STAR: Look(14, 14),
    Part.NUMBER: Look(14, 14),
    Part.PLACE: Look(14, 14, italic=True),
    Part.KIND: Look(16, 15, bold=True, upper=True),
    Part.SUBJECT: Look(15, 14, bold=True),
    Part.LETTER_SUBJECT: Look(12, 12, italic=True),
    Part.TO: Look(14, 14),
    Part.BASIS: Look(14, 14),
    Part.BODY: Look(14, 14),
    Part.DIVISION: Look(14, 14, bold=True),
    Part.DIVISION_TITLE: Look(14, 14, bold=True, upper=True),
    Part.HEADING: Look(14, 14, bold=True, upper=True),
    Part.ARTICLE: Look(14, 14, bold=True),
    Part.CLAUSE: Look(14, 14, bold=True),
    Part.POINT: Look(14, 14),
    Part.ITEM: Look(14, 14),
    Part.ENACTING: Look(14, 14, bold=True, upper=True),
    Part.TABLE_HEAD: Look(13, 11, bold=True),
    Part.TABLE: Look(13, 11),
    Part.WARRANT: Look(14, 14, bold=True, upper=True),
    Part.OFFICE: Look(14, 14, upper=True),
    Part.SIGNATORY: Look(14, 14, bold=True),
    Part.RECIPIENTS_LABEL: Look(14, 14, underline=True),
    Part.RECIPIENT: Look(12, 12),
    Part.URGENCY: Look(14, 13, bold=True, upper=True, red=True),
    Part.DRAFT: Look(14, 14),
    Part.CIRCULATION: Look(14, 14, bold=True, upper=True),
    Part.APPENDIX: Look(14, 14, bold=True),
    Part.APPENDIX_TITLE: Look(14, 14, bold=True, upper=True),
    Part.APPENDIX_NOTE: Look(14, 14, italic=True),
    Part.COPY: Look(14, 14, bold=True, upper=True),
    Part.DRAFTER: Look(11, 11),
    Part.ADDRESS: Look(11, 11),
    Part.PAGE_NUMBER: Look(14, 14),
}

LOOKS_2026: Final = LOOKS_2018 | {
    Part.MOTTO: Look(14, 13, bold=True, upper=True),
    Part.SUPERIOR: Look(13, 12, upper=True),
    Part.ISSUER: Look(13, 12, bold=True, upper=True),
    Part.STAR: Look(13, 12),
    Part.NUMBER: Look(13, 13),
    Part.PLACE: Look(14, 13, italic=True),
    Part.KIND: Look(14, 14, bold=True, upper=True),
    Part.SUBJECT: Look(14, 14, bold=True),
    Part.RECIPIENTS_LABEL: Look(12, 12, underline=True),
    Part.RECIPIENT: Look(11, 11),
}

PARTY_2018: Final = Layout(
    key="party-2018",
    instrument="Quy định 66-QĐ/TW, Hướng dẫn 36-HD/VPTW",
    since=date(2018, 4, 3),
    until=date(2026, 5, 26),
    margins=Margins(top=20, bottom=20, left=30, right=20),
    columns=(74, 86),
    setting=Setting(first_line=10, before=6, exactly=18),
    looks=LOOKS_2018,
    words=WORDS,
    heading=("Đảng Cộng sản Việt Nam",),
)

PARTY_2004: Final = replace(
    PARTY_2018,
    key="party-2004",
    instrument="Hướng dẫn 11-HD/VPTW",
    since=date(2004, 5, 28),
    until=date(2018, 4, 2),
)
"""Its head is as in 2018; sizes and margins are those of 2018 too, for want of the text."""

PARTY_2026: Final = replace(
    PARTY_2018,
    key="party-2026",
    instrument="Quy định 399-QĐ/TW, Hướng dẫn 05-HD/VPTW",
    since=date(2026, 5, 27),
    until=None,
    margins=Margins(top=20, bottom=20, left=30, right=15),
    columns=(72, 93),
    looks=LOOKS_2026,
    words=replace(WORDS, submitted="Kính trình"),
)
