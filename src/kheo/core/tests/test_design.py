"""Style sheet and script stay small, readable in every theme, and within the page's policy."""

import re
from itertools import product
from pathlib import Path
from typing import Final

import brotli
import pytest

ROOT: Final = Path(__file__).parents[2]
STATIC: Final = ROOT / "core" / "static" / "core"
CSS: Final = (STATIC / "kheo.css").read_text(encoding="utf-8")
SCRIPT: Final = (STATIC / "kheo.js").read_text(encoding="utf-8")
TEMPLATES: Final = [
    path
    for room in ("core", "accounts", "news", "portal")
    for path in (ROOT / room / "templates").rglob("*.html")
    if not path.name.startswith("staff")
]
TOKEN: Final = re.compile(r"--(\w+): var\(--light, (#\w+)\) var\(--dark, (#\w+)\)")
SAME: Final = re.compile(r"--(\w+): var\(--(\w+)\);")


def palettes(css: str) -> list[dict[str, str]]:
    """Return the colours of a block of tokens, light and dark."""
    light = {name: colour for name, colour, _ in TOKEN.findall(css)}
    dark = {name: colour for name, _, colour in TOKEN.findall(css)}
    for palette in (light, dark):
        palette.update({name: palette[other] for name, other in SAME.findall(css)})
    return [light, dark]


def blocks() -> tuple[str, str, str]:
    """Return the tokens of plain pages, of high contrast by the system, and by choice."""
    start, by_system, by_choice = (
        match.start() for match in re.finditer(r"--paper: var\(--light", CSS)
    )
    end = CSS.index("@layer base {")
    return CSS[start:by_system], CSS[by_system:by_choice], CSS[by_choice:end]


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(sign * 2 for sign in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", palettes(blocks()[0]), ids=["light", "dark"])
def test_text_is_readable_on_every_ground(palette: dict[str, str]) -> None:
    for text, ground in product(("ink", "soft", "accent", "good"), ("paper", "tint")):
        assert contrast(palette[text], palette[ground]) >= 4.5, (text, ground)
    for edge in ("edge", "focus"):
        assert contrast(palette[edge], palette["paper"]) >= 3, edge


@pytest.mark.parametrize("palette", palettes(blocks()[2]), ids=["light", "dark"])
def test_high_contrast_reaches_the_highest_grade(palette: dict[str, str]) -> None:
    for text in ("ink", "soft", "accent", "good", "line", "edge", "focus"):
        assert contrast(palette[text], palette["paper"]) >= 7, text


def test_high_contrast_is_the_same_by_the_system_and_by_choice() -> None:
    assert palettes(blocks()[1]) == palettes(blocks()[2])


def test_every_property_that_is_used_is_given_a_value() -> None:
    assert set(re.findall(r"var\((--[\w-]+)", CSS)) <= set(re.findall(r"(--[\w-]+):", CSS))


def test_the_style_sheet_and_the_script_fit_their_budgets() -> None:
    assert len(brotli.compress(CSS.encode())) <= 7_000
    assert len(brotli.compress(SCRIPT.encode())) <= 2_500


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_template_holds_a_style_a_handler_or_a_script_of_its_own(path: Path) -> None:
    html = path.read_text(encoding="utf-8")
    assert not re.search(r"""\sstyle=|<style|\son\w+=["']""", html)
    assert all("src=" in tag or 'json"' in tag for tag in re.findall(r"<script[^>]*>", html))


def test_nothing_comes_from_another_host() -> None:
    addresses = re.findall(r"https?://[\w./-]+", CSS + SCRIPT)
    assert set(addresses) <= {"http://www.w3.org/2000/svg"}
