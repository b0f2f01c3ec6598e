"""An officer is invited, sets up a second factor, signs in by password, code and passkey.

All in a real browser, on a site that runs with two processes.
"""

import http.client
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from kheo.accounts.tests.people import code, words_of
from kheo.portal.sample.accounts import ADMINISTRATOR
from tests.journeys.axe import violations
from tests.journeys.conftest import Watched
from tests.journeys.running import Site, free_port, running_site
from tests.journeys.steps import sign_in
from tests.provider import persons
from tests.provider.running import running_provider

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser two")]

PASSWORD: Final = "con-suối-chảy-về-bản-7"
WITHOUT_SCRIPTS: Final = 0


def good(page: Page, width: int) -> None:
    """Hold that axe finds nothing and nothing is too wide; axe is itself a script."""
    if width == WITHOUT_SCRIPTS:
        return
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def invite(page: Page, site: Site, name: str) -> str:
    """Invite somebody as the administrator and return the way in from the letter."""
    before = len(site.mail.letters)
    sign_in(page, ADMINISTRATOR.name)
    page.goto("/quan-tri/loi-moi/")
    page.get_by_role("link", name="Mời cán bộ").click()
    page.locator("[name=email]").fill(f"{name}@xa.example.vn")
    page.locator("[name=last_name]").fill("Y")
    page.locator("[name=first_name]").fill("Hoa")
    page.get_by_label("Biên tập viên").check()
    page.get_by_role("button", name="Mời", exact=True).click()
    expect(page.get_by_text(f"Lời mời đã gửi đến {name}@xa.example.vn")).to_be_visible()
    letter = site.mail.since(before)[0]
    assert letter.rcpt_tos == [f"{name}@xa.example.vn"]
    text = words_of(message_from_bytes(letter.content, policy=policy.default))
    found = re.search(r"http://\S+/tai-khoan/loi-moi/\S+", text)
    assert found, text
    return found[0]


def accept(page: Page, way: str, name: str, width: int) -> None:
    """Accept as a person does, up to the page that asks for a second factor."""
    page.goto(way)
    good(page, width)
    page.locator("[name=username]").fill(name)
    page.locator("[name=password1]").fill("ngắn")
    page.locator("[name=password2]").fill("ngắn")
    page.get_by_role("button", name="Tạo tài khoản").click()
    expect(page.locator(".error-summary")).to_be_visible()
    good(page, width)
    page.locator("[name=password1]").fill(PASSWORD)
    page.locator("[name=password2]").fill(PASSWORD)
    page.get_by_role("button", name="Tạo tài khoản").click()
    expect(page.get_by_role("heading", name="Xác thực hai bước", level=1)).to_be_visible()
    expect(page.get_by_text("xem ai gửi phản hồi")).to_be_visible()
    good(page, width)


def set_up_app(page: Page, width: int) -> str:
    """Set up an authenticator app and return its secret."""
    page.get_by_role("link", name="Bật ứng dụng xác thực").click()
    expect(page.get_by_role("img", name="Hình để ứng dụng xác thực quét")).to_be_visible()
    good(page, width)
    secret = page.locator(".secret").inner_text()
    page.locator("[name=code]").fill(code(secret))
    page.get_by_role("button", name="Bật", exact=True).click()
    expect(page.get_by_role("heading", name="Mã khôi phục")).to_be_visible()
    assert page.locator(".codes li").count() == 10
    good(page, width)
    return secret


def by_password(page: Page, name: str) -> None:
    page.goto("/tai-khoan/dang-nhap/")
    page.locator("[name=login]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


def sign_out(page: Page) -> None:
    page.goto("/tai-khoan/dang-xuat/")
    page.get_by_role("button", name="Đăng xuất khỏi máy này").click()


@pytest.mark.parametrize(
    "width", [1280, 360, WITHOUT_SCRIPTS], ids=["wide", "narrow", "no-scripts"]
)
def test_who_is_invited_sets_up_a_second_factor_and_signs_in_with_it(
    site: Site, reader: Watched, width: int
) -> None:
    name = f"hoa-{width}"
    way = invite(reader.open(), site, name)
    page = reader.open(scripts=width != WITHOUT_SCRIPTS, width=width or 360)
    accept(page, way, name, width)
    page.goto("/quan-tri/")
    expect(page).to_have_url(re.compile(r"/tai-khoan/xac-thuc-hai-buoc/\?next="))
    secret = set_up_app(page, width)
    page.get_by_role("link", name="Tiếp tục").click()
    expect(page).to_have_url(re.compile(r"/quan-tri/$"))
    sign_out(page)
    by_password(page, name)
    expect(page.get_by_role("heading", name="Bước xác thực thứ hai")).to_be_visible()
    good(page, width)
    page.locator("[name=code]").fill("000000")
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.locator(".error-summary")).to_be_visible()
    good(page, width)
    # The code that set the app up is used; the next one fits already.
    page.locator("[name=code]").fill(code(secret, late=1))
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page).to_have_url(re.compile(r"/quan-tri/$"))
    assert page.goto(way).status == 404  # type: ignore[union-attr]
    expect(page.get_by_text("không còn dùng được").first).to_be_visible()


PAGES: Final = (
    "", "mat-khau/doi/", "xac-thuc-hai-buoc/", "xac-thuc-hai-buoc/khoa/", "phien/", "dang-xuat/",
    "xac-nhan-lai/", "xac-thuc-hai-buoc/xac-nhan-lai/", "dang-nhap-don-vi/lien-ket/",
    "loi-moi/khong-co/",
)  # fmt: skip
OPEN: Final = ("dang-nhap/", "mat-khau/quen/", "mat-khau/quen/da-gui/", "mat-khau/dat-lai/1-a/",
               "mat-khau/dat-lai/xong/", "ngung-dung/", "dang-nhap-don-vi/da-huy/")  # fmt: skip


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_the_pages_about_sign_in(reader: Watched, width: int) -> None:
    page = reader.open(width=width)
    for path in OPEN:
        page.goto(f"/tai-khoan/{path}")
        good(page, width)
    sign_in(page, ADMINISTRATOR.name)
    for path in PAGES:
        page.goto(f"/tai-khoan/{path}")
        good(page, width)
    for path in ("loi-moi/", "loi-moi/moi/", "dang-nhap-can-bo/"):
        page.goto(f"/quan-tri/{path}")
        expect(page.locator("#wagtail-sidebar a").first).to_be_attached()
        good(page, width)
    page.locator("td.title a").first.click()
    expect(page.locator("#wagtail-sidebar a").first).to_be_attached()
    good(page, width)


# --- Passkeys ---


def authenticator(page: Page) -> Any:
    """Give the browser a device that knows its owner, as a telephone does."""
    client = page.context.new_cdp_session(page)
    client.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    client.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return client


def add_passkey(page: Page, name: str, *, alone: bool) -> None:
    page.goto("/tai-khoan/xac-thuc-hai-buoc/khoa/them/")
    good(page, 1280)
    page.locator("[name=name]").fill(name)
    page.locator("[name=passwordless]").set_checked(alone)
    page.get_by_role("button", name="Thêm khóa").click()
    expect(
        page.get_by_role("heading", name=re.compile("Mã khôi phục|Xác thực hai bước"))
    ).to_be_visible()


def test_a_passkey_is_set_up_and_signs_in_alone(site: Site, reader: Watched) -> None:
    way = invite(reader.open(), site, "khoa")
    page = reader.open()
    authenticator(page)
    accept(page, way, "khoa", 1280)
    add_passkey(page, "Điện thoại của tôi", alone=True)
    page.goto("/quan-tri/")
    expect(page).to_have_url(re.compile(r"/quan-tri/$"))
    page.goto("/tai-khoan/xac-thuc-hai-buoc/khoa/")
    expect(page.get_by_role("rowheader", name="Điện thoại của tôi")).to_be_visible()
    good(page, 1280)
    sign_out(page)
    page.goto("/tai-khoan/dang-nhap/?next=/tai-khoan/phien/")
    page.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()
    expect(page).to_have_url(re.compile(r"/tai-khoan/phien/$"))
    expect(page.get_by_text("(máy này)")).to_be_visible()
    page.goto("/quan-tri/")
    expect(page).to_have_url(re.compile(r"/quan-tri/$"))
    sign_out(page)
    by_password(page, "khoa")
    page.get_by_role("button", name="Dùng khóa truy cập").click()
    expect(page).to_have_url(re.compile(r"/quan-tri/$"))


def test_what_goes_wrong_with_a_passkey_is_told_in_words(reader: Watched) -> None:
    page = reader.open()
    authenticator(page)
    page.goto("/tai-khoan/dang-nhap/")
    page.route("**/khoa/dang-nhap/", lambda route: route.fulfill(status=404))
    page.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()
    expect(page.get_by_text("Chưa dùng được khóa truy cập")).to_be_visible()
    good(page, 1280)


# --- Limits with two processes ---


def wrong_password(site: Site, name: str) -> str:
    """Send a wrong password over a connection of its own, from a network of its own."""
    where = urlsplit(site.address)
    line = http.client.HTTPConnection(
        "127.0.0.1", where.port or 80, timeout=20, source_address=("127.0.0.77", 0)
    )
    headers = {"Host": where.netloc}
    line.request("GET", "/tai-khoan/dang-nhap/", headers=headers)
    page = line.getresponse()
    cookie = str(page.headers["Set-Cookie"]).partition(";")[0]
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page.read().decode())
    assert token
    line.close()
    said = {"login": name, "password": "sai", "csrfmiddlewaretoken": token[1]}
    headers |= {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    line.request("POST", "/tai-khoan/dang-nhap/", urlencode(said), headers)
    answer = line.getresponse().read().decode()
    line.close()
    return answer


def test_two_processes_count_attempts_together(site: Site) -> None:
    answers = [wrong_password(site, "khong-co-ai-ten-the") for _ in range(9)]
    tried = ["mật khẩu không đúng" in answer for answer in answers]
    assert tried == [True] * 5 + [False] * 4


# --- Another identity provider ---


@pytest.fixture
def with_provider(
    django_db_setup: None, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Iterator[Site]:
    """A site of its own with a provider beside it."""
    port = free_port()
    back = f"http://localhost:{port}/tai-khoan/dang-nhap-don-vi/tro-ve/"
    folder: Path = tmp_path_factory.mktemp("provider")
    with django_db_blocker.unblock(), running_provider(folder, back) as provider:
        more = {
            "KHEO_PORT": str(port),
            "KHEO_OIDC_URL": provider,
            "KHEO_OIDC_CLIENT": persons.CLIENT,
            "KHEO_OIDC_SECRET": persons.CLIENT_SECRET,
            "KHEO_OIDC_NAME": "Định danh tỉnh An Lĩnh",
            "KHEO_OIDC_LEVEL": "loa3",
            "KHEO_OIDC_SECOND_FACTOR": "otp",
        }
        with running_site(tmp_path_factory.mktemp("site-provider"), **more) as running:
            yield running


def test_an_officer_signs_in_by_the_province(with_provider: Site, browser: Browser) -> None:
    made = with_provider.command(
        "shell",
        "--command",
        "from kheo.organisations.models import Officer;"
        "Officer.objects.create_superuser('lan', 'lan@xa.example.vn')",
    )
    assert made.returncode == 0, made.stderr
    for name, gets_in in (("lan-tinh", False), ("lan-the", True)):
        context = browser.new_context(base_url=with_provider.address, locale="vi-VN")
        page = context.new_page()
        page.goto("/quan-tri/")
        page.get_by_role("link", name="Đăng nhập qua Định danh tỉnh An Lĩnh").click()
        expect(page.get_by_role("heading", name="Đăng nhập ở đơn vị")).to_be_visible()
        page.locator("[name=username]").fill(name)
        page.locator("[name=password]").fill(persons.PASSWORD)
        page.get_by_role("button", name="Vào").click()
        if gets_in:
            expect(page).to_have_url(f"{with_provider.address}/quan-tri/")
        else:
            expect(page.get_by_text("chưa bảo đảm danh tính")).to_be_visible()
            good(page, 1280)
        context.close()
