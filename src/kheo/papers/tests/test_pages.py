"""The produced pages, measured against the tables of the rules on layout."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from kheo.papers.rules.parts import SignatureBlock, Urgency
from kheo.papers.rules.widths import width_of
from kheo.papers.tests.measuring import MM, strokes_on, the, words_on
from kheo.papers.tests.samples import DECISION, LETTER, PLAN, RESOLUTION

FORMER = replace(
    RESOLUTION, place_and_date=replace(RESOLUTION.place_and_date, day=date(2025, 9, 5))
)
HAIR = 0.4
"""How far a measure may be off, in millimetres."""

# text, sizes allowed, bold, italic
STATE = [
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 13), True, False),
    ("Độc lập - Tự do - Hạnh phúc", (13, 14), True, False),
    ("PHƯỜNG KON TUM -", (12, 13), True, False),
    ("Số: 05/KH-UBND-MTTQ", (13, 13), False, False),
    ("Kon Tum, ngày 05 tháng 02 năm 2026", (13, 14), False, True),
    ("THƯỢNG KHẨN", (13, 14), True, False),
    ("KẾ HOẠCH", (13, 14), True, False),
    ("Phối hợp thực hiện", (13, 14), True, False),
    ("Căn cứ Luật Tổ chức", (13, 14), False, True),
    ("Hai bên xây dựng", (13, 14), False, False),
    ("I. MỤC ĐÍCH, YÊU CẦU", (13, 14), True, False),
    ("1. Mục đích", (13, 14), True, False),
    ("a) Nâng cao", (13, 14), False, False),
]
PARTY = [
    ("ĐẢNG CỘNG SẢN VIỆT NAM", 14, 15, True, False),
    ("ĐẢNG BỘ TỈNH", 13, 14, False, False),
    ("ĐẢNG ỦY", 13, 14, True, False),
    ("Số 05-NQ/ĐU", 13, 14, False, False),
    ("Kon Tum, ngày 05 tháng 9 năm", 14, 14, False, True),
    ("NGHỊ QUYẾT", 14, 16, True, False),
    ("về tăng cường công tác", 14, 15, True, False),
    ("- Căn cứ Điều lệ Đảng.", 14, 14, False, False),
    ("I- QUAN ĐIỂM, MỤC TIÊU", 14, 14, True, False),
]


@pytest.mark.parametrize(("text", "sizes", "bold", "italic"), STATE)
def test_each_part_of_a_state_paper_has_its_size_and_face(pdf_of, text, sizes, bold, italic):
    found = the(pdf_of(PLAN).pages[0], text)

    assert sizes[0] <= found.size <= sizes[1]
    assert (found.bold, found.italic) == (bold, italic)


@pytest.mark.parametrize(("text", "now", "before", "bold", "italic"), PARTY)
def test_each_part_of_a_party_paper_has_the_size_of_its_day(
    pdf_of, text, now, before, bold, italic
):
    for paper, size in ((RESOLUTION, now), (FORMER, before)):
        found = the(pdf_of(paper).pages[0], text)
        assert (found.size, found.bold, found.italic) == (size, bold, italic)


@pytest.mark.parametrize(
    ("paper", "left", "right"),
    [(PLAN, 30, 15), (LETTER, 30, 15), (RESOLUTION, 30, 15), (FORMER, 30, 20)],
)
def test_nothing_stands_in_the_margins(pdf_of, paper, left, right):
    for page in pdf_of(paper).pages:
        wide, high = float(page.mediabox.width) * MM, float(page.mediabox.height) * MM
        for words in words_on(page):
            end = words.x + width_of(words.text, words.size) * 0.97
            assert left - HAIR <= words.x, words
            assert end <= wide - right + 1.5, words
            assert words.y <= high - 20, words
            assert words.y >= 20 or words.text.isdigit(), words


def test_the_page_is_a4_and_lies_down_for_a_wide_appendix(pdf_of):
    shapes = {
        (round(float(page.mediabox.width) * MM), round(float(page.mediabox.height) * MM))
        for page in pdf_of(PLAN).pages
    }

    assert shapes == {(210, 297), (297, 210)}


def test_the_first_line_stands_at_the_upper_margin(pdf_of):
    motto = the(pdf_of(PLAN).pages[0], "CỘNG HÒA")

    assert 20 < motto.y < 20 + motto.size * MM * 1.15


def test_the_national_heading_stands_on_one_line_over_the_right_column(pdf_of):
    page = pdf_of(PLAN).pages[0]
    motto, slogan = the(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), the(page, "Độc lập")
    middle = 30 + 65 + 50

    for words in (motto, slogan, the(page, "Kon Tum, ngày")):
        wide = width_of(words.text, words.size, bold=words.bold)
        assert words.x + wide / 2 == pytest.approx(middle, abs=2)
    assert slogan.y > motto.y


def test_the_line_under_the_slogan_is_as_long_as_the_slogan(pdf_of):
    page = pdf_of(PLAN).pages[0]
    slogan = the(page, "Độc lập")
    [rule] = [s for s in strokes_on(page) if slogan.y < s.y < slogan.y + 5 and s.x > 95]

    assert rule.x == pytest.approx(slogan.x, abs=HAIR)
    assert rule.width == pytest.approx(width_of(slogan.text, slogan.size, bold=True), abs=HAIR)


@pytest.mark.parametrize("last", ["PHƯỜNG KON TUM", "“Dân vận khéo” trên địa bàn"])
def test_the_line_under_issuer_and_subject_is_a_third_to_a_half_of_them(pdf_of, last):
    page = pdf_of(PLAN).pages[0]
    words = [w for w in words_on(page) if w.text.startswith(last) and w.bold][-1]
    [rule] = [
        s for s in strokes_on(page) if words.y < s.y < words.y + 5 and s.height == 0 and s.x < 120
    ]
    widest = max(
        width_of(w.text, w.size, bold=True)
        for w in words_on(page)
        if abs(w.y - words.y) < 40 and w.bold and w.size == words.size and (w.x < 90)
    )

    assert widest / 3 - 1 <= rule.width <= widest / 2 + 1
    middle = words.x + width_of(words.text, words.size, bold=True) / 2
    assert rule.x + rule.width / 2 == pytest.approx(middle, abs=1)


def test_number_and_day_stand_on_one_line(pdf_of):
    for paper, number, day in (
        (PLAN, "Số: 05", "Kon Tum, ngày"),
        (RESOLUTION, "Số 05", "Kon Tum, ngày"),
    ):
        page = pdf_of(paper).pages[0]
        assert the(page, number).y == pytest.approx(the(page, day).y, abs=0.5)


@pytest.mark.parametrize(
    ("urgency", "width"), [("urgent", 20), ("very_urgent", 40), ("express", 30)]
)
def test_the_stamp_of_urgency_has_its_frame_under_the_number(pdf_of, urgency, width):
    page = pdf_of(replace(PLAN, urgency=Urgency(urgency))).pages[0]
    [frame] = [s for s in strokes_on(page) if s.height > 5 and s.y < 120]
    [stamp] = [w for w in words_on(page) if w.text in {"KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"}]

    assert frame.width == pytest.approx(width, abs=0.2)
    assert frame.height == pytest.approx(8, abs=0.2)
    assert frame.x < stamp.x
    assert frame.y < stamp.y < frame.y + frame.height
    assert frame.y > the(page, "Số: 05").y


def test_text_is_indented_and_steps_as_its_layout_says(pdf_of):
    for paper, first, step in ((LETTER, 12.7, 14 * 1.149), (RESOLUTION, 10, 18)):
        words = [w for w in words_on(pdf_of(paper).pages[0]) if w.size == 14 and not w.bold]
        start = next(
            place for place, w in enumerate(words) if "Các tổ dân phố" in w.text and w.x < 50
        )
        block = words[start : start + 3]
        assert block[0].x == pytest.approx(30 + first, abs=HAIR)
        assert block[1].x == block[2].x == pytest.approx(30, abs=HAIR)
        assert [b.y - a.y for a, b in pairwise(block)] == [pytest.approx(step * MM, abs=0.05)] * 2


def test_pages_are_numbered_from_the_second_in_each_section(pdf_of):
    pages = pdf_of(PLAN).pages
    numbers = [[w for w in words_on(p) if w.text.isdigit() and w.y < 20] for p in pages]
    found = [int(n[0].text) if n else 1 for n in numbers]

    assert found.count(1) == 3
    assert all(after in {1, before + 1} for before, after in pairwise(found))
    for page, number in zip(pages, numbers, strict=True):
        for words in number:
            middle = (30 + float(page.mediabox.width) * MM - 15) / 2
            assert words.x + 1.2 == pytest.approx(middle, abs=0.6)
            assert words.size in {13, 14}


def test_the_paper_ends_in_the_way_of_its_layout(pdf_of):
    texts = [w.text for page in pdf_of(LETTER).pages for w in words_on(page)]
    party = [w.text for page in pdf_of(RESOLUTION).pages for w in words_on(page)]

    assert "Đề nghị các đơn vị quan tâm thực hiện./." in texts
    assert "Nghị quyết này phổ biến đến các chi bộ." in party
    assert texts[texts.index("Nơi nhận:") + 1 :][:2] == ["- Như trên;", "- Lưu: VT."]
    assert "T/M ĐẢNG ỦY" in party


def test_who_signs_for_the_party_has_the_office_in_the_common_face(pdf_of):
    page = pdf_of(RESOLUTION).pages[-1]

    assert the(page, "T/M ĐẢNG ỦY").bold
    assert not the(page, "PHÓ BÍ THƯ").bold
    assert the(page, "Trần Văn Bình").bold


@pytest.mark.parametrize("how_many", [1, 2, 3, 4, 5])
def test_signatures_stand_side_by_side_with_their_names_on_a_line(pdf_of, how_many):
    people = tuple(SignatureBlock(f"Người ký {n}", "Chủ tịch") for n in range(how_many))
    page = pdf_of(replace(DECISION, signatures=people)).pages[-1]
    names = [the(page, one.name) for one in people]
    lines = {round(name.y, 1) for name in names}

    assert len(lines) == -(-how_many // 3)
    assert [name.text for name in sorted(names, key=lambda n: (round(n.y, 1), n.x))] == [
        one.name for one in people
    ]
    if how_many == 1:
        assert names[0].x > 110


def test_a_signature_never_stands_alone_on_a_page(pdf_of):
    for lines in range(1, 12):
        body = (*PLAN.body[:1] * lines, *PLAN.body[-2:] * 6, PLAN.body[-1])
        pages = pdf_of(replace(LETTER, body=body)).pages
        last = [w.text for w in words_on(pages[-1])]
        assert any(text.startswith("Trong quá trình") for text in last)


def test_kinh_gui_lists_several_receivers_below_and_one_on_its_line(pdf_of):
    page = pdf_of(LETTER).pages[0]
    one = pdf_of(replace(LETTER, to=("Ủy ban nhân dân phường",))).pages[0]

    assert the(page, "- Trạm Y tế phường.").x == the(page, "- Các tổ dân phố, thôn").x
    assert the(page, "- Trạm").x > the(page, "Kính gửi:").x
    assert the(one, "Kính gửi: Ủy ban nhân dân phường").size == 14


def test_the_party_submits_with_a_word_of_its_own(pdf_of):
    title = replace(RESOLUTION.title, kind="Tờ trình")
    to = ("Ban Thường vụ Tỉnh ủy",)
    for paper, label in ((RESOLUTION, "Kính trình"), (FORMER, "Kính gửi"), (PLAN, "Kính gửi")):
        page = pdf_of(replace(paper, title=title, to=to)).pages[0]
        assert the(page, f"{label}: Ban Thường vụ Tỉnh ủy")


def test_a_letter_says_its_subject_under_its_number(pdf_of):
    page = pdf_of(LETTER).pages[0]
    subject = the(page, "V/v báo cáo")

    assert 12 <= subject.size <= 13
    assert not subject.bold
    assert the(page, "Số: 107/PVHXH-DV").y < subject.y < the(page, "HỎA TỐC").y
    assert subject.x < 95


def test_the_head_of_a_table_is_repeated_on_each_page(pdf_of):
    pages = [p for p in pdf_of(PLAN).pages if any(w.text == "STT" for w in words_on(p))]

    assert len(pages) == len(pdf_of(PLAN).pages) - 2


def test_each_appendix_names_its_paper(pdf_of):
    texts = [" ".join(w.text for w in words_on(page)) for page in pdf_of(PLAN).pages]

    assert (
        sum(
            "Phụ lục I PHÂN CÔNG NHIỆM VỤ (Kèm theo Kế hoạch số 05/KH-UBND-MTTQ" in t for t in texts
        )
        == 1
    )
    assert sum("Phụ lục II BIỂU TỔNG HỢP" in t for t in texts) == 1
