import pytest

from kheo.news.tests import factories

pytestmark = pytest.mark.django_db


def test_the_sitemap_leads_to_every_published_page_and_no_draft(client):
    factories.article("Bài đăng")
    factories.article("Bản thảo", live=False)
    index = client.get("/sitemap.xml").content.decode()
    assert "/sitemap-trang.xml" in index
    part = client.get("/sitemap-trang.xml").content.decode()
    assert "/tin-tuc/bai-dang/</loc>" in part
    assert "/tin-tuc/</loc>" in part
    assert "ban-thao" not in part


def test_the_sitemap_costs_the_same_for_many_pages(client, django_assert_max_num_queries):
    for n in range(20):
        factories.article(f"Bài {n}")
    with django_assert_max_num_queries(6):
        client.get("/sitemap-trang.xml")


def test_robots_are_told_what_is_not_for_them(client):
    text = client.get("/robots.txt").content.decode()
    for path in ("/quan-tri/", "/lam-viec/", "/lich/"):
        assert f"Disallow: {path}\n" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_security_txt_names_a_contact_and_a_day_on_which_it_ends(client):
    answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"].startswith("text/plain")
    assert "Contact: mailto:" in answer.content.decode()
    assert "Expires: 20" in answer.content.decode()
