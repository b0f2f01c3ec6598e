"""A body has ended: an officer with a second factor hands on its duties and reads the ledger."""

import pytest
from playwright.sync_api import Page, expect

from kheo.portal.sample.accounts import ADMINISTRATOR
from tests.journeys.axe import violations
from tests.journeys.conftest import Watched
from tests.journeys.steps import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser two")]


def hand_over_all(page: Page, ended: str, heir: str) -> None:
    """Open the queue, then the ended body, and give all that it owes to its heir."""
    page.goto("/quan-tri/ban-giao/")
    page.get_by_role("link", name=ended, exact=True).click()
    expect(page.get_by_role("link", name="Xem dòng kế tục")).to_be_visible()
    page.locator("#all-duties").check()
    page.get_by_label(heir).check()
    page.get_by_role("button", name="Bàn giao", exact=True).click()
    expect(page.get_by_text("Đã bàn giao").first).to_be_visible()
    page.goto("/quan-tri/ban-giao/")
    expect(page.get_by_role("link", name=ended, exact=True)).to_have_count(0)


def read_ledger(page: Page, ended: str) -> None:
    """Find the handover in the ledger, and open its entry."""
    page.goto("/quan-tri/so-ghi-viec/")
    page.locator("#id_q").fill(ended)
    page.locator("select[name=verb]").select_option("organisations.handed_over")
    page.get_by_role("button", name="Lọc").click()
    rows = page.locator("main tbody tr, table.listing tbody tr")
    expect(rows.first).to_contain_text(ended)
    rows.first.locator("td.title a").click()
    expect(page.get_by_text("Số thứ tự trong sổ")).to_be_visible()


@pytest.mark.parametrize(
    ("scripts", "ended", "heir"),
    [
        (
            True,
            "Ban Dân vận Tỉnh ủy An Lĩnh",
            "Ban Tuyên giáo và Dân vận Tỉnh ủy An Lĩnh",
        ),
        (
            False,
            "Ban cán sự đảng UBND tỉnh An Lĩnh",
            "Đảng ủy UBND tỉnh An Lĩnh",
        ),
    ],
    ids=["scripts", "no-scripts"],
)
def test_the_duties_of_an_ended_body_are_handed_over_and_the_ledger_tells_of_it(
    reader: Watched, scripts: bool, ended: str, heir: str
) -> None:
    page = reader.open(scripts=scripts)
    sign_in(page, ADMINISTRATOR.name)
    hand_over_all(page, ended, heir)
    read_ledger(page, ended)
    if scripts:
        page.goto("/quan-tri/so-ghi-viec/")
        expect(page.locator("#wagtail-sidebar a").first).to_be_attached()
        assert violations(page) == []
