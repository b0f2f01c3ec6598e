"""What a browser says of itself, in words that its owner knows again."""

import re
from typing import Final

# The first that fits counts: nearly every browser also names others.
BROWSERS: Final = (
    ("Cốc Cốc", re.compile(r"coc_coc_browser", re.IGNORECASE)),
    ("Edge", re.compile(r"\bEdg(?:e|A|iOS)?/")),
    ("Opera", re.compile(r"\bOPR/")),
    ("Samsung Internet", re.compile(r"\bSamsungBrowser/")),
    ("Firefox", re.compile(r"\b(?:Firefox|FxiOS)/")),
    ("Chrome", re.compile(r"\b(?:Chrome|CriOS)/")),
    ("Safari", re.compile(r"\bSafari/")),
)
SYSTEMS: Final = (
    ("iPhone", re.compile(r"\biPhone\b")),
    ("iPad", re.compile(r"\biPad\b")),
    ("Android", re.compile(r"\bAndroid\b")),
    ("Windows", re.compile(r"\bWindows\b")),
    ("macOS", re.compile(r"\bMac OS X\b")),
    ("Linux", re.compile(r"\bLinux\b")),
)


def device(agent: str) -> tuple[str, str]:
    """Return browser and system, each empty when nothing known is named."""
    return first(BROWSERS, agent), first(SYSTEMS, agent)


def first(known: tuple[tuple[str, re.Pattern[str]], ...], agent: str) -> str:
    """Return the first name whose mark stands in what the browser says."""
    return next((name for name, mark in known if mark.search(agent)), "")
