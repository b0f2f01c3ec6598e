"""What is rarer on a page, seen in the sheet that both writers draw."""

from dataclasses import replace

import pytest

from kheo.papers.making import sheet_of
from kheo.papers.rules.looks import Part
from kheo.papers.rules.parts import Appendix, Issuer, IssuerKind, Level, Node, Table
from kheo.papers.rules.sheets import Columns, Paragraph, texts
from kheo.papers.rules.widths import BREAK
from kheo.papers.tests.samples import DECISION, LETTER, LONG, PLAN, RESOLUTION


def seen(paper):
    return [text.replace(BREAK, " ") for text in texts(sheet_of(paper))]


def paragraphs(paper, section=0):
    blocks = sheet_of(paper).sections[section].blocks
    return [block for block in blocks if isinstance(block, Paragraph)]


def test_issuers_under_different_bodies_stand_without_them():
    over = [replace(one, superior=f"Cấp trên {n}") for n, one in enumerate(PLAN.issuers)]

    assert not any("CẤP TRÊN" in text for text in seen(replace(PLAN, issuers=tuple(over))))
    same = tuple(replace(one, superior="Tỉnh Quảng Ngãi") for one in PLAN.issuers)
    assert seen(replace(PLAN, issuers=same)).count("TỈNH QUẢNG NGÃI") == 1


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Hội Liên hiệp Phụ nữ phường Kon Tum", ["HỘI LIÊN HIỆP PHỤ NỮ", "PHƯỜNG KON TUM"]),
        ("Ban Văn hóa - Xã hội", ["BAN VĂN HÓA - XÃ HỘI"]),
        ("Ủy ban nhân dân tỉnh Quảng Ngãi", ["ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI"]),
    ],
)
def test_the_place_of_a_body_stands_on_a_line_of_its_own(name, lines):
    issuers = (Issuer(name, IssuerKind.STATE, name),)
    found = list(texts(sheet_of(replace(LETTER, issuers=issuers))))

    assert found[:2] == [BREAK.join(lines)] * 2


def test_the_first_issuer_decides_the_layout_and_all_are_named():
    state = Issuer("Ủy ban nhân dân phường", IssuerKind.STATE)
    found = seen(replace(RESOLUTION, issuers=(*RESOLUTION.issuers, state)))

    assert "ĐẢNG ỦY PHƯỜNG KON TUM - ỦY BAN NHÂN DÂN PHƯỜNG" in found
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in found


def test_a_note_on_circulation_and_a_draft_stand_under_the_number():
    found = seen(replace(RESOLUTION, circulation="Tài liệu hội nghị"))
    place = found.index("Số 05-NQ/ĐU")

    assert found[place + 1 : place + 3] == ["Dự thảo lần 2", "TÀI LIỆU HỘI NGHỊ"]


def test_one_appendix_has_no_number_and_several_have():
    one = Appendix("A", (Node(Level.TEXT, "x"),))

    assert "Phụ lục" in seen(replace(PLAN, appendices=(one,)))
    assert "" not in seen(replace(PLAN, appendices=(replace(one, title=""),)))
    assert "Phụ lục III" in seen(replace(PLAN, appendices=(one,) * 3))
    assert any(
        text.startswith("(Kèm theo Công văn số 107/PVHXH-DV ngày 23 tháng 11 năm 2026 của")
        for text in seen(replace(LETTER, appendices=(one,)))
    )


@pytest.mark.parametrize("body", [(), (Table(("A",), (("b",),)),)])
def test_a_body_that_ends_with_no_words_takes_no_sign(body):
    assert not any("./." in text for text in seen(replace(LETTER, body=body)))


def test_a_paper_without_recipients_or_signatures_is_still_laid_out():
    found = seen(replace(PLAN, recipients=(), signatures=()))

    assert "Nơi nhận:" not in found
    assert "Nơi nhận:" not in seen(replace(PLAN, recipients=()))


def test_divisions_without_a_title_and_text_with_one():
    nodes = (
        Node(Level.PART, text="Lời đầu."),
        Node(Level.SUBSECTION, title="Tên"),
        Node(Level.TEXT, "Lời.", "Đầu đề"),
        Node(Level.POINT, "lời", "Tên điểm"),
        Node(Level.ITEM, "gạch"),
    )
    found = seen(replace(DECISION, body=nodes))

    assert {"Phần I", "Lời đầu.", "Tiểu mục 1", "TÊN", "Đầu đề", "Lời."} <= set(found)
    assert "a) Tên điểm: lời" in found
    assert "- gạch./." in found


def test_only_a_short_end_stays_with_the_signature():
    short, long = Node(Level.TEXT, LONG), Node(Level.TEXT, LONG * 9)
    for last, kept in ((short, True), (long, False)):
        body = [p for p in paragraphs(replace(LETTER, body=(last,))) if p.part is Part.BODY]
        assert body[-1].kept is kept


def test_signatures_are_shared_out_evenly_over_rows():
    rows = {1: [2], 2: [2], 3: [3], 4: [2, 2], 5: [3, 2], 7: [3, 3, 1]}
    for how_many, shares in rows.items():
        paper = replace(LETTER, signatures=LETTER.signatures * how_many)
        _head, *closing = [b for b in sheet_of(paper).sections[0].blocks if isinstance(b, Columns)]
        assert [len(columns.widths) for columns in closing] == shares
