"""axe on the pages of work, and on programmes, plans and tasks as everybody reads them."""

import re

import pytest
from playwright.sync_api import Page

from kheo.portal.sample.accounts import ADMINISTRATOR, COMMUNE, ONE_PARTY
from tests.journeys.axe import violations
from tests.journeys.conftest import Watched
from tests.journeys.running import Site
from tests.journeys.steps import sign_in_at_work
from tests.journeys.test_every_page import links

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser two")]
both_widths = pytest.mark.parametrize("width", [360, 1280])

PROGRAMME = "/chuong-trinh/chuong-trinh-phoi-hop-cong-tac-dan-van-giai-doan-2025-2030/"
ENDED = "/chuong-trinh/chuong-trinh-phoi-hop-cong-tac-dan-van-giai-doan-2021-2026/"
PUBLIC = (
    "/chuong-trinh/", PROGRAMME, ENDED, f"{PROGRAMME}ke-hoach-2026/", "/nhiem-vu/",
    "/nhiem-vu/?tinh-trang=qua-han",
    "/nhiem-vu/theo-don-vi/chuong-trinh-phoi-hop-cong-tac-dan-van-giai-doan-2025-2030/",
    "/hoi-nghi/",
)  # fmt: skip
OF_A_COMMUNE = (
    "", "nhiem-vu/", "nhiem-vu/bang/", "nhiem-vu/lich/", "nhiem-vu/dong-thoi-gian/",
    "nhiem-vu/qua-han/", "tuyen-truyen/", "nhac-viec/", "nhac-viec/cach-nhan/", "lich-ics/",
)  # fmt: skip
OF_A_PARTY = (
    "nhiem-vu/giao/", "giao-theo-bang/", "chuong-trinh/", "chuong-trinh/moi/", "tham-muu/",
    "tham-muu/moi/", "ke-hoach/", "ke-hoach/moi/", "van-ban-giao-viec/",
    "van-ban-giao-viec/chua-co-nhiem-vu/", "hoi-nghi/", "hoi-nghi/moi/", "doan-kiem-tra/",
    "doan-kiem-tra/moi/", "tuyen-truyen/moi/",
)  # fmt: skip


def assert_good(page: Page, address: str, width: int) -> None:
    """Hold that a page answers, that axe finds nothing, and that nothing is too wide."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200, address
    assert violations(page) == [], address
    assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@both_widths
def test_axe_finds_nothing_on_public_programmes_plans_and_tasks(
    site: Site, reader: Watched, width: int
) -> None:
    page = reader.open(width=width)
    task = next(one for one in links(site, "/nhiem-vu/") if re.fullmatch(r"/nhiem-vu/\d+/", one))
    for address in (*PUBLIC, task):
        assert_good(page, address, width)


@both_widths
def test_axe_finds_nothing_on_what_a_commune_works_with(reader: Watched, width: int) -> None:
    page = reader.open(width=width)
    sign_in_at_work(page, COMMUNE.name)
    for address in OF_A_COMMUNE:
        assert_good(page, f"/lam-viec/{address}", width)
    page.goto("/lam-viec/nhiem-vu/")
    assert_good(page, str(page.locator(".job a").first.get_attribute("href")), width)


@both_widths
def test_axe_finds_nothing_on_what_a_party_works_with(reader: Watched, width: int) -> None:
    page = reader.open(width=width)
    sign_in_at_work(page, ONE_PARTY.name)
    for address in OF_A_PARTY:
        assert_good(page, f"/lam-viec/{address}", width)
    for start, found in (("chuong-trinh/", ".rows a, main li a"), ("ke-hoach/", "main h3 a")):
        page.goto(f"/lam-viec/{start}")
        assert_good(page, str(page.locator(found).first.get_attribute("href")), width)


def test_who_may_all_sees_the_whole_country(reader: Watched) -> None:
    page = reader.open(width=360)
    sign_in_at_work(page, ADMINISTRATOR.name)
    assert_good(page, "/lam-viec/nhiem-vu/qua-han/", 360)
