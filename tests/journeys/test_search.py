"""Searching as a reader does: from the box on any page, with a keyboard, without a script."""

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import violations
from tests.journeys.conftest import Watched
from tests.journeys.running import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser one")]

PAGES = [
    "/tim-kiem/", "/tim-kiem/?q=dan+van", "/tim-kiem/?q=dân+vận&loai=news.article",
    "/tim-kiem/?q=zzzzzz", "/tim-kiem/?q=dân+vận&tu=1946&den=1946", "/tim-kiem/?q=a&tu=xx",
]  # fmt: skip


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    site: Site, reader: Watched, path: str, width: int
) -> None:
    page = reader.open(width=width)
    page.goto(path)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 1280])
def test_a_reader_finds_an_article_from_the_box_by_words_without_marks(
    site: Site, reader: Watched, width: int
) -> None:
    page = reader.open(width=width)
    page.goto("/")
    box = page.get_by_role("searchbox")
    box.fill("thong qua ke hoach phoi hop")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tìm kiếm")
    expect(page.locator("mark").first).to_be_visible()
    page.locator(".item__title a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("kế hoạch phối hợp")


def test_a_filter_narrows_and_is_given_up_again(site: Site, reader: Watched) -> None:
    page = reader.open(width=1280)
    page.goto("/tim-kiem/?q=dân+vận")
    before = page.locator("#ket-qua").inner_text()
    page.get_by_role("complementary").get_by_role("link", name="Tin bài").click()
    expect(page.locator("[aria-current=true]").first).to_be_visible()
    page.get_by_role("link", name="Bỏ hết các điều kiện lọc").click()
    expect(page.locator("#ket-qua")).to_have_text(before)
