"""The full text on a page: paragraphs, addresses of articles, and citations that lead somewhere."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from itertools import pairwise
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kheo.core.text import UNSEEN
from kheo.documents.mentions import mentions_in
from kheo.documents.models import Document, Reference
from kheo.documents.rendering import Rendered, rendered
from kheo.documents.rules.states import State

GAZETTE = (
    "\n \n3 \n \nCHÍNH PHỦ \nSố: 1/2024/NĐ-CP \n \nChương I \nNHỮNG QUY ĐỊNH \nCHUNG \n \n"
    "Điều 1. Phạm vi điều chỉnh \n"
    "Nghị định này quy định chi tiết việc thực hiện dân chủ ở cơ sở theo quy định tại khoản 1 \n"
    "Điều 12. Trường hợp khác thì theo quy định của pháp luật về thực hiện dân chủ ở cơ \n"
    "Ký bởi: CÔNG BÁO NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nNgày ký: 24-4-2024 11:54:22 +07:00\n"
    "\n4 \n \nsở ở xã, phường, đặc khu. \n"
    "1. Dân biết. \n2. Dân bàn: \na) việc làng; \nđ) việc xã. \n"
    "Điều 2. Sửa đổi Nghị định số 9/2020/NĐ-CP như sau: \n“Điều 3. Dân làm \n1. Mọi người.” \n"
    "Điều 3. Hiệu lực \nNghị định này có hiệu lực từ ngày ký. \nPHỤ LỤC I \nĐiều 1. Mẫu \n"
)


class Strict(HTMLParser):
    """Reads HTML that must be well formed: every tag is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(said: Rendered) -> Strict:
    reader = Strict()
    reader.feed(said.html)
    reader.close()
    assert not reader.open
    assert len(set(reader.ids)) == len(reader.ids)
    return reader


def known(slug: str = "nghi-dinh-9", **more: Any) -> Document:
    return Document(pk=9, slug=slug, title="Về “dân chủ”", state=State.PUBLISHED, **more)


def cited(text: str, wording: str, target: Document | None = None, **more: Any) -> Reference:
    start = text.index(wording)
    place = {"start": start, "end": start + len(wording)}
    said = {"certainty": "sure", "wording": wording, "target": target}
    return Reference(**(said | place | more))


def test_lines_that_a_page_broke_are_one_paragraph_and_its_number_and_stamp_are_gone() -> None:
    html = rendered(GAZETTE, []).html
    assert "tại khoản 1 Điều 12. Trường hợp" in html
    assert "dân chủ ở cơ sở ở xã, phường, đặc khu.</p>" in html
    assert "<p>3</p>" not in html
    assert "Ngày ký" not in html
    assert '<h3 id="chuong-i">Chương I NHỮNG QUY ĐỊNH CHUNG</h3>' in html


def test_articles_clauses_and_points_have_addresses_and_quoted_articles_take_none_of_them() -> None:
    ids = read(rendered(GAZETTE, [])).ids
    assert ids == [
        "chuong-i", "dieu-1", "dieu-1-khoan-1", "dieu-1-khoan-2", "dieu-1-khoan-2-diem-a",
        "dieu-1-khoan-2-diem-dd", "dieu-2", "trich-dieu-3", "trich-dieu-3-khoan-1", "dieu-3",
        "phu-luc-i", "dieu-1--2",
    ]  # fmt: skip


def test_the_contents_name_what_is_addressed() -> None:
    said = rendered(GAZETTE, [])
    assert said.contents[1] == ("dieu-1", "Điều 1. Phạm vi điều chỉnh")
    assert {entry.id for entry in said.contents} <= set(read(said).ids)


def test_no_heading_is_more_than_one_level_below_the_one_before() -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", rendered(GAZETTE, []).html)]
    assert levels[0] == 3
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_known_document_is_linked_with_its_article() -> None:
    text = "Theo khoản 2 Điều 8 Nghị định số 9/2020/NĐ-CP <b> & Nghị định số 10/2020/NĐ-CP."
    links = [
        cited(text, "Nghị định số 9/2020/NĐ-CP", known(), article="8", clause="2"),
        cited(text, "Nghị định số 10/2020/NĐ-CP"),
    ]
    html = rendered(text, links).html
    address = known().get_absolute_url()
    assert f'<a href="{address}#dieu-8" title="Về “dân chủ”">Nghị định số 9/2020/NĐ-CP</a>' in html
    assert "&lt;b&gt; &amp;" in html
    assert '<span class="waiting">Nghị định số 10/2020/NĐ-CP<span class="unseen">' in html


def test_a_citation_over_two_lines_is_one_link() -> None:
    text = (
        "Thực hiện chủ trương về dân chủ ở cơ sở của các cấp ủy đảng, theo Nghị \n"
        "định số 9/2020/NĐ-CP của Chính phủ về thực hiện dân chủ ở xã, phường, đặc khu.\n"
    )
    html = rendered(text, [cited(text, "Nghị \nđịnh số 9/2020/NĐ-CP", known())]).html
    assert html.count("<a ") == 1
    assert ">Nghị định số 9/2020/NĐ-CP</a> của" in html


def test_a_withdrawn_document_is_no_link_and_a_doubtful_one_is_left_in_peace() -> None:
    text = "Nghị định số 9/2020/NĐ-CP và Nghị định 67"
    gone = cited(text, "Nghị định số 9/2020/NĐ-CP", known())
    gone.target.state = str(State.WITHDRAWN)  # type: ignore[union-attr]
    html = rendered(text, [gone, cited(text, "Nghị định 67", certainty="doubtful")]).html
    assert "<a " not in html
    assert html.count('class="waiting"') == 1


def test_what_the_finder_finds_is_linked_where_it_stands() -> None:
    text = f"{GAZETTE}\nĐiều 4. Căn cứ Chỉ thị số 33/CT-TTg ngày 26/11/2021.\n"
    rows = [
        Reference(start=one.found.start, end=one.found.end, target=known(), certainty="sure")
        for one in mentions_in(text)
    ]
    html = rendered(text, rows).html
    assert re.findall(r">([^<]*33/CT-TTg)</a>", html) == ["Chỉ thị số 33/CT-TTg"]


LINES = st.sampled_from([
    "Điều 1. Tên", "Điều 1.", "“Điều 2. Trích", "Chương I", "Mục 1", "QUY ĐỊNH CHUNG", "1. Một",
    "a) hai", "đ) ba", "<script>alert(1)</script>", "&amp; \"'", "”", "quy định tại khoản 1", "7",
    "PHỤ LỤC II", "Phần thứ nhất", "I. MỤC ĐÍCH", "chữ thường nối tiếp", "x" * 200,
    "Ký bởi: AI ĐÓ", "\x00\x1b\u202e", "",
])  # fmt: skip
TEXTS = st.lists(LINES | st.text(max_size=40), max_size=40).map("\n".join)


@given(TEXTS, st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_the_text_the_page_is_well_formed_and_keeps_its_letters(text, data) -> None:
    places = st.tuples(st.integers(0, len(text) + 5), st.integers(1, 60))
    rows = [
        Reference(start=start, end=start + size, target=target, certainty="sure", article="8")
        for start, size in data.draw(st.lists(places, max_size=8))
        for target in [data.draw(st.sampled_from([None, known()]))]
    ]
    words = "".join(read(rendered(text, rows)).words).replace(" (chưa có trong thư viện)", "")
    stamped = any(word in text.lower() for word in ("ký", "email", "cơ quan"))
    if not stamped:
        assert letters(words) == letters(text)


def letters(words: str) -> str:
    """What of a text must come through: its letters, not what no page can show."""
    return "".join(sign for sign in UNSEEN.sub("", words) if sign.isalpha())


@pytest.mark.parametrize("one", ["Điều 1. Tên\n", "1. khoản\n", "“", "a", "Điều ", "\n", "x\n"])
def test_the_work_grows_with_the_length_of_the_text(one: str) -> None:
    def seconds(size: int) -> float:
        text = one * (size // len(one))
        rows = [Reference(start=at, end=at + 8, target=known()) for at in range(0, size, 100)]
        took = []
        for _again in range(3):
            began = process_time()
            rendered(text, rows)
            took.append(process_time() - began)
        return min(took)

    assert seconds(200_000) < 30 * max(seconds(20_000), 0.003)
