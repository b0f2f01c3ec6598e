"""Every kind of page, at both ends of the range of screens."""

import re
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import pytest

from tests.journeys.axe import violations
from tests.journeys.conftest import Watched
from tests.journeys.running import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser one")]

ARTICLE = "/tin-tuc/thong-qua-ke-hoach-phoi-hop-cong-tac-dan-van/"
BUSY = "/dan-van-kheo/con-duong-1200-ngay-cong-o-thuong-ngan/"
PAGES = [
    "/", "/tin-tuc/", "/hoat-dong/", "/chu-de/", "/luu-tru/", "/xem-nhieu-nhat/", "/nguon-tin/",
    ARTICLE, BUSY, "/hoat-dong/mot-vong-an-linh/",
    "/hoat-dong/doi-thoai-voi-nguoi-dan-phuong-ben-do/", "/phan-hoi/theo-doi/",
    "/khong-co-trang-nay/", "/luat/quy-tac/", "/luat/lich-lam-viec/2026/",
    "/luat/tinh-han/?tu=28/4/2025&so=5&don_vi=ngay-lam-viec",
    "/dia-ban/", "/dia-ban/?q=thuong+ngan", "/dia-ban/xa-thuong-ngan/",
    "/to-chuc/", "/to-chuc/?q=bdvtu", "/to-chuc/ban-dan-van-tinh-uy-kon-tum/",
    "/to-chuc/ban-tuyen-giao-va-dan-van-tinh-uy-an-linh/?ngay=1/1/2025",
    "forms:gui-ban-be", "forms:phan-hoi", "first:/chu-de/", "first:/luu-tru/", "first:/nguon/",
]  # fmt: skip


def resolve(site: Site, name: str) -> str:
    """Return the address that a name in the list stands for."""
    if name.startswith("forms:"):
        found = re.search(rf"/{name[6:]}/\d+/", read(site, ARTICLE))
        assert found, name
        return found[0]
    if name == "first:/nguon/":
        pages = [ARTICLE, "/tin-tuc/", *links(site, "/tin-tuc/"), *links(site, "/hoat-dong/")]
        addresses = (link for page in pages for link in links(site, page))
        return next(link for link in addresses if link.startswith("/nguon/"))
    if name.startswith("first:"):
        start = name[6:]
        return next(link for link in links(site, start) if link.startswith(start) and link != start)
    return name


def read(site: Site, path: str) -> str:
    with urlopen(site.address + path, timeout=20) as answer:  # noqa: S310 - our own address
        return str(answer.read().decode())


def links(site: Site, path: str) -> list[str]:
    found = re.findall(r'<a[^>]+href="(/[^"#]*)"', read(site, path))
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    site: Site, reader: Watched, name: str, width: int
) -> None:
    page = reader.open(width=width)
    page.goto(resolve(site, name))
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    "look",
    [
        {"color_scheme": "dark"},
        {"contrast": "more"},
        {"forced_colors": "active"},
        {"reduced_motion": "reduce"},
    ],
    ids=lambda look: next(iter(look)),
)
@pytest.mark.parametrize("name", ["/", ARTICLE, "forms:phan-hoi"])
def test_axe_finds_nothing_in_the_dark_and_in_high_contrast(
    site: Site, reader: Watched, name: str, look: dict[str, Any]
) -> None:
    page = reader.open(width=360, **look)
    page.goto(resolve(site, name))
    assert violations(page) == []


def test_every_link_on_public_pages_leads_somewhere(site: Site) -> None:
    seen, waiting = {"/"}, ["/"]
    while waiting:
        path = waiting.pop()
        with urlopen(site.address + path, timeout=20) as answer:  # noqa: S310 - our own address
            html = answer.read().decode() if "html" in answer.headers["Content-Type"] else ""
        for link in re.findall(r'(?:href|src)="([^"#]+)', html):
            target = urlsplit(urljoin(site.address + path, link.replace("&amp;", "&")))
            here = f"{target.path}?{target.query}" if target.query else target.path
            if target.netloc == urlsplit(site.address).netloc and here not in seen:
                seen.add(here)
                waiting.append(here)
    assert len(seen) > 60


def test_the_policy_for_scripts_and_styles_has_no_hole(site: Site) -> None:
    for path in ("/", "/quan-tri/login/"):
        with urlopen(site.address + path, timeout=20) as answer:  # noqa: S310 - our own address
            policy = answer.headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy


def test_at_200_percent_and_with_the_largest_letters_nothing_is_wider_than_the_screen(
    reader: Watched,
) -> None:
    page = reader.open(width=640, device_scale_factor=2)
    page.goto(ARTICLE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_a_first_visit_costs_at_most_60_kb_and_six_requests(reader: Watched) -> None:
    """An article with one picture; each further picture near the top is one request more."""
    page = reader.open(width=360)
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    asked: dict[str, str] = {}
    sizes: dict[str, float] = {}
    client.on(
        "Network.requestWillBeSent", lambda e: asked.update({e["requestId"]: e["request"]["url"]})
    )
    client.on(
        "Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]})
    )
    page.goto(ARTICLE)
    page.wait_for_load_state("networkidle")
    fetched = [url for url in asked.values() if not url.startswith("data:")]
    assert len(fetched) <= 6, fetched
    assert sum(sizes.values()) <= 60_000
