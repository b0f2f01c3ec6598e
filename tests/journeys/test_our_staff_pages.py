"""axe on pages behind a sign-in, and on those that only the sender of a remark sees."""

import re

import pytest
from playwright.sync_api import Page, expect

from kheo.portal.sample.accounts import APPROVER, EDITOR
from tests.journeys.axe import violations
from tests.journeys.conftest import Watched
from tests.journeys.running import Site
from tests.journeys.steps import bring_in, fill_remark, follow, hand_in, page_text, sign_in
from tests.journeys.test_every_page import resolve

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser two")]
both_widths = pytest.mark.parametrize("width", [360, 1280])


def assert_good(page: Page, width: int) -> None:
    """Hold that axe finds nothing, Wagtail's own frame included, and nothing is too wide."""
    # Wagtail's own script fills the side bar after the page is there.
    expect(page.locator("#wagtail-sidebar a").first).to_be_attached()
    # Its messages fade in: half way they have half their contrast.
    for messages in page.locator(".messages:has(li) > ul").all():
        expect(messages).to_have_css("opacity", "1")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@both_widths
def test_axe_finds_nothing_in_the_paste_box_and_on_the_desk(reader: Watched, width: int) -> None:
    page = reader.open(width=width)
    sign_in(page, EDITOR.name)
    page.goto("/quan-tri/nhap-bai/")
    assert_good(page, width)
    page.get_by_role("button", name="Nhập thành bản thảo").click()
    expect(page.locator(".error-message, .help-critical, .messages .error").first).to_be_visible()
    assert_good(page, width)
    desk = bring_in(page, page_text(f"Bản để xem ở bề ngang {width} điểm."))
    assert_good(page, width)
    hand_in(page)
    assert_good(page, width)
    approver = reader.open(width=width)
    sign_in(approver, APPROVER.name)
    approver.goto(desk)
    expect(approver.get_by_role("button", name="Duyệt và đăng")).to_be_visible()
    assert_good(approver, width)


@both_widths
def test_axe_finds_nothing_on_the_moderators_pages(reader: Watched, width: int) -> None:
    page = reader.open(width=width)
    sign_in(page, APPROVER.name)
    page.goto("/quan-tri/phan-hoi/?q=khong-co-ai-viet-the")
    assert_good(page, width)
    page.goto("/quan-tri/phan-hoi/")
    assert_good(page, width)
    links = page.locator("td.title a")
    remarks = [link.get_attribute("href") for link in links.all()]
    assert len(remarks) >= 3  # one waits, two are answered
    for address in remarks[:3]:
        page.goto(str(address))
        assert_good(page, width)
    page.get_by_role("button", name="Lưu câu trả lời").click()
    expect(page.get_by_text("Hãy viết nội dung trả lời.")).to_be_visible()
    assert_good(page, width)


@both_widths
def test_axe_finds_nothing_on_what_the_sender_of_a_remark_sees(
    site: Site, reader: Watched, width: int
) -> None:
    page = reader.open(width=width)
    page.goto(resolve(site, "forms:phan-hoi"))
    page.get_by_role("button", name="Gửi phản hồi").click()
    expect(page.get_by_text("Chưa gửi được. Hãy xem lại:")).to_be_visible()
    assert violations(page) == []
    code = fill_remark(page, "Y Lan")
    expect(page).to_have_url(re.compile(r"/phan-hoi/da-gui/$"))
    assert violations(page) == []
    follow(page, code)
    assert violations(page) == []
    page.get_by_role("button", name="Rút đồng ý đăng công khai").click()
    expect(page.get_by_text("Đã rút lại sự đồng ý.")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
