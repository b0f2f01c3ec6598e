"""The DOCX, read back as XML and by a library that did not write it."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.shared import Mm
from lxml import etree

from kheo.papers.docx.styles import NAMES, style_id
from kheo.papers.making import Format, make, sheet_of
from kheo.papers.rules.looks import Part
from kheo.papers.rules.sheets import Columns, texts
from kheo.papers.rules.widths import BREAK
from kheo.papers.tests.samples import ALL, COPIED, FORMER_STATE, LETTER, PLAN, RESOLUTION

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(paper):
    return docx.Document(BytesIO(make(paper, Format.DOCX)))


def part_of(paper, name):
    with ZipFile(BytesIO(make(paper, Format.DOCX))) as file:
        return etree.fromstring(file.read(name))


@pytest.mark.parametrize(("paper", "right"), [(PLAN, 15), (RESOLUTION, 15)])
def test_each_section_is_a4_with_the_margins_of_its_layout(paper, right):
    for section in opened(paper).sections:
        sides = ("top", "bottom", "left", "right")
        edges = [round(getattr(section, f"{side}_margin").mm) for side in sides]
        assert edges == [20, 20, 30, right]
        assert {round(section.page_width.mm), round(section.page_height.mm)} == {210, 297}


def test_pages_are_numbered_in_the_middle_of_the_upper_margin_but_the_first():
    for section in opened(PLAN).sections:
        assert section.different_first_page_header_footer
        assert not section.first_page_header.paragraphs[0].text
        field = section.header._element.find(f".//{W}fldSimple")
        assert field.get(f"{W}instr").strip() == "PAGE"
        assert section.header.paragraphs[0].style.paragraph_format.alignment == 1
        assert section.header.paragraphs[0].style.font.size.pt == 14
        assert section._sectPr.find(f"{W}pgNumType").get(f"{W}start") == "1"
        assert Mm(9) < section.header_distance < Mm(11)


def test_each_appendix_is_a_section_and_a_wide_one_lies_down():
    shapes = [section.page_width > section.page_height for section in opened(PLAN).sections]

    assert shapes == [False, False, True]


@pytest.mark.parametrize(("name", "paper"), ALL.items())
def test_each_part_is_a_style_with_the_size_and_face_of_its_layout(name, paper):
    layout, known = sheet_of(paper).layout, opened(paper).styles
    for part, look in layout.looks.items():
        style = known[NAMES[part]]
        assert style.style_id == style_id(part)
        assert style.font.size.pt == look.size
        if part not in {Part.ARTICLE, Part.CLAUSE}:
            assert bool(style.font.bold) == look.bold
            assert bool(style.font.italic) == look.italic


def test_the_body_is_justified_indented_and_stepped():
    state, party = opened(LETTER).styles["Nội dung"], opened(RESOLUTION).styles["Nội dung"]

    for style, first in ((state, 12.7), (party, 10)):
        assert style.paragraph_format.alignment == 3
        assert style.paragraph_format.first_line_indent.mm == pytest.approx(first, abs=0.1)
        assert style.paragraph_format.space_before.pt == 6
    assert party.paragraph_format.line_spacing.pt == 18
    assert state.paragraph_format.line_spacing == 1.0


def test_the_language_is_vietnamese_the_face_times_and_lines_are_kept_together():
    styles = part_of(PLAN, "word/styles.xml")
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")

    assert defaults.find(f"{W}lang").get(f"{W}val") == "vi-VN"
    assert set(defaults.find(f"{W}rFonts").attrib.values()) == {"Times New Roman"}
    assert styles.find(f"{W}style/{W}pPr/{W}widowControl") is not None


def test_the_file_says_its_title_issuers_language_and_day():
    told = opened(PLAN).core_properties

    assert told.title.startswith("Kế hoạch Phối hợp thực hiện")
    assert told.author.startswith("Ủy ban nhân dân phường Kon Tum, ")
    assert told.language == "vi-VN"
    assert told.created.date() == PLAN.place_and_date.day


@pytest.mark.parametrize(("name", "paper"), ALL.items())
def test_every_word_of_the_sheet_stands_in_the_file_in_order(name, paper):
    parts = [part_of(paper, f"word/{part}.xml") for part in ("document", "footer2")]
    written = "".join("".join(part.itertext(f"{W}t")) for part in parts)

    assert written == "".join(texts(sheet_of(paper))).replace(BREAK, "")


def test_the_head_has_no_borders_and_the_appendix_has():
    head, *_, last = part_of(PLAN, "word/document.xml").iter(f"{W}tbl")

    assert head.find(f"{W}tblPr/{W}tblBorders") is None
    assert last.find(f"{W}tblPr/{W}tblBorders/{W}insideH").get(f"{W}val") == "single"
    assert last.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
    widths = [int(one.get(f"{W}w")) for one in head.iter(f"{W}gridCol")]
    assert [round(width / 1440 * 25.4) for width in widths] == [65, 100]


def test_rules_are_as_long_in_the_docx_as_in_the_pdf():
    head = next(part_of(PLAN, "word/document.xml").iter(f"{W}tbl"))
    right = head.findall(f"{W}tr/{W}tc")[1]
    [border] = right.iter(f"{W}pBdr")
    indent = border.getparent().find(f"{W}ind")
    sides = [int(indent.get(f"{W}{side}")) / 1440 * 25.4 for side in ("left", "right")]
    columns = sheet_of(PLAN).sections[0].blocks[0]
    assert isinstance(columns, Columns)
    slogan = columns.rows[0][1][1]

    assert 100 - sum(sides) == pytest.approx(slogan.rule, abs=0.1)


def test_page_numbers_of_a_former_state_paper_stand_at_the_right_below():
    for section in opened(FORMER_STATE).sections:
        assert section.header._element.find(f".//{W}fldSimple") is None
        assert section.footer._element.find(f".//{W}fldSimple") is not None
        assert section.footer.paragraphs[0].style.paragraph_format.alignment == 2


def test_the_address_stands_below_the_first_page_of_the_paper_alone():
    first, *appendices = opened(replace(COPIED, appendices=PLAN.appendices)).sections

    assert first.first_page_footer.paragraphs[0].text == COPIED.address
    assert first.first_page_footer._element.find(f".//{W}pBdr/{W}top") is not None
    assert not first.footer.paragraphs[0].text
    assert len(appendices) == 2
    assert not any(one.first_page_footer.paragraphs[0].text for one in appendices)


def test_words_have_faces_of_their_own_within_a_paragraph():
    [paragraph] = [p for p in opened(COPIED).paragraphs if p.text.startswith("Đề nghị trước")]
    faces = [(run.text, bool(run.bold), bool(run.italic)) for run in paragraph.runs]

    assert faces == [
        ("Đề nghị ", False, False),
        ("trước ngày 20/12/2026", True, False),
        (" các đơn vị ", False, False),
        ("rà soát", False, True),
        (" và báo cáo theo biểu sau:", False, False),
    ]


def test_a_head_of_two_rows_has_merged_cells_and_both_are_repeated():
    _head, table, *_rest = opened(COPIED).tables
    upper, lower = table.rows[0].cells, table.rows[1].cells

    assert [cell.text for cell in upper] == [
        "STT", "Đơn vị", *("Số người tham gia",) * 3, "Ghi chú",
    ]  # fmt: skip
    assert [cell.text for cell in lower] == ["STT", "Đơn vị", "Tổng số", "Nam", "Nữ", "Ghi chú"]
    heads = [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in table.rows]
    assert heads == [True, True, *(False,) * 5]


def test_the_same_paper_gives_the_same_bytes():
    assert make(PLAN, Format.DOCX) == make(PLAN, Format.DOCX)
