"""Make the screenshots of the docs from the sample site: `./kheo screenshots`.

The site really runs, in a folder that goes afterwards; Chromium is the one of the browser tests.
"""

import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import django  # noqa: E402

django.setup()

from PIL import Image  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from tests.journeys.conftest import QUIET  # noqa: E402
from tests.journeys.running import running_site  # noqa: E402

from config.checks import CHROMIUM  # noqa: E402

ARTICLE: Final = "/tin-tuc/thong-qua-ke-hoach-phoi-hop-cong-tac-dan-van/"
PICTURES: Final = {"portal.png": "/", "article.png": ARTICLE}
WIDE, NARROW, TALL, GAP = 1280, 360, 900, 40


def main() -> None:
    """Write each picture: the page on a wide screen and on a phone, side by side."""
    chromium = next(found for name in CHROMIUM if (found := shutil.which(name)))
    with (
        tempfile.TemporaryDirectory() as folder,
        running_site(Path(folder)) as site,
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(executable_path=chromium, args=list(QUIET))
        for name, path in PICTURES.items():
            shots = []
            for width in (WIDE, NARROW):
                page = browser.new_page(viewport={"width": width, "height": TALL})
                page.goto(site.address + path)
                page.wait_for_load_state("networkidle")
                shots.append(Image.open(BytesIO(page.screenshot())))
            side_by_side(shots).save(ROOT / "docs" / "start" / name, optimize=True)
        browser.close()


def side_by_side(shots: list[Image.Image]) -> Image.Image:
    """Return the pictures in a row on grey, with few colours so that the file stays small."""
    width = sum(shot.width for shot in shots) + GAP * (len(shots) + 1)
    sheet = Image.new("RGB", (width, TALL + 2 * GAP), "#d9d6cf")
    x = GAP
    for shot in shots:
        sheet.paste(shot, (x, GAP))
        x += shot.width + GAP
    return sheet.quantize(160)


if __name__ == "__main__":
    main()
