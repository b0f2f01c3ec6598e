"""From a newspaper's page to a reader's answer.

The page is brought in, reviewed, published, read, and passed on.
"""

import re
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from kheo.portal.sample.accounts import APPROVER, EDITOR
from tests.journeys.conftest import Watched
from tests.journeys.running import Site
from tests.journeys.steps import bring_in, fill_remark, follow, hand_in, page_text, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser two")]


def approve(page: Page, desk: str) -> str:
    """Approve the draft and return the address of the published article."""
    sign_in(page, APPROVER.name)
    page.goto(desk)
    page.get_by_role("button", name="Duyệt và đăng").click()
    address = page.get_by_role("link", name="Xem bài đã đăng").get_attribute("href")
    assert address
    return address


def asked(site: Site, path: str) -> str:
    """Return what a reader gets at once, from whichever process answers."""
    with urlopen(site.address + path, timeout=20) as answer:  # noqa: S310 - our own address
        return str(answer.read().decode())


def read(page: Page, address: str, text: str) -> None:
    """Read the article as a reader who has never been here."""
    lines = [line.strip() for line in text.replace("\xa0", " ").splitlines() if line.strip()]
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(lines[1])
    expect(page.locator("main")).to_contain_text(lines[2])
    for paragraph in lines[4:9]:
        if not paragraph.startswith("("):
            expect(page.locator("main")).to_contain_text(paragraph)
    source = next(line for line in lines if re.fullmatch(r"\(\S+\)", line)).strip("()")
    expect(page.get_by_role("link", name=source).first).to_be_visible()
    expect(page.get_by_role("link", name="Gửi cho bạn bè").first).to_be_visible()
    expect(page.get_by_text("Xem nhiều nhất").first).to_be_visible()


def send_to_friends(page: Page, site: Site, name: str) -> None:
    """Pass the article on to two friends."""
    before = len(site.mail.letters)
    page.get_by_role("link", name="Gửi cho bạn bè").first.click()
    form = page.locator("form[action^='/gui-ban-be/']")
    form.locator("[name=recipients]").fill("hoa@example.vn, minh@example.vn")
    form.locator("[name=name]").fill(name)
    form.locator("[name=note]").fill("Bài này nói đúng việc thôn mình.")
    form.get_by_role("button", name="Gửi thư").click()
    expect(page.get_by_text("đã nhận 2 thư")).to_be_visible()
    letters = site.mail.since(before)
    told = sorted(to for letter in letters for to in letter.rcpt_tos)
    assert told == ["hoa@example.vn", "minh@example.vn"]


def answer(page: Page, name: str) -> None:
    """Accept and answer the remark as a member of the staff."""
    page.goto("/quan-tri/phan-hoi/")
    page.get_by_role("link").filter(has_text=name).first.click()
    page.get_by_role("button", name="Tiếp nhận").click()
    page.locator("textarea[name=answer]").fill("Cảm ơn bạn. Xã sẽ mời thôn dự buổi họp tới.")
    page.get_by_role("button", name="Lưu câu trả lời").click()
    expect(page.get_by_text("Xã sẽ mời thôn dự buổi họp tới.").first).to_be_visible()


@pytest.mark.parametrize(
    ("scripts", "width"), [(True, 1280), (False, 360)], ids=["scripts", "no-scripts"]
)
def test_a_real_page_is_brought_in_reviewed_published_read_passed_on_and_answered(
    site: Site, reader: Watched, scripts: bool, width: int
) -> None:
    name = "Y Hoa" if scripts else "A Minh"
    text = page_text(f"Bản đọc thử của {name} để hai lần đi thử không lẫn vào nhau.")
    editor, approver = reader.open(scripts=scripts), reader.open(scripts=scripts)
    sign_in(editor, EDITOR.name)
    desk = bring_in(editor, text)
    hand_in(editor)
    path = "/tin-tuc/rss.xml"
    before = [asked(site, path) for _ in range(4)]  # every process keeps the feed now
    address = approve(approver, desk)
    link = urlsplit(address).path
    assert not any(link in feed for feed in before)
    assert all(link in asked(site, path) for _ in range(4))
    page = reader.open(scripts=scripts, width=width)
    read(page, address, text)
    send_to_friends(page, site, name)
    page.goto(address)
    page.get_by_role("link", name="Phản hồi", exact=True).first.click()
    code = fill_remark(page, name)
    answer(approver, name)
    follow(page, code)
    expect(page.get_by_text("Xã sẽ mời thôn dự buổi họp tới.")).to_be_visible()
    page.goto(address)
    expect(page.get_by_text(f"Thôn chúng tôi cũng muốn làm như vậy. {name}")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("0912")
    most_viewed(page, address)
    printed(page)


def most_viewed(page: Page, address: str) -> None:
    """Find the article among the most viewed, once counted.

    Each look has an address of its own: a kept page would have to have its time first.
    """
    entry = page.locator(f"main a[href='{urlsplit(address).path}']").first
    for look in range(40):
        page.goto(f"/xem-nhieu-nhat/?lan={look}")
        if entry.is_visible():
            return
        page.wait_for_timeout(200)
    expect(entry).to_be_visible()


def printed(page: Any) -> None:
    """Look at the page as the printer gets it: no menu, no tools."""
    page.emulate_media(media="print")
    expect(page.locator("header nav").first).to_be_hidden()
    page.emulate_media(media="screen")
