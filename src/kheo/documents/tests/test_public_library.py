"""The shelves as everybody sees them: the list, its feed, its place in menu and sitemap."""

import re
from datetime import date
from typing import Any

import feedparser
import pytest
from django.test import Client

from kheo.documents.models import Document
from kheo.documents.tests.factories import draft, published
from kheo.news.models import Article, Section
from kheo.portal.models import HomePage

pytestmark = pytest.mark.django_db


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"/van-ban/{query}")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "public, no-cache"
    assert not answer.cookies
    return answer.content.decode()


def names(html: str) -> list[str]:
    return re.findall(r'<h3 class="item__title">\s*<a href="[^"]+">([^<]+)</a>', html)


def many(n: int) -> list[Document]:
    return [
        published(number=f"{place + 1}/CT-TTg", signed_on=date(2020, 1, 1 + place % 28))
        for place in range(n)
    ]


def test_an_empty_library_says_what_it_will_hold(client: Client) -> None:
    draft()
    html = page(client)
    assert "Thư viện chưa công bố văn bản nào." in html
    assert 'id="loc"' not in html


def test_the_newest_stand_first_with_their_status(client: Client) -> None:
    published(number="1/CT-TTg", signed_on=date(2015, 1, 2))
    published(expires_on=date(2022, 1, 1))
    html = page(client)
    assert names(html) == ["Chỉ thị 33/CT-TTg", "Chỉ thị 1/CT-TTg"]
    assert 'effect--ended">Hết hiệu lực<' in html
    assert 'effect--in_force">Còn hiệu lực<' in html


def test_the_list_goes_on_after_thirty_and_keeps_what_was_asked(client: Client) -> None:
    many(31)
    html = page(client, "?nam=2020")
    assert len(names(html)) == 30
    assert 'href="?nam=2020&amp;trang=2"' in html
    assert len(names(page(client, "?nam=2020&trang=2"))) == 1
    assert client.get("/van-ban/?trang=3").status_code == 404


@pytest.mark.parametrize(
    "words",
    ["33/CT-TTg", "33/ct-ttg", "33/ct ttg", "Số: 33 / CT – TTg", "33", "33/CT",
     "đổi mới dân vận", "ĐỔI MỚI", "doi moi dan van", "thu tuong", "Thủ tướng đổi mới"],
)  # fmt: skip
def test_words_are_a_number_in_any_spelling_or_of_the_title_and_issuer(
    client: Client, words: str
) -> None:
    published()
    published(number="330/QĐ-TTg", type="quyết định", title="Việc khác", issuer="Bộ Nội vụ")
    answer = client.get("/van-ban/", {"q": words})
    assert names(answer.content.decode()) == ["Chỉ thị 33/CT-TTg"]


def test_nothing_found_says_what_was_asked_and_how_to_ask_for_less(client: Client) -> None:
    published()
    html = page(client, "?q=thủy+lợi&loai=chi-thi")
    assert "Không có văn bản nào khớp" in html
    assert "Bỏ “thủy lợi”" in html
    assert 'href="/van-ban/?loai=chi-thi"' in html
    assert "Bỏ “Chỉ thị”" in html


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?nam=hai-nghin", "Năm viết bằng bốn chữ số"),
        ("?nam=99999", "Năm viết bằng bốn chữ số"),
        ("?loai=hieu-trieu", "Không có loại văn bản nào như vậy"),
        ("?hieu-luc=con", "Không có tình trạng hiệu lực nào như vậy"),
        ("?co-quan=a/b", "Bộ lọc trong địa chỉ không đúng"),
        ("?q=" + "a" * 300, "200"),
    ],
)
def test_what_cannot_be_understood_is_told_and_left_out(
    client: Client, query: str, sentence: str
) -> None:
    published()
    html = page(client, query)
    assert sentence in html
    assert names(html) == ["Chỉ thị 33/CT-TTg"]


def test_a_nul_and_other_unseen_signs_do_no_harm(client: Client) -> None:
    published()
    for query in ("?q=%00", "?q=%ff%fe", "?co-quan=%00", "?q=%25_%5C"):
        assert client.get(f"/van-ban/{query}").status_code == 200


@pytest.mark.parametrize("n", [1, 20])
def test_the_list_costs_at_most_twelve_queries_however_long(
    client: Client, django_assert_max_num_queries: Any, n: int
) -> None:
    many(n)
    page(client)
    with django_assert_max_num_queries(12):
        assert len(names(page(client, "?hieu-luc=con-hieu-luc&nam=2020"))) == n


# --- Feed, menu, sitemap ---


def test_the_feed_of_what_is_asked_holds_the_newest(client: Client) -> None:
    many(2)
    published(type="quyết định", number="5/QĐ-TTg")
    assert 'href="/van-ban/atom.xml?loai=chi-thi"' in page(client, "?loai=chi-thi")
    answer = client.get("/van-ban/atom.xml?loai=chi-thi")
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert answer["Cache-Control"] == "public, no-cache"
    told = feedparser.parse(answer.content)
    assert len(told.entries) == 2
    assert "Chỉ thị" in told.feed.title
    links = {link.rel: link.href for link in told.feed.links}
    assert links["self"].endswith("/van-ban/atom.xml?loai=chi-thi")
    assert links["alternate"].endswith("/van-ban/?loai=chi-thi")


def test_a_feed_holds_thirty_at_most_and_costs_one_query(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    many(31)
    client.get("/van-ban/atom.xml")
    with django_assert_max_num_queries(3):
        answer = client.get("/van-ban/atom.xml")
    assert len(feedparser.parse(answer.content).entries) == 30


def test_the_menu_leads_to_the_library_and_marks_it(client: Client) -> None:
    assert '<li><a href="/van-ban/">Văn bản</a></li>' in client.get("/").content.decode()
    marked = '<li><a href="/van-ban/" aria-current="true">Văn bản</a></li>'
    assert marked in page(client)
    assert marked not in client.get("/luu-tru/").content.decode()


def test_the_sitemap_holds_published_documents_only(client: Client) -> None:
    document, unread = published(), draft(number="1/CT-TTg")
    assert "sitemap-van-ban.xml" in client.get("/sitemap.xml").content.decode()
    part = client.get("/sitemap-van-ban.xml").content.decode()
    assert document.get_absolute_url() in part
    assert unread.slug not in part


def test_articles_of_a_section_that_stood_at_the_address_are_still_read(client: Client) -> None:
    section = Section(title="Văn bản", slug="van-ban", show_in_menus=True)
    HomePage.objects.get().add_child(instance=section)
    article = Article(title="Sáu điểm cần biết", slug="sau-diem", lead="Tóm tắt.")
    section.add_child(instance=article)
    article.save_revision().publish()
    answer = client.get("/van-ban/sau-diem/")
    assert "Sáu điểm cần biết" in answer.content.decode()
    assert client.get("/").content.decode().count('href="/van-ban/"') <= 4
    assert client.get("/van-ban/khong-co/").status_code == 404
