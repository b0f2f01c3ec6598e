"""An officer brings a PDF; in the end readers find it where they look."""

import re

import pytest
from playwright.sync_api import Page, expect

from kheo.documents.tests.hostile.making import honest_pdf, scripted_pdf
from kheo.portal.sample.accounts import APPROVER, EDITOR
from tests.journeys.axe import violations
from tests.journeys.conftest import Watched
from tests.journeys.steps import bring_in, hand_in, page_text, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser one")]
UPLOAD = "/quan-tri/van-ban/tai-len/"


def bring(page: Page, name: str, content: bytes) -> None:
    """Choose a file and send it."""
    page.goto(UPLOAD)
    page.locator("input[name=file]").set_input_files(
        {"name": name, "mimeType": "application/pdf", "buffer": content}
    )
    page.get_by_role("button", name="Tải lên và đọc").click()


def assert_good(page: Page, width: int) -> None:
    """Hold that axe finds nothing and nothing is too wide."""
    expect(page.locator("#wagtail-sidebar a").first).to_be_attached()
    for shown in page.locator(".messages:has(li) > ul").all():
        expect(shown).to_have_css("opacity", "1")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 1280])
def test_a_pdf_is_brought_corrected_published_and_found(reader: Watched, width: int) -> None:
    number, title = f"{4000 + width}/KH-UBND", f"Đối thoại định kỳ với Nhân dân {width}"
    approver = reader.open(width=width)
    sign_in(approver, APPROVER.name)
    news = publish_article_citing(reader, number)
    bring(approver, "ke-hoach.pdf", honest_pdf(4000 + width))
    correct_and_publish(approver, number, title, width)
    visitor = reader.open(width=width)
    visitor.goto(news)
    visitor.locator("main").get_by_role("link", name=number).first.click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text(number)
    visitor.goto("/van-ban/")
    facet = visitor.locator("a[href*='loai=ke-hoach']").first.get_attribute("href")
    visitor.goto(str(facet))
    expect(visitor.get_by_text(title).first).to_be_visible()
    visitor.goto(f"/van-ban/?q={number}")
    expect(visitor.get_by_text(title).first).to_be_visible()
    visitor.goto("/tim-kiem/?q=doi+thoai+dinh+ky")
    expect(visitor.get_by_role("link", name=title).first).to_be_visible()


def correct_and_publish(page: Page, number: str, title: str, width: int) -> None:
    """Look through what was read, correct it, save and publish."""
    page.wait_for_url(re.compile(r"/tai-len/[0-9a-f]{32}/$"))
    assert page.locator("[name=number]").input_value() == number
    assert page.locator("[name=signed_on]").input_value() == "05/03/2026"
    assert_good(page, width)
    page.locator("[name=title]").fill(title)
    page.get_by_role("button", name="Lưu bản nháp").click()
    page.wait_for_url(re.compile(r"/quan-tri/van-ban/\d+/$"))
    assert_good(page, width)
    page.get_by_role("button", name="Công bố", exact=True).click()
    expect(page.get_by_text("Đã công bố.")).to_be_visible()


def publish_article_citing(reader: Watched, number: str) -> str:
    """Import an article that cites the plan before the plan is here; return its address."""
    page = reader.open()
    sign_in(page, EDITOR.name)
    cited = f"Thực hiện Kế hoạch số {number} ngày 05/3/2026 của Ủy ban nhân dân xã Đăk Lin."
    desk = bring_in(page, page_text(cited))
    hand_in(page)
    approver = reader.open()
    sign_in(approver, APPROVER.name)
    approver.goto(desk)
    approver.get_by_role("button", name="Duyệt và đăng").click()
    address = approver.get_by_role("link", name="Xem bài đã đăng").get_attribute("href")
    return str(address)


def test_a_hostile_pdf_is_refused_in_words(reader: Watched) -> None:
    page = reader.open()
    sign_in(page, APPROVER.name)
    page.goto("/quan-tri/van-ban/")
    before = page.locator("td.title").count()
    bring(page, "ke-hoach.pdf", scripted_pdf())
    expect(page.get_by_text("chứa mã lệnh")).to_be_visible()
    assert_good(page, 1280)
    page.goto("/quan-tri/van-ban/")
    assert page.locator("td.title").count() == before


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_the_desk(reader: Watched, width: int) -> None:
    page = reader.open(width=width)
    sign_in(page, APPROVER.name)
    for address in ("/quan-tri/van-ban/", "/quan-tri/van-ban/moi/", UPLOAD):
        page.goto(address)
        assert_good(page, width)
