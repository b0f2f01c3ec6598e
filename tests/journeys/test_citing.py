"""An article cites a document: the link comes when the document does, and a draft learns of it."""

import re

import pytest
from playwright.sync_api import Page, expect

from kheo.portal.sample.accounts import APPROVER, EDITOR
from tests.journeys.axe import violations
from tests.journeys.conftest import Watched
from tests.journeys.steps import bring_in, hand_in, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser one")]
NUMBER = "915/CT-TTg"
CITED = f"Chỉ thị số {NUMBER}"
TEXT = f"""Thứ Năm, 9/5/2024
An Lĩnh: Hội nghị bàn việc thực hiện chỉ thị về công tác dân vận của chính quyền các cấp

Đồng chí lãnh đạo hai cơ quan cùng chủ trì Hội nghị đánh giá kết quả, bàn nhiệm vụ năm nay.

Các sở, ban, ngành tập trung triển khai thực hiện {CITED}, ngày 26/11/2021 của \
Thủ tướng Chính phủ về “Công tác dân vận trong hành chính nhà nước, chính quyền các cấp”…

Các xã, phường thường xuyên tổ chức phong trào thi đua “Dân vận khéo” bảo đảm thiết \
thực, hiệu quả, gắn với việc xây dựng nông thôn mới ở từng thôn, tổ dân phố.

(baoanlinh.example.vn)"""


def publish_article(editor: Page, approver: Page) -> str:
    """Bring the article in, have it approved, and return its address."""
    sign_in(editor, EDITOR.name)
    desk = bring_in(editor, TEXT)
    hand_in(editor)
    sign_in(approver, APPROVER.name)
    approver.goto(desk)
    approver.get_by_role("button", name="Duyệt và đăng").click()
    address = approver.get_by_role("link", name="Xem bài đã đăng").get_attribute("href")
    assert address
    return address


def publish_document(page: Page) -> None:
    """Enter the document that the article cites, and let everybody read it."""
    page.goto("/quan-tri/van-ban/moi/")
    page.locator("[name=type]").select_option("chỉ thị")
    page.locator("[name=number]").fill(NUMBER)
    page.locator("[name=title]").fill("Công tác dân vận trong hành chính nhà nước")
    page.locator("[name=issuers]").fill("Thủ tướng Chính phủ")
    page.locator("[name=signed_on]").fill("26/11/2021")
    page.locator("[name=expires_on]").fill("31/12/2025")
    page.locator("[name=text]").fill("Điều 1. Yêu cầu\n1. Gần dân, trọng dân.\n2. Hiểu dân.")
    page.locator("main form button[type=submit]").first.click()
    page.get_by_role("button", name="Công bố", exact=True).click()
    expect(page.get_by_role("link", name="Trang công khai")).to_be_visible()


def test_an_article_leads_to_the_document_it_cites_as_soon_as_that_is_there(
    reader: Watched,
) -> None:
    staff = reader.open()
    address = publish_article(reader.open(), staff)
    page = reader.open(width=360)
    page.goto(address)
    expect(page.locator("main")).to_contain_text(CITED)
    expect(page.get_by_role("link", name=CITED)).to_have_count(0)
    publish_document(staff)
    page.goto(address)
    expect(page.get_by_role("heading", name="Văn bản được nhắc đến")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("link", name=CITED).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(NUMBER)
    expect(page.locator("#dieu-1-khoan-2")).to_contain_text("Hiểu dân.")
    expect(page.locator("main")).to_contain_text("Hội nghị bàn việc thực hiện chỉ thị")
    assert violations(page) == []
    check_draft(staff)


def check_draft(page: Page) -> None:
    """Learn that a draft cites what has ended and names a body that is no more."""
    page.goto("/quan-tri/van-ban/kiem-tra/")
    expect(page.locator("#wagtail-sidebar a").first).to_be_attached()
    assert violations(page) == []
    page.locator("[name=text]").fill(f"Thực hiện {CITED} ngày 26/11/2021; giao Huyện ủy chủ trì.")
    page.locator("[name=day]").fill("23/11/2026")
    page.get_by_role("button", name="Kiểm tra", exact=True).click()
    expect(page.get_by_role("heading", name=re.compile("Có 2 điều"))).to_be_visible()
    expect(page.locator("mark").first).to_have_text(CITED)
    expect(page.locator("table.listing")).to_contain_text("hết hiệu lực sau ngày 31/12/2025")
    expect(page.locator("table.listing")).to_contain_text("Huyện ủy không còn từ ngày 1/7/2025")
    expect(page.locator("#wagtail-sidebar a").first).to_be_attached()
    assert violations(page) == []
