"""From a directive to a task that got done: two parties sign, a commune works, everybody reads.

A phone is 360 px wide; each person works in a browser of his own.
"""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, expect

from kheo.portal.sample.accounts import COMMUNE, ONE_PARTY, OTHER_PARTY
from tests.journeys.axe import violations
from tests.journeys.conftest import Watched
from tests.journeys.steps import sign_in_at_work

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser one")]

DIRECTIVE = "Chỉ thị 33/CT-TTg"
FIRST = "Ban Tuyên giáo và Dân vận Tỉnh ủy An Lĩnh"
SECOND = "Đảng ủy UBND tỉnh An Lĩnh"
UNIT = "Ủy ban nhân dân xã Suối Mây"
BASES = "Thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ"
TEXT = """I. Mục đích, yêu cầu
1. Nghe dân nói, nói dân hiểu.
II. Nội dung phối hợp
1. Đối thoại với Nhân dân ở từng xã.
2. Nhân rộng mô hình “Dân vận khéo”.
III. Tổ chức thực hiện
1. Hai bên giao ban mỗi quý."""


def photo() -> dict[str, object]:
    """Return a picture as a phone sends it."""
    kept = BytesIO()
    Image.linear_gradient("L").resize((1600, 1200)).convert("RGB").save(kept, "JPEG")
    return {"name": "IMG_0042.jpg", "mimeType": "image/jpeg", "buffer": kept.getvalue()}


def press(page: Page, *names: str) -> None:
    """Open the page of an act by its link, then confirm it there."""
    link, button = names
    page.get_by_role("link", name=re.compile(link)).first.click()
    page.get_by_role("main").get_by_role("button", name=button, exact=True).click()


def note_obligation(page: Page, title: str) -> None:
    """Note what a directive asks of a commune."""
    page.goto("/lam-viec/van-ban-giao-viec/")
    page.get_by_label("Số, ký hiệu hoặc từ trong trích yếu").fill("33/CT-TTg")
    page.get_by_role("main").get_by_role("button", name="Tìm").click()
    page.get_by_role("main").get_by_role("link", name=DIRECTIVE).first.click()
    page.get_by_role("link", name=re.compile("Ghi việc")).first.click()
    page.get_by_label("Điều, khoản, mục").fill("mục 4, điểm a")
    page.get_by_label("Nội dung việc được giao").fill(title)
    page.get_by_label("Cơ quan phải thực hiện").fill(UNIT)
    page.get_by_role("main").get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_role("main").get_by_text(title).first).to_be_visible()


def begin(page: Page, title: str) -> None:
    """Begin a programme of two parties for which leave was given, and write its text."""
    page.goto("/lam-viec/chuong-trinh/moi/")
    page.get_by_label("Tên", exact=True).fill(title)
    page.get_by_label("Từ ngày", exact=True).fill("1/1/2026")
    page.get_by_label("Đến hết ngày").fill("31/12/2030")
    page.get_by_label("Cần xin chủ trương").uncheck()
    parties = page.locator("fieldset.party")
    for number, name in enumerate((FIRST, SECOND)):
        parties.nth(number).locator("input[name$=-organisation]").fill(name)
    page.get_by_role("main").locator("form button.button:not(.button--quiet)").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.get_by_role("link", name="Soạn nội dung").click()
    page.locator("textarea[name=bases]").fill(BASES)
    page.locator("textarea[name=clauses]").fill(TEXT)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("main")).to_contain_text("Đối thoại với Nhân dân ở từng xã.")
    page.get_by_role("button", name="Ghi nội dung").click()


def sign(page: Page, name: str) -> None:
    """Sign for one's party."""
    page.get_by_role("link", name=re.compile("Ký hoặc từ chối")).click()
    page.get_by_label("Đồng ý, ký").check()
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=office]").fill("Trưởng ban")
    page.get_by_role("button", name="Gửi trả lời").click()


def plan(page: Page, title: str) -> None:
    """Draw the plan of the year, say who does what by when, and adopt it."""
    page.goto("/lam-viec/ke-hoach/moi/")
    page.get_by_label("Chương trình đang thực hiện").select_option(label=title)
    page.get_by_label("Năm").fill("2026")
    page.get_by_role("main").locator("form .button").last.click()
    page.get_by_role("button", name="Lập dự thảo").click()
    row = page.locator("fieldset.plan-row").first
    row.get_by_label("Cơ quan chủ trì", exact=False).fill(UNIT)
    row.get_by_label("Thời hạn").fill(due())
    row.get_by_label("Sản phẩm").fill("Biên bản đối thoại")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_role("link", name=re.compile("Thông qua")).first.click()
    page.get_by_label(re.compile("Ngày thông qua")).fill("5/1/2026")
    page.get_by_role("main").get_by_role("button", name=re.compile("Thông qua")).click()
    expect(page.get_by_role("main")).to_contain_text("Đã thông qua")


def due() -> str:
    """Return a day in two weeks as people write it."""
    day = timezone.localdate() + timedelta(days=14)
    return f"{day.day}/{day.month}/{day.year}"


def give(page: Page) -> None:
    """Give the first item of the plan; a trial shows it before."""
    page.get_by_role("link", name=re.compile("Giao nhiệm vụ")).first.click()
    item, other = page.locator("fieldset.bulk__item").all()
    item.locator("input[name$=chosen]").check()
    other.locator("input[name$=chosen]").uncheck()
    item.locator("summary").click()
    item.get_by_label("Ảnh").check()
    page.get_by_role("button", name="Xem thử").click()
    page.get_by_role("main").get_by_role("button", name=re.compile("^Giao")).click()
    expect(page.get_by_role("status").first).to_contain_text("giao")


def work(page: Page, programme: str) -> None:
    """Take the task on, do it, show it by a photo, and hand it in: on a phone."""
    page.goto("/lam-viec/")
    job = page.locator(".job").filter(has_text=programme).first
    job.get_by_role("link").first.click()
    for name in ("Nhận việc|Nhận nhiệm vụ", "Bắt đầu"):
        page.get_by_role("button", name=re.compile(name)).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert violations(page) == []
    page.get_by_role("link", name=re.compile("[Mm]inh chứng|Thêm ảnh")).first.click()
    page.get_by_label("Hoặc chọn ảnh có sẵn").set_input_files(photo())  # type: ignore[arg-type]
    page.get_by_label("Ảnh cho thấy điều gì").fill("Bà con hỏi về đường thôn")
    page.get_by_role("button", name="Gửi ảnh").click()
    expect(page.get_by_alt_text(re.compile("Bà con hỏi")).first).to_be_visible()
    page.get_by_role("link", name="Về nhiệm vụ").click()
    page.locator("summary").filter(has_text=re.compile("Gửi kết quả")).click()
    page.get_by_label("Kết quả", exact=False).first.fill("Đã đối thoại, 85 người dự.")
    page.get_by_role("button", name=re.compile("Gửi kết quả")).click()
    expect(page.get_by_role("main")).to_contain_text("Chờ xác nhận")


def test_from_a_directive_to_a_task_that_everybody_sees_done(reader: Watched) -> None:
    title = "Chương trình phối hợp thử nghiệm 2026–2030"
    one, other = reader.open(), reader.open()
    sign_in_at_work(one, ONE_PARTY.name)
    sign_in_at_work(other, OTHER_PARTY.name)
    note_obligation(one, "Mỗi xã đối thoại với Nhân dân ít nhất một lần mỗi năm")
    begin(one, title)
    press(one, "Gửi các bên góp ý", "Gửi góp ý")
    press(one, "Gửi các bên ký", "Gửi ký")
    sign(one, "Trần Thị Mẫu")
    expect(one.get_by_role("main")).to_contain_text("Đang ký")
    other.goto(one.url)
    sign(other, "Lê Văn Mẫu")
    expect(other.get_by_role("main")).to_contain_text("Xem như người dân")
    plan(one, title)
    give(one)
    phone = reader.open(width=360, is_mobile=True)
    sign_in_at_work(phone, COMMUNE.name)
    work(phone, title)
    one.goto(phone.url)
    one.get_by_role("button", name=re.compile("Xác nhận")).click()
    expect(one.get_by_role("main")).to_contain_text("Hoàn thành đúng hạn")
    public = reader.open(width=360)
    public.goto("/chuong-trinh/")
    public.get_by_role("link", name=title).click()
    expect(public.get_by_role("main")).to_contain_text("Tổng số nhiệm vụ")
    public.get_by_role("link", name="Xem từng nhiệm vụ").click()
    public.get_by_role("main").get_by_role("link", name=re.compile("Đối thoại")).click()
    expect(public.get_by_alt_text("Bà con hỏi về đường thôn")).to_be_visible()
    expect(public.get_by_role("main")).to_contain_text("Hoàn thành đúng hạn")
    assert violations(public) == []
    assert public.evaluate("document.documentElement.scrollWidth") <= 360
