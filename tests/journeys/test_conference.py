"""A conference from its notice to its conclusions, and from a conclusion to a task."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from kheo.portal.sample.accounts import COMMUNE, ONE_PARTY
from tests.journeys.axe import violations
from tests.journeys.conftest import Watched
from tests.journeys.steps import sign_in_at_work

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser two")]

UNIT = "Ủy ban nhân dân xã Suối Mây"


def save(page: Page) -> None:
    """Send the form of the page."""
    page.get_by_role("main").get_by_role("button", name="Lưu", exact=True).click()


def prepare(page: Page, title: str) -> None:
    """Prepare a conference of today with who presides, who is invited and what is spoken of."""
    today = timezone.localdate()
    page.goto("/lam-viec/hoi-nghi/moi/")
    page.locator("select[name=kind]").select_option("exchange")
    page.locator("[name=title]").fill(title)
    page.locator("[name=day]").fill(f"{today.day}/{today.month}/{today.year}")
    page.locator("[name=begins]").fill("8:00")
    page.locator("[name=venue]").fill("Hội trường Sở Nội vụ")
    page.get_by_role("main").locator("form button.button").last.click()
    lists = {
        "Sửa người chủ trì": "Trần Thị Mẫu, Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "Sửa chương trình họp": "8:15 | Báo cáo quý | Sở Nội vụ",
        "Sửa thành phần mời": f"{UNIT}\nĐại diện các thôn",
    }
    for name, lines in lists.items():
        page.get_by_role("link", name=name).click()
        page.get_by_role("main").locator("textarea").first.fill(lines)
        save(page)


def conclude(page: Page) -> None:
    """Say that it was held, who came, and what was concluded."""
    page.get_by_role("button", name="Ghi đã họp").click()
    page.get_by_role("link", name="Ghi ai dự").click()
    for box in page.get_by_role("main").locator("select[name$=presence], select").all():
        if box.locator("option[value=present]").count():
            box.select_option("present")
    save(page)
    page.get_by_role("link", name=re.compile("kết luận", re.IGNORECASE)).first.click()
    page.get_by_role("main").locator("textarea[name=conclusions], textarea").last.fill(
        f"Mỗi thôn niêm yết số điện thoại cán bộ xã | {UNIT} | 31/12/2026"
    )
    page.get_by_role("button", name=re.compile("Chốt kết luận")).click()


def test_a_conference_goes_from_notice_to_conclusions_to_tasks(reader: Watched) -> None:
    title = "Hội nghị giao ban thử quý IV"
    page = reader.open()
    sign_in_at_work(page, ONE_PARTY.name)
    prepare(page, title)
    page.get_by_role("button", name="Thông báo hội nghị").click()
    public = reader.open(width=360)
    public.goto("/hoi-nghi/")
    public.get_by_role("link", name=title).click()
    expect(public.get_by_role("main")).to_contain_text("Trưởng Ban Tuyên giáo và Dân vận")
    assert violations(public) == []
    conclude(page)
    page.get_by_role("link", name="Giao kết luận thành nhiệm vụ").click()
    page.get_by_role("button", name="Giao các mục đã chọn").click()
    expect(page.get_by_role("main")).to_contain_text("Đã giao")
    public.reload()
    expect(public.get_by_role("main")).to_contain_text("Mỗi thôn niêm yết số điện thoại cán bộ xã")
    phone = reader.open(width=360)
    sign_in_at_work(phone, COMMUNE.name)
    phone.goto("/lam-viec/nhiem-vu/")
    phone.get_by_role("link", name=re.compile("Mỗi thôn niêm yết")).first.click()
    expect(phone.get_by_role("main")).to_contain_text(title)
