"""The title of an HTML page: where what its head says and what a reader sees agree."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kheo.news.importing.metadata import Metadata
from kheo.news.importing.names import is_publisher
from kheo.news.importing.outline import Line, Outline
from kheo.news.importing.prose import key

SITE_PARTS: Final = re.compile(r" +[|»«›•·–—-] +| ?:: ?| ?\| ?")
SHORTEST_KEY: Final = 8
LONG_KEY: Final = 15
HEAD_TAGS: Final = {"h1": 3, "h2": 2, "h3": 1}


@dataclass(frozen=True, slots=True)
class Headline:
    """The title to the letter, the line it stands on, and a rival where it is not sure."""

    text: str = ""
    at: int | None = None
    unsure: bool = False
    other: str = ""


def find_headline(
    outline: Outline, lines: Sequence[Line], metadata: Metadata, end: int
) -> Headline:
    """Return the title; what the reader sees counts for the letters, the head for the choice.

    `end` is where the article ends: a headline after it belongs to something else.
    """
    said = [text for text in (metadata.og_title, metadata.headline, metadata.page_title) if text]
    keys = [key(text) for text in said]
    ranked = []
    for at in range(min(end, len(lines))):
        if agreed := agreement(lines[at].text, keys):
            rank = agreed + head_rank(outline, lines[at])
            ranked.append((rank, len(lines[at].text), -at))
    if ranked:
        at = -max(ranked)[2]
        return Headline(lines[at].text, at)
    return by_heading(outline, lines, end) or by_metadata(said)


def agreement(text: str, keys: Sequence[str]) -> int:
    """Return how well a line agrees with the titles of the head: wholly, in part, or not at all.

    The head often adds the name of the site before or after; the page may add the place.
    """
    own = key(text)
    if len(own) < SHORTEST_KEY or is_publisher(text):
        return 0
    if own in keys:
        return 10
    if len(own) < LONG_KEY:
        return 0
    if any(whole.startswith(own) or whole.endswith(own) for whole in keys):
        return 6
    return 5 if any(len(whole) >= LONG_KEY and own.endswith(whole) for whole in keys) else 0


def head_rank(outline: Outline, line: Line) -> int:
    """Return how high the heading is that a line stands in."""
    rank = HEAD_TAGS.get(outline.boxes[line.box].tag, 0)
    return rank - (2 if line.linked else 0)


def by_heading(outline: Outline, lines: Sequence[Line], end: int) -> Headline | None:
    """Return the only h1 of a page, or the last before the text, where the head says nothing."""
    heads = [
        at
        for at, line in enumerate(lines[:end])
        if outline.boxes[line.box].tag == "h1" and line.text
    ]
    heads = [at for at in heads if len(lines[at].text.split()) > 2]
    if not heads:
        return None
    other = lines[heads[0]].text if len(heads) > 1 else ""
    return Headline(lines[heads[-1]].text, heads[-1], unsure=bool(other), other=other)


def by_metadata(said: Sequence[str]) -> Headline:
    """Return what the head says, without the name of the site; nobody can check it on the page."""
    parts = [part.strip() for text in said[:1] for part in SITE_PARTS.split(text)]
    named = [part for part in parts if len(part.split()) > 2 and not is_publisher(part)]
    if not named:
        return Headline()
    return Headline(max(named, key=len), unsure=True, other=said[0])
