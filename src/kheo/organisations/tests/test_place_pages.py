"""Places as readers see them."""

import re
from datetime import date

import pytest
from django.test import Client

from kheo.organisations.models import Place, PlaceName, PlaceParent, PlaceSuccession
from kheo.organisations.tests.national import AFTER, BEFORE

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("places")]


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def words_of(client: Client, address: str) -> str:
    """Return what is read aloud of a page."""
    found = re.search(r"<main.*</main>", text_of(client, address))
    assert found
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[0])).replace(" ,", ",")


@pytest.mark.usefixtures("national")
class TestTheCountry:
    def test_the_index_shows_the_provinces_of_today_and_of_any_day(self, client):
        now = text_of(client, "/dia-ban/")
        assert len(re.findall(r'href="/dia-ban/[a-z-]+/"', now)) >= 34
        assert "Tỉnh Kon Tum" not in now
        then = text_of(client, "/dia-ban/?ngay=30/6/2025")
        assert "Tỉnh Kon Tum" in then
        assert "Tỉnh, thành phố ngày 30/6/2025" in then
        assert 'href="/dia-ban/tinh-kon-tum/?ngay=30%2F6%2F2025"' in then
        assert "những thay đổi sớm hơn chưa có" in then

    def test_a_search_finds_what_was_and_says_what_came_after(self, client):
        words = words_of(client, "/dia-ban/?q=hoa+binh,+kon+tum")
        assert "Xã Hòa Bình, Thành phố Kon Tum, Tỉnh Kon Tum" in words
        assert "đến hết ngày 30/6/2025. Sau đó: Xã Đăk Rơ Wa" in words
        assert "tìm thấy theo “HCM”" in words_of(client, "/dia-ban/?q=tphcm")
        assert "Không tìm thấy" in words_of(client, "/dia-ban/?q=zzzz")

    def test_a_search_costs_the_same_for_one_and_for_twenty(
        self, client, django_assert_num_queries, django_assert_max_num_queries
    ):
        client.get("/dia-ban/?q=ba+che")
        with django_assert_max_num_queries(7):
            client.get("/dia-ban/?q=06978")
        with django_assert_max_num_queries(7):
            client.get("/dia-ban/?q=hoa")

    def test_a_province_that_was_merged_says_who_it_is_today(self, client):
        words = words_of(client, "/dia-ban/tinh-kon-tum/")
        assert (
            "Đã kết thúc, đến hết ngày 30/6/2025. Ngày nay là: Tỉnh Quảng Ngãi (toàn bộ)" in words
        )
        assert "1/7/2025 Kết thúc; được kế thừa bởi: Tỉnh Quảng Ngãi" in words
        assert "Theo Nghị quyết số 202/2025/QH15." in words
        assert "Huyện, quận, thị xã, thành phố trực thuộc 10, ngày 30/6/2025" in words

    def test_a_district_leads_to_the_heirs_of_its_communes(self, client):
        words = words_of(client, "/dia-ban/quan-1/")
        assert "Ngày nay các xã, phường từng thuộc địa bàn này nằm trong: Phường Bến Thành" in words
        assert "Kết thúc, không có địa bàn kế thừa trực tiếp." in words

    def test_a_commune_that_went_on_tells_all_in_one_line(self, client):
        words = words_of(client, "/dia-ban/xa-da-huoai-3/")
        assert "1/7/2025 Chuyển từ Huyện Đạ Huoai sang Tỉnh Lâm Đồng." in words
        assert "1/7/2025 Đổi tên từ Xã Bà Gia thành Xã Đạ Huoai 3." in words
        assert "dữ liệu ngày 25/7/2026" in words
        then = text_of(client, "/dia-ban/xa-da-huoai-3/?ngay=1/1/2025")
        assert "<h1>Xã Bà Gia</h1>" in then
        assert "Huyện Đạ Huoai" in then

    def test_forebears_are_told_with_where_they_lay(self, client):
        words = words_of(client, "/dia-ban/phuong-kon-tum/")
        assert "Thành lập, kế thừa từ:" in words
        assert "Phường Quang Trung Thành phố Kon Tum, Tỉnh Kon Tum (toàn bộ)" in words

    def test_a_long_list_has_pages_that_keep_the_day(self, client):
        text = text_of(client, "/dia-ban/thanh-pho-ho-chi-minh/?ngay=1/9/2025")
        assert "?ngay=1%2F9%2F2025&amp;trang=2" in text
        assert client.get("/dia-ban/thanh-pho-ho-chi-minh/?trang=2").status_code == 200
        assert client.get("/dia-ban/thanh-pho-ho-chi-minh/?trang=3").status_code == 404

    @pytest.mark.parametrize(
        "slug", ["xa-ba-che", "thanh-pho-ho-chi-minh", "tinh-kon-tum", "quan-1", "tinh-lam-dong"]
    )
    def test_a_page_has_a_budget_whatever_lies_below(
        self, client, slug, django_assert_max_num_queries
    ):
        client.get(f"/dia-ban/{slug}/")
        with django_assert_max_num_queries(20):
            assert client.get(f"/dia-ban/{slug}/").status_code == 200

    def test_the_map_of_the_site_has_living_places(self, client, django_assert_max_num_queries):
        with django_assert_max_num_queries(4):
            part = client.get("/sitemap-dia-ban.xml").content.decode()
        assert part.count("<loc>") == 2000
        assert "tinh-kon-tum/" not in part


@pytest.fixture
def commune() -> Place:
    made = Place.objects.create(name="xã Thử", slug="xa-thu", kind="commune", since=AFTER)
    PlaceSuccession.objects.create(
        old=Place.objects.create(name="Xã Cũ", slug="xa-cu", kind="commune", until=BEFORE),
        new=made, kind="split", day=AFTER, is_default=False,
    )  # fmt: skip
    return made


def villages(commune: Place, count: int) -> None:
    for number in range(count):
        made = Place.objects.create(name=f"Thôn {number}", slug=f"thon-{number}", kind="village")
        PlaceParent.objects.create(place=made, parent=commune)


@pytest.mark.parametrize("count", [1, 20])
def test_a_page_costs_the_same_for_one_child_and_for_twenty(
    client, commune, count, django_assert_max_num_queries
):
    villages(commune, count)
    client.get("/dia-ban/xa-thu/")
    with django_assert_max_num_queries(14):
        assert client.get("/dia-ban/xa-thu/").status_code == 200


def test_a_place_of_ones_own_shows_no_source_and_begins_with_a_capital(client, commune):
    text = text_of(client, "/dia-ban/xa-thu/")
    assert "<h1>Xã Thử</h1>" in text
    assert "(một phần)" in text
    assert "giấy phép MIT" not in text


def test_a_day_outside_its_life_is_said(client, commune):
    assert "Ngày 1/1/2020 không có địa bàn này; trang cho thấy ngày 1/7/2025." in words_of(
        client, "/dia-ban/xa-thu/?ngay=1/1/2020"
    )


def test_a_day_that_is_only_the_latest_possible_is_said(client, commune):
    PlaceName.objects.create(
        place=commune, kind="former", name="Xã Kia", until=date(2026, 1, 1), is_exact=False
    )
    assert "Chậm nhất 2/1/2026 Đổi tên từ Xã Kia thành xã Thử." in words_of(
        client, "/dia-ban/xa-thu/"
    )


@pytest.mark.parametrize("asked", ["ngay=hom-qua", "ngay=1/1/1000", "ngay=31/2/2025"])
@pytest.mark.parametrize("address", ["/dia-ban/", "/dia-ban/xa-thu/"])
def test_what_is_no_day_gets_a_sentence(client, commune, address, asked):
    assert "Ngày viết như 30/6/2025." in text_of(client, f"{address}?{asked}")


def test_a_place_that_does_not_exist_is_not_found(client):
    assert client.get("/dia-ban/khong-co/").status_code == 404


def test_pages_are_the_same_for_all_and_searches_are_not_for_robots(client, commune):
    for address in ("/dia-ban/", "/dia-ban/xa-thu/", "/dia-ban/?q=thu"):
        response = client.get(address)
        assert response["Cache-Control"] == "public, no-cache"
        assert not response.cookies
    assert 'content="noindex' in text_of(client, "/dia-ban/?q=thu")
    assert 'content="noindex' not in text_of(client, "/dia-ban/xa-thu/")


def test_a_searched_word_is_never_markup(client):
    assert "<script>x" not in text_of(client, "/dia-ban/?q=<script>x")
