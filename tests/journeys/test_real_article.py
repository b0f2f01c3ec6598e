"""From a newspaper's page to a reader's answer.

The page is brought in, reviewed, published, read, and passed on.
"""

import re
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from config.environment import ROOT
from kheo.portal.sample.accounts import APPROVER, EDITOR, PASSWORD
from tests.journeys.conftest import Watched
from tests.journeys.running import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

REAL = ROOT.parent / "shared" / "real" / "kon-tum-2024.txt"
# Where the newspaper's page is not at hand, one of the same shape about the invented province.
SHAPED = """Thứ Năm, 9/5/2024
An Lĩnh: Ban Tuyên giáo và Dân vận - Đảng ủy UBND tỉnh tăng cường phối hợp về công tác dân vận

Đồng chí lãnh đạo hai cơ quan cùng chủ trì Hội nghị đánh giá kết quả phối hợp, bàn nhiệm vụ năm nay.


Quang cảnh Hội nghị


Thực hiện chương trình phối hợp, hai cơ quan đã tham mưu ban hành nhiều văn bản \
lãnh đạo, chỉ đạo về công tác dân vận và phát huy quyền làm chủ của nhân dân ở cơ sở.

Các xã, phường thường xuyên tổ chức phong trào thi đua “Dân vận khéo” bảo đảm thiết \
thực, hiệu quả, gắn với việc xây dựng nông thôn mới ở từng thôn, tổ dân phố.

(baoanlinh.example.vn)

Gửi cho bạn bè

Phản hồi

Thông tin người gửi phản hồi

Xem nhiều nhất"""


def page_text(mark: str) -> str:
    """Return the page that is brought in; a mark keeps two journeys' articles apart."""
    text = REAL.read_text(encoding="utf-8") if REAL.exists() else SHAPED
    return text.replace("\n\n(bao", f"\n\n{mark}\n\n(bao")


def sign_in(page: Page, name: str) -> None:
    page.goto("/quan-tri/login/")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form button[type=submit]").first.click()
    page.wait_for_url(re.compile(r"/quan-tri/$"))


def bring_in(page: Page, text: str) -> str:
    """Paste the page, hand the draft to review, and return the address of its desk."""
    sign_in(page, EDITOR.name)
    page.goto("/quan-tri/nhap-bai/")
    page.locator("textarea[name=text]").fill(text)
    page.get_by_role("button", name="Nhập thành bản thảo").click()
    page.wait_for_url(re.compile(r"/ban-bai/\d+/$"))
    expect(page.get_by_text("là ngày người ta đọc trang")).to_be_visible()
    desk = page.url
    page.get_by_role("button", name="Gửi duyệt").click()
    expect(page.get_by_text("Đang chờ duyệt")).to_be_visible()
    return desk


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
    wait_like_a_person(page)
    form.get_by_role("button", name="Gửi thư").click()
    expect(page.get_by_text("đã nhận 2 thư")).to_be_visible()
    letters = site.mail.letters[before:]
    told = sorted(to for letter in letters for to in letter.rcpt_tos)
    assert told == ["hoa@example.vn", "minh@example.vn"]


def wait_like_a_person(page: Page) -> None:
    """Let the two seconds pass in which only machines fill in a form."""
    page.wait_for_timeout(2_100)


def remark(page: Page, name: str) -> str:
    """Send a remark and return the code that follows it."""
    page.get_by_role("link", name="Phản hồi", exact=True).first.click()
    form = page.locator("form[action^='/phan-hoi/']")
    form.locator("[name=text]").fill(f"Thôn chúng tôi cũng muốn làm như vậy. {name}")
    form.locator("[name=name]").fill(name)
    form.locator("[name=contact]").fill("0912 345 678")
    boxes = form.locator("input[type=checkbox]")
    assert [boxes.nth(n).is_checked() for n in range(boxes.count())] == [False] * 3
    for n in range(3):
        boxes.nth(n).check()
    wait_like_a_person(page)
    form.get_by_role("button", name="Gửi phản hồi").click()
    code = page.locator(".code").first
    expect(code).to_be_visible()
    return str(code.inner_text()).strip()


def answer(page: Page, name: str) -> None:
    """Accept and answer the remark as a member of the staff."""
    page.goto("/quan-tri/phan-hoi/")
    page.get_by_role("link").filter(has_text=name).first.click()
    page.get_by_role("button", name="Tiếp nhận").click()
    page.locator("textarea[name=answer]").fill("Cảm ơn bạn. Xã sẽ mời thôn dự buổi họp tới.")
    page.get_by_role("button", name="Lưu câu trả lời").click()
    expect(page.get_by_text("Xã sẽ mời thôn dự buổi họp tới.").first).to_be_visible()


def follow(page: Page, code: str) -> None:
    """Follow the remark by its code."""
    page.goto("/phan-hoi/theo-doi/")
    page.locator("[name=code]").fill(code.lower())
    page.locator("main form button[type=submit]").first.click()
    expect(page.get_by_text("Xã sẽ mời thôn dự buổi họp tới.")).to_be_visible()


@pytest.mark.parametrize(
    ("scripts", "width"), [(True, 1280), (False, 360)], ids=["scripts", "no-scripts"]
)
def test_a_real_page_is_brought_in_reviewed_published_read_passed_on_and_answered(
    site: Site, reader: Watched, scripts: bool, width: int
) -> None:
    name = "Y Hoa" if scripts else "A Minh"
    text = page_text(f"Bản đọc thử của {name} để hai lần đi thử không lẫn vào nhau.")
    editor, approver = reader.open(scripts=scripts), reader.open(scripts=scripts)
    desk = bring_in(editor, text)
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
    code = remark(page, name)
    answer(approver, name)
    follow(page, code)
    page.goto(address)
    expect(page.get_by_text(f"Thôn chúng tôi cũng muốn làm như vậy. {name}")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("0912")
    most_viewed(page, address)
    printed(page)


def most_viewed(page: Page, address: str) -> None:
    """Find the article among the most viewed, once counted and the kept page has had its time."""
    path = urlsplit(address).path
    entry = page.locator(f"main a[href='{path}']").first
    for _ in range(20):
        page.goto("/xem-nhieu-nhat/")
        if entry.is_visible():
            return
        page.wait_for_timeout(1_000)
    expect(entry).to_be_visible()


def printed(page: Any) -> None:
    """Look at the page as the printer gets it: no menu, no tools."""
    page.emulate_media(media="print")
    expect(page.locator("header nav").first).to_be_hidden()
    page.emulate_media(media="screen")
