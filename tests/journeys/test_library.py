"""A reader finds a document by its facet, reads it, and sees who implements it."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import violations
from tests.journeys.conftest import Watched
from tests.journeys.running import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser two")]

DIRECTIVE = "/van-ban/chi-thi-133-ct-ttg-2021/"
SHELVES = """
from datetime import date
from kheo.documents.rules.signing import SignedBy
from kheo.documents.actions.referring import settle_reference
from kheo.documents.models import Document
from kheo.documents.tests.factories import LIBRARIAN, published
from kheo.law.tests.factories import NOON
named = "Chỉ thị số 133/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ"
if not Document.objects.filter(number="133/CT-TTg").exists():
    published(number="133/CT-TTg",
              text="Điều 1. Yêu cầu\\n1. Công khai.\\nĐiều 2. Thực hiện\\nTheo Nghị định số "
              "30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.",
              signatories=[SignedBy("Nguyễn Thị Mẫu", "Phó Thủ tướng", "deputy", "Thủ tướng")])
    published(type="kế hoạch", number="21/KH-UBND", title="Triển khai thực hiện " + named,
              issuer="Ủy ban nhân dân tỉnh An Lĩnh", signed_on=date(2022, 1, 20))
    other = published(type="chỉ thị", number="9/CT-TTg", title="Sửa đổi, bổ sung " + named,
                      signed_on=date(2024, 5, 2))
    settle_reference(reference=other.references.get(), target=other.references.get().target,
                     by=LIBRARIAN, at=NOON)
"""


@pytest.fixture(scope="session")
def shelves(site: Site) -> Site:
    """The site with three documents in its library."""
    done = site.command("shell", "-c", SHELVES)
    assert done.returncode == 0, done.stderr
    return site


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "path",
    ["/van-ban/", "/van-ban/?loai=chi-thi&nam=2021", "/van-ban/?q=khong+co+gi", DIRECTIVE,
     f"{DIRECTIVE}?ngay=1/1/2020", f"{DIRECTIVE}thuc-hien/"],
)  # fmt: skip
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    shelves: Site, reader: Watched, path: str, width: int
) -> None:
    page = reader.open(width=width)
    page.goto(path)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("look", [{"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_axe_finds_nothing_in_other_colours(
    shelves: Site, reader: Watched, look: dict[str, Any]
) -> None:
    page = reader.open(**look)
    page.goto(DIRECTIVE)
    assert violations(page) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_reader_narrows_the_list_and_reads(
    shelves: Site, reader: Watched, *, scripts: bool
) -> None:
    page = reader.open(scripts=scripts)
    page.goto("/")
    page.get_by_role("navigation", name="Chuyên mục", exact=True).get_by_role(
        "link", name="Văn bản"
    ).click()
    page.get_by_role("region", name="Loại văn bản").get_by_role("link", name="Chỉ thị").click()
    expect(page).to_have_url(re.compile(r"\?loai=chi-thi$"))
    expect(page.locator(".item").filter(has_text="Chỉ thị 9/CT-TTg")).to_have_count(1)
    expect(page.locator(".item").filter(has_text="Kế hoạch 21/KH-UBND")).to_have_count(0)
    shelf = page.get_by_role("main")
    shelf.get_by_role("searchbox").fill("133/ct ttg")
    shelf.get_by_role("button", name="Tìm").click()
    expect(page).to_have_url(re.compile(r"loai=chi-thi"))
    page.get_by_role("link", name="Chỉ thị 133/CT-TTg").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chỉ thị 133/CT-TTg")
    expect(page.locator(".effect").first).to_contain_text("Được sửa đổi, bổ sung từ ngày 2/5/2024")
    page.get_by_role("link", name="Điều 2. Thực hiện").click()
    expect(page).to_have_url(re.compile("#dieu-2$"))


def test_the_diagram_is_for_wide_screens_and_the_list_for_all(
    shelves: Site, reader: Watched
) -> None:
    wide, narrow = reader.open(width=1280), reader.open(width=360)
    for page in (wide, narrow):
        page.goto(DIRECTIVE)
        expect(page.get_by_role("heading", name="Được triển khai bởi")).to_be_visible()
    expect(wide.locator("svg.diagram")).to_be_visible()
    expect(narrow.locator("svg.diagram")).to_be_hidden()
    wide.locator("svg.diagram a").filter(has_text="Kế hoạch 21/KH-UBND").click()
    expect(wide.get_by_role("heading", level=1)).to_have_text("Kế hoạch 21/KH-UBND")


def test_on_paper_stand_the_document_and_its_text_only(shelves: Site, reader: Watched) -> None:
    page = reader.open()
    page.goto(DIRECTIVE)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".prose")).to_be_visible()
    for gone in (".diagram", ".tools", ".contents", ".footer"):
        expect(page.locator(gone)).to_be_hidden()


def test_who_implements_adds_up(shelves: Site, reader: Watched) -> None:
    page = reader.open(width=360)
    page.goto(DIRECTIVE)
    page.get_by_role("link", name="Được triển khai ở đâu", exact=True).click()
    numbers = [int(cell) for cell in page.locator("td.number").all_inner_texts()]
    known, unknown, all_of_them, documents = numbers
    assert known + unknown == all_of_them
    assert (known, documents) == (1, 1)
    expect(page.locator("details").filter(has_text="An Lĩnh")).to_contain_text("21/KH-UBND")
