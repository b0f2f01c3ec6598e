"""Debian's Chromium on a site that really runs."""

import os
import shutil
from collections.abc import Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from config.checks import CHROMIUM
from tests.journeys.running import Site, running_site

# Playwright's loop runs in the thread of the tests, and Django would refuse its own database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# Without these Chromium asks its maker's hosts at every start.
QUIET: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
)  # fmt: skip


# A headless browser says so and is counted as a robot, rightly; these tests stand for people.
PERSON: Final = (
    "Mozilla/5.0 (Linux; Android 10; SM-A105F) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/120.0.0.0 Mobile Safari/537.36"
)


@pytest.fixture(scope="session")
def site(
    django_db_setup: None, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Iterator[Site]:
    """A sample site that runs for the whole session."""
    with django_db_blocker.unblock(), running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = next(found for name in CHROMIUM if (found := shutil.which(name)))
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=path, args=list(QUIET))
        yield chromium
        chromium.close()


class Watched:
    """Opens pages that tell of every request that leaves the site and every script error."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.browser = browser
        self.site = site
        self.contexts: list[BrowserContext] = []
        self.strays: list[str] = []
        self.errors: list[str] = []

    def open(self, *, width: int = 1280, scripts: bool = True, **more: Any) -> Page:
        """Return a new page of a new reader."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=scripts,
            base_url=self.site.address, locale="vi-VN", user_agent=PERSON, **more,
        )  # fmt: skip
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("request", self.note)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self.note_line)
        return page

    def note_line(self, line: Any) -> None:
        """Note an error that the browser wrote into its console."""
        if line.type == "error":
            self.errors.append(line.text)

    def note(self, request: Any) -> None:
        """Note a request that leaves the site."""
        if not request.url.startswith((self.site.address, "data:", "blob:", "about:")):
            self.strays.append(request.url)


@pytest.fixture
def reader(browser: Browser, site: Site) -> Iterator[Watched]:
    """Readers whose every request is watched; none may leave the site, and no script may fail."""
    watched = Watched(browser, site)
    yield watched
    for context in watched.contexts:
        context.close()
    assert watched.strays == []
    assert [e for e in watched.errors if "404" not in e] == []
