"""What is more than a paper holds is refused with its place, at once and in words."""

from dataclasses import replace

import pytest

from kheo.papers import making
from kheo.papers.making import FaultyPaperError, Format, make, sheet_of
from kheo.papers.rules.limits import (
    LONGEST_LINE,
    LONGEST_WORD,
    MOST_ROWS,
    MOST_SIGNATURES,
    MOST_SIGNS,
)
from kheo.papers.rules.parts import (
    Appendix,
    Issuer,
    IssuerKind,
    Level,
    Node,
    Number,
    SignatureBlock,
    Span,
    Table,
    Words,
)
from kheo.papers.tests.measuring import words_on
from kheo.papers.tests.samples import COPIED, COPY, LETTER, PLAN

LONG = "từ " * LONGEST_LINE
ROW = ("1", "Đối thoại")
HEAD = ("STT", "Nhiệm vụ")


def with_table(rows):
    return replace(LETTER, body=(Table(HEAD, (ROW,) * rows),))


FAULTY = [
    (replace(PLAN, title=replace(PLAN.title, subject="về " * 350_000)), "title.subject: Dài quá"),
    (replace(PLAN, title=replace(PLAN.title, kind=LONG)), "title.kind: Dài quá 1000 ký tự"),
    (replace(PLAN, issuers=(Issuer(LONG, IssuerKind.STATE),)), "issuers[0]: Dài quá"),
    (replace(PLAN, number=Number("UBND", LONG)), "number: Dài quá"),
    (replace(PLAN, place_and_date=replace(PLAN.place_and_date, place=LONG)), "place: Dài quá"),
    (replace(PLAN, signatures=(SignatureBlock("A", LONG),)), "signatures[0]: Dài quá"),
    (replace(PLAN, circulation=LONG), "circulation: Dài quá"),
    (replace(PLAN, drafter=LONG), "drafter: Dài quá"),
    (replace(PLAN, address=LONG), "address: Dài quá"),
    (replace(COPIED, copy=replace(COPY, number=Number(LONG))), "copy.number: Dài quá"),
    (
        replace(COPIED, copy=replace(COPY, signatures=(SignatureBlock(LONG),))),
        "copy.signatures[0]: Dài quá",
    ),
    (
        replace(LETTER, body=(Node(Level.TEXT, "từ " * (MOST_SIGNS // 2)),)),
        "body: Văn bản dài quá 1500000 ký tự",
    ),
    (
        replace(LETTER, recipients=("x" * (LONGEST_WORD + 1),)),
        "body: Có một từ dài quá 2000 ký tự",
    ),
    (with_table(MOST_ROWS + 1), "body: Các bảng có quá 5000 dòng"),
    (
        replace(with_table(3000), appendices=(Appendix("A", with_table(3000).body),)),
        "body: Các bảng có quá 5000 dòng",
    ),
    (
        replace(LETTER, signatures=LETTER.signatures * (MOST_SIGNATURES + 1)),
        "signatures: Có quá 60 người ký",
    ),
    (replace(LETTER, body=(Table(("A",) * 40, ()),)), "body: Bảng có cột hẹp hơn 7 mm"),
    (replace(LETTER, body=(Table(HEAD, (ROW,), (1, 90)),)), "body: Bảng có cột hẹp hơn 7 mm"),
    (replace(LETTER, body=(Table(HEAD, (ROW,), spans=(Span("A", 3),)),)), "body: Bảng có dòng"),
    (replace(LETTER, body=(Table(HEAD, (ROW,), spans=(Span("A", 0),)),)), "body: Bảng có dòng"),
    (
        replace(LETTER, body=(Node(Level.TEXT, "a", runs=(Words("b"),)),)),
        "body: Một mục chỉ dùng text hoặc runs",
    ),
]


@pytest.mark.parametrize(("paper", "words"), FAULTY, ids=[words for _, words in FAULTY])
def test_too_much_is_refused_before_anything_is_laid_out(paper, words, monkeypatch):
    monkeypatch.setattr(making, "lay", None)

    with pytest.raises(FaultyPaperError) as refused:
        make(paper, Format.PDF)

    assert words in str(refused.value)


def test_what_is_just_allowed_is_made():
    subject = ("về " * 400).strip()[:LONGEST_LINE]
    paper = replace(
        PLAN,
        title=replace(PLAN.title, subject=subject),
        signatures=(LETTER.signatures * MOST_SIGNATURES),
        body=with_table(MOST_ROWS).body,
        appendices=(),
    )

    assert make(paper, Format.DOCX).startswith(b"PK")


def test_a_wide_table_fits_where_the_page_lies_down():
    wide = Table(tuple(f"{n}" for n in range(1, 31)), ())
    upright = replace(PLAN, appendices=(Appendix("A", (wide,)),))
    lying = replace(PLAN, appendices=(Appendix("A", (wide,), landscape=True),))

    with pytest.raises(FaultyPaperError, match=r"appendices\[0\]\.body: Bảng có cột hẹp"):
        sheet_of(upright)
    assert sheet_of(lying).sections[-1].landscape


@pytest.mark.parametrize("body", [(), (Node(Level.TEXT),), (Node(Level.TEXT, "\x00\x1b "),)])
def test_a_paper_without_words_is_made_in_both_forms(pdf_of, body):
    paper = replace(LETTER, body=body)

    assert len(pdf_of(paper).pages) == 1
    assert make(paper, Format.DOCX).startswith(b"PK")


def test_forty_people_sign_three_abreast(pdf_of):
    people = tuple(SignatureBlock(f"Người ký số {n}", "Ủy viên") for n in range(1, 41))
    seen = [
        words.text
        for page in pdf_of(replace(LETTER, signatures=people)).pages
        for words in words_on(page)
    ]

    assert [one for one in seen if one.startswith("Người ký số")] == [one.name for one in people]
