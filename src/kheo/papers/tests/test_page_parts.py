"""What not every paper has, and what former rules wanted, measured on the produced pages."""

from dataclasses import replace
from datetime import date

import pytest

from kheo.papers.rules.parts import Level, Node, SignatureBlock, Table
from kheo.papers.rules.widths import width_of
from kheo.papers.tests.measuring import strokes_on, the, words_on
from kheo.papers.tests.samples import COPIED, FORMER_STATE, LETTER, PLAN, RESOLUTION

HAIR = 0.4
"""How far a measure may be off, in millimetres."""


def test_pages_of_a_former_state_paper_are_numbered_at_the_right_below(pdf_of):
    first, second, *_rest = pdf_of(FORMER_STATE).pages
    [number] = [w for w in words_on(second) if w.text == "2"]

    assert 297 - 20 < number.y < 297 - 5
    assert number.x + width_of("2", number.size) == pytest.approx(210 - 15, abs=HAIR)
    assert 13 <= number.size <= 14
    assert not [w for w in words_on(first) if w.y > 297 - 20 or w.y < 20]


def test_grounds_of_a_former_state_paper_are_upright_and_end_with_a_comma(pdf_of):
    page = pdf_of(FORMER_STATE).pages[0]
    first, last = the(page, "Căn cứ Luật Tổ chức"), the(page, "Căn cứ Luật Thực hiện")

    assert first.text.endswith(";")
    assert last.text.endswith(",")
    assert not first.italic
    assert the(pdf_of(PLAN).pages[0], "Căn cứ Luật Thực hiện").text.endswith(".")


def test_a_party_paper_before_2018_has_the_head_of_the_party(pdf_of):
    day = replace(RESOLUTION.place_and_date, day=date(2010, 9, 5))
    page = pdf_of(replace(RESOLUTION, place_and_date=day)).pages[0]

    assert the(page, "ĐẢNG CỘNG SẢN VIỆT NAM").x > the(page, "*").x
    assert the(page, "Số 05-NQ/ĐU").y == pytest.approx(the(page, "Kon Tum, ngày").y, abs=0.5)
    assert not [w for w in words_on(page) if "CỘNG HÒA" in w.text]


def test_the_address_stands_in_the_lower_margin_of_the_first_page_under_a_line(pdf_of):
    first, *others = pdf_of(replace(COPIED, appendices=PLAN.appendices)).pages
    found = the(first, "Số 542 Nguyễn Huệ")
    [line] = [s for s in strokes_on(first) if 297 - 20 < s.y < found.y]

    assert 11 <= found.size <= 12
    assert line.width == pytest.approx(165, abs=HAIR)
    assert not [w for page in others for w in words_on(page) if "Nguyễn Huệ" in w.text]


def test_who_drafted_stands_below_the_recipients(pdf_of):
    pages = pdf_of(COPIED).pages
    [page] = [p for p in pages if [w for w in words_on(p) if w.text == "PVH.(15)"]]
    found = the(page, "PVH.(15)")

    assert found.size == 11
    assert found.y > the(page, "- Như trên;").y
    assert found.x == pytest.approx(30, abs=HAIR)


def test_words_within_a_paragraph_have_faces_of_their_own(pdf_of):
    page = pdf_of(COPIED).pages[0]
    bold, italic = the(page, "trước ngày 20/12/2026"), the(page, "rà soát")
    both, plain = the(page, "chính xác"), the(page, "các đơn vị")

    assert [(w.bold, w.italic) for w in (plain, bold, italic, both)] == [
        (False, False), (True, False), (False, True), (True, True),
    ]  # fmt: skip
    assert plain.y == bold.y == italic.y


def test_a_cell_over_three_columns_stands_in_the_middle_of_them(pdf_of):
    page = pdf_of(COPIED).pages[0]
    over, first, last = the(page, "Số người tham gia"), the(page, "Tổng số"), the(page, "Nữ")
    middle = over.x + width_of(over.text, over.size, bold=True) / 2

    assert first.x < middle < last.x
    assert over.y < the(page, "STT").y < first.y
    assert the(page, "STT").bold


def test_there_is_more_room_under_the_title_than_between_paragraphs(pdf_of):
    page = pdf_of(PLAN).pages[0]
    last, first, second = (the(page, t) for t in ("“Dân vận", "Căn cứ Luật Tổ", "Căn cứ Luật Th"))

    assert first.y - last.y > 1.3 * (second.y - first.y)


def test_no_word_is_so_long_that_it_leaves_its_place(pdf_of):
    word = "x" * 150
    table = Table(("STT", "B"), ((word, word),), (1, 12))
    paper = replace(
        LETTER,
        title=replace(LETTER.title, subject=word),
        to=(word,),
        body=(*(Node(level, word) for level in (Level.TEXT, Level.ITEM, Level.POINT)), table),
        signatures=(SignatureBlock(word, word),),
    )
    for page in pdf_of(paper).pages:
        for words in words_on(page):
            wide = width_of(words.text, words.size, bold=words.bold)
            assert words.x + wide <= 195 + HAIR, words
        heads = [w.y for w in words_on(page) if w.text == "STT"] or [297]
        for words in (w for w in words_on(page) if w.x < 32 and w.y > heads[0]):
            assert width_of(words.text, words.size) < 165 / 13
