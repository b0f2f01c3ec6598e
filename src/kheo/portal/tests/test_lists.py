from datetime import UTC, datetime

import pytest

from kheo.core.http import FOR_ALL
from kheo.news.tests import factories

pytestmark = pytest.mark.django_db


def issued(title, *moment):
    return factories.article(title, issued_at=datetime(*moment, tzinfo=UTC))  # type: ignore[misc] # no zone among the numbers


def test_the_archive_counts_articles_by_month_of_the_day_here(client):
    issued("Tháng tư", 2024, 4, 30, 16, 59)
    issued("Tháng năm", 2024, 4, 30, 17, 0)
    page = client.get("/luu-tru/")
    assert page.status_code == 200
    assert "/luu-tru/2024/4/" in page.content.decode()
    assert "/luu-tru/2024/5/" in page.content.decode()


def test_a_month_and_a_day_hold_their_articles(client):
    issued("Đúng ngày", 2024, 5, 8, 1)
    issued("Hôm sau", 2024, 5, 9, 1)
    issued("Tháng sau", 2024, 6, 1, 1)
    month = client.get("/luu-tru/2024/5/").content.decode()
    assert "Đúng ngày" in month
    assert "Hôm sau" in month
    assert "Tháng sau" not in month
    day = client.get("/luu-tru/2024/5/8/").content.decode()
    assert "Thứ Tư, 8/5/2024" in day
    assert "Đúng ngày" in day
    assert "Hôm sau" not in day


@pytest.mark.parametrize(
    "path", ["/luu-tru/2024/13/", "/luu-tru/2024/2/30/", "/luu-tru/1800/1/", "/luu-tru/9999/1/"]
)
def test_a_day_that_no_calendar_has_is_not_found(client, path):
    assert client.get(path).status_code == 404


PAGES = ["/", "/tin-tuc/", "/tin-tuc/bai-0/", "/chu-de/", "/chu-de/dan-van-kheo/", "/luu-tru/",
         "/luu-tru/2024/5/", "/luu-tru/2024/5/8/", "/xem-nhieu-nhat/", "/xem-nhieu-nhat/tuan/",
         "/nguon/bao-an-linh/", "/nguon-tin/", "/hoat-dong/doi-thoai-voi-nhan-dan/",
         "/hoat-dong/ngay-hoi-dai-doan-ket/"]  # fmt: skip


def fill(n):
    topic, source, picture = factories.topic(), factories.source(), factories.picture()
    for k in range(n):
        factories.article(
            f"Bài {k}", topics=[topic], source=source, lead_picture=picture,
            issued_at=datetime(2024, 5, 8, 1, k, tzinfo=UTC),
        )  # fmt: skip
    factories.event()
    factories.album([picture] * min(n, 5))


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_the_same_for_every_reader_and_sets_no_cookie(client, admin_client, path):
    fill(3)
    for reader in (client, admin_client):
        reader.get(path)  # makes pictures' sizes
    anonymous, staff = client.get(path), admin_client.get(path)
    assert anonymous.status_code == 200
    assert anonymous.content == staff.content
    assert anonymous["Cache-Control"] == FOR_ALL
    assert not anonymous.cookies
    assert "Cookie" not in anonymous.get("Vary", "")
    assert b"csrfmiddlewaretoken" not in anonymous.content


@pytest.mark.parametrize("n", [1, 20])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_needs_more_than_15_queries_however_many_articles(
    client, django_assert_max_num_queries, path, n
):
    fill(n)
    client.get(path)  # makes pictures' sizes
    with django_assert_max_num_queries(15):
        assert client.get(path).status_code == 200


def test_a_list_that_does_not_go_on_is_not_found(client):
    fill(1)
    assert client.get("/tin-tuc/?trang=2").status_code == 404
