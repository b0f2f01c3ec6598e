"""What other rooms call: a record becomes a paper, a paper a file with a name."""

from dataclasses import replace
from datetime import date

import pytest

from config.environment import ROOT
from kheo.papers.errors import PaperError
from kheo.papers.making import CONTENT_TYPES, Format, file_name, make, sheet_of
from kheo.papers.rules.parts import Number
from kheo.papers.rules.sheets import texts
from kheo.papers.tests import record
from kheo.papers.tests.record import Clause, Programme, paper_of
from kheo.papers.tests.samples import DRAFT, LETTER, PLAN, RESOLUTION

DAY = date(2026, 2, 5)
PROGRAMME = Programme(
    "Phối hợp công tác dân vận",
    None,
    (Clause("Nội dung", below=(Clause(text="Đối thoại", below=(Clause(text="Hằng quý"),)),)),),
    (("Sơ kết", "Văn phòng", "Quý II"),),
)


def test_a_record_becomes_a_paper_with_its_numbers_and_its_appendix():
    found = list(texts(sheet_of(paper_of(PROGRAMME, DAY))))

    assert {"I. NỘI DUNG", "1. Đối thoại", "Dự thảo lần 1", "DANH MỤC NHIỆM VỤ"} <= set(found)
    assert "a) Hằng quý./." in found
    assert make(paper_of(PROGRAMME, DAY), Format.DOCX).startswith(b"PK")


def test_a_record_that_is_signed_is_no_draft_and_has_its_day():
    found = list(texts(sheet_of(paper_of(replace(PROGRAMME, signed_on=DAY), DAY))))

    assert "Kon Tum, ngày 05 tháng 02 năm 2026" in found
    assert not any("Dự thảo" in text for text in found)


def test_the_handbook_shows_this_very_function():
    handbook = (ROOT / "docs" / "reference" / "papers.md").read_text(encoding="utf-8")
    source = (ROOT / str(record.__file__)).read_text(encoding="utf-8")

    assert source[source.index("def paper_of(") :].strip() in handbook


@pytest.mark.parametrize(
    ("paper", "name"),
    [
        (PLAN, "05-KH-UBND-MTTQ.pdf"),
        (RESOLUTION, "05-NQ-ĐU.pdf"),
        (LETTER, "107-PVHXH-DV.pdf"),
        (DRAFT, "KH-UBND-MTTQ.pdf"),
        (
            replace(PLAN, number=Number("../HĐND\\UBND", "QĐ", 8, 2022)),
            "08-2022-QĐ-..-HĐND-UBND.pdf",
        ),
    ],
)
def test_a_file_is_named_after_the_number_of_its_paper(paper, name):
    assert file_name(paper, Format.PDF) == name


def test_every_form_has_its_content_type():
    assert set(CONTENT_TYPES) == set(Format)


def test_every_reason_why_a_paper_is_not_made_is_one_kind_of_error():
    with pytest.raises(PaperError, match="issuers: Chưa ghi cơ quan ban hành"):
        make(replace(PLAN, issuers=()), Format.PDF)
