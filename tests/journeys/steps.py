"""What people do on the site in more than one journey."""

import re
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from config.environment import ROOT
from kheo.portal.sample.accounts import PASSWORD

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

# What browsers hold of those who signed in, by site and name.
SESSIONS: dict[str, dict[str, Any]] = {}


def page_text(mark: str) -> str:
    """Return the page that is brought in; a mark keeps two journeys' articles apart."""
    text = REAL.read_text(encoding="utf-8") if REAL.exists() else SHAPED
    return text.replace("\n\n(bao", f"\n\n{mark}\n\n(bao")


def sign_in(page: Page, name: str) -> None:
    """Sign in as one of the sample's accounts; who did so before comes with that session.

    A code of the second factor counts once, and only three fit in a minute and a half.
    """
    page.goto("/quan-tri/")
    known = SESSIONS.setdefault(urlsplit(page.url).netloc, {})
    if name in known:
        page.context.add_cookies(known[name])
        page.goto("/quan-tri/")
    else:
        sign_in_anew(page, name)
    expect(page).to_have_url(re.compile(r"/quan-tri/$"))
    known[name] = page.context.cookies()


def sign_in_at_work(page: Page, name: str) -> None:
    """Sign in as a sample's account that works at `/lam-viec/`; again with the same session."""
    page.goto("/lam-viec/")
    known = SESSIONS.setdefault(urlsplit(page.url).netloc, {})
    if name in known:
        page.context.add_cookies(known[name])
        page.goto("/lam-viec/")
    else:
        sign_in_anew(page, name)
    expect(page).to_have_url(re.compile(r"/lam-viec/$"))
    known[name] = page.context.cookies()


def sign_in_anew(page: Page, name: str) -> None:
    """Fill in name and password, then the code that a demo shows."""
    page.locator("input[name=login]").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    code = page.locator("#sample-code").inner_text()
    page.locator("input[name=code]").fill(code)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


def bring_in(page: Page, text: str) -> str:
    """Paste the page and return the address of the draft's desk, which is open now."""
    page.goto("/quan-tri/nhap-bai/")
    page.locator("textarea[name=text]").fill(text)
    page.get_by_role("button", name="Nhập thành bản thảo").click()
    page.wait_for_url(re.compile(r"/ban-bai/\d+/$"))
    expect(page.get_by_text("là ngày người ta đọc trang")).to_be_visible()
    return page.url


def hand_in(page: Page) -> None:
    """Give the draft to review from its desk."""
    page.get_by_role("button", name="Gửi duyệt").click()
    expect(page.get_by_text("Đang chờ duyệt")).to_be_visible()


def fill_remark(page: Page, name: str) -> str:
    """Send a remark from the form that is open, and return the code that follows it."""
    form = page.locator("form[action^='/phan-hoi/']")
    form.locator("[name=text]").fill(f"Thôn chúng tôi cũng muốn làm như vậy. {name}")
    form.locator("[name=name]").fill(name)
    form.locator("[name=contact]").fill("0912 345 678")
    boxes = form.locator("input[type=checkbox]")
    assert [boxes.nth(n).is_checked() for n in range(boxes.count())] == [False] * 3
    for n in range(3):
        boxes.nth(n).check()
    form.get_by_role("button", name="Gửi phản hồi").click()
    code = page.locator(".code").first
    expect(code).to_be_visible()
    return str(code.inner_text()).strip()


def follow(page: Page, code: str) -> None:
    """Follow the remark by its code."""
    page.goto("/phan-hoi/theo-doi/")
    page.locator("[name=code]").fill(code.lower())
    page.locator("main form button[type=submit]").first.click()
    expect(page.get_by_role("heading", name="Phản hồi của bạn")).to_be_visible()
