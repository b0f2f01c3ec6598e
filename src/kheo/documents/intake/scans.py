"""Scans: pictures of pages, read by Tesseract where the machine has it with its Vietnamese."""

import os
import shutil
import subprocess
import tempfile
import time
from enum import StrEnum
from pathlib import Path
from typing import Final

import pypdfium2

from kheo.core.text import clean

LETTERS_A_PAGE: Final = 80
"""A page of text has more; stamps of digital signatures on a scan have fewer."""
MOST_PAGES: Final = 20
SECONDS: Final = 75
A_PAGE_SECONDS: Final = 40
DOTS_AN_INCH: Final = 200
POINTS_AN_INCH: Final = 72
MOST_DOTS: Final = 25_000_000
LANGUAGE: Final = "vie"


class Sight(StrEnum):
    """What came of reading pictures."""

    NOT_NEEDED = "not_needed"
    READ = "read"
    PARTLY = "partly"  # the first pages only
    NO_TOOL = "no_tool"
    NO_LANGUAGE = "no_language"
    FAILED = "failed"


def is_scan(pages: list[str]) -> bool:
    """Return whether pages are pictures, with no more text than stamps have."""
    letters = sum(1 for page in pages for sign in page if sign.isalpha())
    return letters < LETTERS_A_PAGE * len(pages)


def tool() -> Sight:
    """Return whether scans can be read here."""
    found = shutil.which("tesseract")
    if found is None:
        return Sight.NO_TOOL
    said = subprocess.run([found, "--list-langs"], capture_output=True, text=True, check=False)  # noqa: S603 - found on the path, no words of others
    return Sight.READ if LANGUAGE in said.stdout.split() else Sight.NO_LANGUAGE


def read_scan(opened: pypdfium2.PdfDocument) -> tuple[Sight, list[str]]:
    """Return what came of it, and the text of as many pages as time allows."""
    able = tool()
    if able is not Sight.READ:
        return able, []
    until, pages = time.monotonic() + SECONDS, list[str]()
    with tempfile.TemporaryDirectory(prefix="kheo-scan-") as folder:
        for number in range(min(len(opened), MOST_PAGES)):
            left = until - time.monotonic()
            text = read_page(opened, number, Path(folder), left) if left > 1 else None
            if text is None:
                break
            pages.append(text)
    if not any(page.strip() for page in pages):
        return Sight.FAILED, []
    return Sight.READ if len(pages) == len(opened) else Sight.PARTLY, pages


def read_page(
    opened: pypdfium2.PdfDocument, number: int, folder: Path, seconds: float
) -> str | None:
    """Return the text of one page; None when it took too long or went wrong."""
    picture = folder / f"{number}.png"
    page = opened[number]
    width, height = page.get_size()
    dots = DOTS_AN_INCH / POINTS_AN_INCH
    if width * height * dots * dots > MOST_DOTS:
        dots = (MOST_DOTS / (width * height)) ** 0.5
    page.render(scale=dots, grayscale=True).to_pil().save(picture)
    page.close()
    command = ["tesseract", str(picture), "stdout", "-l", LANGUAGE]
    try:
        said = subprocess.run(  # noqa: S603 - our own words only
            command, capture_output=True, check=True, timeout=min(seconds, A_PAGE_SECONDS),
            env={"PATH": os.environ.get("PATH", ""), "OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
    except (subprocess.SubprocessError, OSError):
        return None
    return clean(said.stdout.decode(errors="replace"))
