"""The page of the search: one box, filters with counts, marks in extracts, no dead end."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.core.search import socket
from kheo.news.tests import factories
from kheo.portal.forms import SearchForm, first_and_last

pytestmark = pytest.mark.django_db


@pytest.fixture
def news():
    source = factories.source()
    for year in (2023, 2024, 2024):
        factories.article(
            f"Dân vận khéo {year}",
            body=[("text", "<p>Bà con thôn Hòa Bình <b>hiến đất</b> &amp; góp công.</p>")],
            issued_at=datetime(year, 5, 8, tzinfo=UTC),
            source=source if year == 2023 else None,
        )
    factories.event("Đối thoại với nhân dân", venue="Hội trường")


def page(client, query=""):
    answer = client.get(f"/tim-kiem/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_empty_box_is_a_page_of_its_own(client):
    html = page(client)
    assert 'name="q"' in html
    assert "noindex" in html
    assert "kết quả" not in html


def test_every_reader_gets_the_same_and_no_cookie(client, news):
    answer = client.get("/tim-kiem/?q=dan+van")
    assert answer["Cache-Control"] == "public, no-cache"
    assert not answer.cookies


def test_answers_show_the_words_marked_and_their_day(client, news):
    html = page(client, "?q=hien+dat")
    assert "<mark>hiến đất</mark>" in html
    assert "&amp; góp công" in html
    assert "8/5/2024" in html
    assert "3 kết quả" in html


def test_a_query_without_marks_is_offered_with_them(client, news):
    html = page(client, "?q=dan+van+kheo")
    assert "Có phải bạn muốn tìm" in html
    assert ">dân vận khéo</a>" in html
    assert "Có phải" not in page(client, "?q=dân+vận+khéo")


def test_a_wrong_letter_is_mended(client, news):
    assert ">kheo</a>" in page(client, "?q=kheoo")


def test_filters_have_counts_and_can_be_given_up(client, news):
    html = page(client, "?q=dân+vận")
    assert re.search(r'tu=2024&amp;den=2024">2024 <span class="count">2<', html)
    assert re.search(r'coquan=bao-an-linh">Báo An Lĩnh <span class="count">1<', html)
    narrowed = page(client, "?q=dân+vận&tu=2024&den=2024")
    assert "2 kết quả" in narrowed
    assert 'aria-current="true"' in narrowed
    assert "Bỏ hết các điều kiện lọc" in narrowed


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("tu=8/5/2024", 2), ("den=7/5/2024", 1), ("tu=5/2024&den=5/2024", 2), ("tu=2025", 0),
        ("coquan=bao-an-linh", 1), ("loai=news.article", 3), ("loai=news.event", 0), ("noi=x", 0),
    ],
)  # fmt: skip
def test_filters_narrow(client, news, query, count):
    html = page(client, f"?q=dân+vận+khéo&{query}")
    assert f"{count} kết quả" in html


def test_nothing_found_says_what_to_loosen_and_how_much_that_brings(client, news):
    html = page(client, "?q=dân+vận&tu=2024&den=2024&coquan=bao-an-linh")
    assert "Không có mục nào hợp với" in html
    assert re.search(r'Tìm mọi thời gian <span class="count">1<', html)
    assert re.search(r'Tìm mọi nguồn, cơ quan <span class="count">2<', html)
    assert re.search(r'Bỏ hết các điều kiện lọc <span class="count">3<', html)
    assert "/dia-ban/?q=d%C3%A2n%20v%E1%BA%ADn" in html


def test_nothing_anywhere_says_where_else_to_look(client, news):
    html = page(client, "?q=zzzzzz")
    assert "ít từ hơn" in html
    assert "Lưu trữ theo ngày" in html


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("q=a&tu=hôm+qua", "Viết ngày như 30/6/2025"), ("q=a&tu=31/2/2024", "Viết ngày như"),
        ("q=a&tu=0001", "Viết ngày như"), ("q=a&den=" + "9" * 500, "nhiều nhất"),
        ("q=a&tu=2024&den=2023", "Ngày cuối đứng trước ngày đầu"),
        ("q=" + "a" * 10_000, "Câu tìm dài quá 300"), ("q=!!!", "chỉ có dấu câu"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(client, news, query, sentence):
    html = page(client, f"?{query}")
    assert sentence in html or (sentence == "nhiều nhất" and "error-summary" in html)


@pytest.mark.parametrize(
    "typed",
    [
        "%00", "a%00b", "%ED%A0%80", "%FF%FE", "%25", "'%22;--", "%F4%8F%BF%BF", "của các",
        "<script>alert(1)</script>", "x&q=y", "33/CT-TTg", "dân%20" * 40,
    ],
)  # fmt: skip
def test_whatever_is_typed_is_answered(client, news, typed):
    assert "<script>alert" not in page(client, f"?q={typed}")


@pytest.mark.parametrize("number", ["0", "-1", "99", "x", "1e3"])
def test_a_page_that_does_not_exist_is_not_found(client, news, number):
    assert client.get(f"/tim-kiem/?q=dân+vận&trang={number}").status_code == 404


def test_a_room_may_take_the_reader_straight_there(client, monkeypatch):
    monkeypatch.setitem(
        socket.JUMPS, "tests", lambda typed: "/van-ban/x/" if typed == "33/CT-TTg" else None
    )
    answer = client.get("/tim-kiem/?q=33/CT-TTg")
    assert (answer.status_code, answer["Location"]) == (302, "/van-ban/x/")
    assert client.get("/tim-kiem/?q=33/CT-TTg&tu=2024").status_code == 200


@pytest.mark.parametrize("number", [1, 20])
def test_the_page_costs_as_much_however_much_is_found(
    client, django_assert_max_num_queries, number
):
    for each in range(number):
        factories.article(f"Dân vận khéo {each}", issued_at=factories.MORNING)
    page(client, "?q=dân+vận")  # menu and foot are kept from now on
    with django_assert_max_num_queries(8):
        page(client, "?q=dân+vận&tu=2024")


def test_the_box_stands_on_every_page(client):
    assert 'action="/tim-kiem/"' in client.get("/").content.decode()


@given(st.dates(date(1945, 1, 1), date(2200, 12, 31)))
def test_a_day_a_month_and_a_year_hold_the_day(day):
    assert first_and_last(f"{day.day}/{day.month}/{day.year}") == (day, day)
    for typed in (f"{day.month}/{day.year}", f"{day.year}"):
        first, last = first_and_last(typed)
        assert first <= day <= last


@given(st.text())
def test_a_form_answers_whatever_is_typed(typed):
    form = SearchForm({"q": typed, "tu": typed, "loai": typed})
    assert form.is_valid() in {True, False}
    assert form.filters() is not None
