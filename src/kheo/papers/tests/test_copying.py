"""What a copy adds to a paper: a line, its own head, its own signature."""

from dataclasses import replace
from datetime import date

import pytest

from kheo.papers.making import FaultyPaperError, Format, make, sheet_of
from kheo.papers.rules.copying import copied, words_of
from kheo.papers.rules.looks import CopyWords, Part
from kheo.papers.rules.parts import CopyKind, Issuer, IssuerKind
from kheo.papers.rules.sheets import Columns, Paragraph, texts
from kheo.papers.rules.state import STATE_2020
from kheo.papers.rules.widths import width_of
from kheo.papers.tests.measuring import strokes_on, the, words_on
from kheo.papers.tests.samples import COPIED, COPY, FORMER_STATE, LETTER, PLAN

FORMER_DAY = date(2015, 3, 1)


@pytest.mark.parametrize(
    ("kind", "name", "number"),
    [
        (CopyKind.WHOLE, "SAO Y", "Số: 03/SY-UBND"),
        (CopyKind.AGAIN, "SAO LỤC", "Số: 03/SL-UBND"),
        (CopyKind.EXTRACT, "TRÍCH SAO", "Số: 03/TrS-UBND"),
    ],
)
def test_a_copy_says_what_it_is_and_has_a_number_of_its_own(kind, name, number):
    found = list(texts(sheet_of(replace(COPIED, copy=replace(COPY, kind=kind)))))

    assert name in found
    assert number in found
    assert found.index("Số: 107/PVHXH-DV") < found.index(number)


def test_a_copy_is_named_as_on_its_own_day():
    former = replace(COPY, place_and_date=replace(COPY.place_and_date, day=FORMER_DAY))

    assert words_of(COPY) == CopyWords("Sao y", "SY")
    assert words_of(former) == CopyWords("Sao y bản chính", "SY")
    assert "SAO Y BẢN CHÍNH" in list(texts(sheet_of(FORMER_STATE)))
    assert "SAO Y" in list(texts(sheet_of(replace(FORMER_STATE, copy=COPY))))


def test_a_copy_stands_after_the_last_words_under_a_line_as_long_as_theirs():
    sections = sheet_of(replace(PLAN, copy=COPY)).sections
    *_table, line, head, closing = sections[-1].blocks

    assert sections[-1].landscape
    assert not any(isinstance(b, Paragraph) and b.part is Part.COPY for b in sections[0].blocks)
    assert isinstance(line, Paragraph)
    assert (line.part, line.text, line.rule) == (Part.COPY, "", 297 - 30 - 15)
    for columns in (head, closing):
        assert isinstance(columns, Columns)
        assert sum(columns.widths) == pytest.approx(line.rule)


def test_on_the_page_a_copy_is_measured_like_a_paper(pdf_of):
    page = pdf_of(COPIED).pages[-1]
    kind, number, day = the(page, "SAO Y"), the(page, "Số: 03/SY"), the(page, "Kon Tum, ngày 01")
    [line] = [s for s in strokes_on(page) if s.y < kind.y and s.width > 160 and s.height == 0]

    assert kind.bold
    assert 13 <= kind.size <= 14
    assert line.x == pytest.approx(30, abs=0.4)
    assert line.width == pytest.approx(165, abs=0.4)
    assert number.y == pytest.approx(day.y, abs=0.5)
    assert kind.x + width_of(kind.text, kind.size, bold=True) / 2 == pytest.approx(145, abs=2)
    assert the(page, "TL. CHỦ TỊCH").y > day.y
    assert the(page, "- Các tổ dân phố;").x < the(page, "Bùi Văn An").x


def test_a_copy_stays_together_on_one_page(pdf_of):
    for lines in range(2, 30, 3):
        body = LETTER.body[:1] * lines
        for page in pdf_of(replace(COPIED, body=body)).pages:
            seen = " ".join(words.text for words in words_on(page))
            assert ("SAO Y" in seen) == ("Bùi Văn An" in seen)


def test_a_copy_by_the_party_is_refused_because_its_rules_are_not_here():
    party = replace(COPY, issuer=Issuer("Đảng ủy", IssuerKind.PARTY))
    early = replace(COPY, place_and_date=replace(COPY.place_and_date, day=date(2011, 3, 4)))

    for copy in (party, early):
        with pytest.raises(FaultyPaperError, match=r"^copy: Chưa có mẫu chỉ dẫn sao"):
            make(replace(LETTER, copy=copy), Format.DOCX)
        assert list(copied(copy, STATE_2020, 165)) == []
