"""HTML made safe to parse: bounded, without scripts, without what makes parsers work in squares.

A parser opens every formatting tag left open again in every following paragraph, so a small page
can grow without end; here such tags get names that no parser knows. Depth and number are bounded.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from kheo.news.importing.refusals import ImportRefused, Reason, thousands
from kheo.news.importing.wording import words

MOST_TAGS: Final = 60_000
DEEPEST_SEEN: Final = 2_000
LONGEST_ATTRIBUTES: Final = 2_000
START: Final = re.compile(r"<(?=[a-zA-Z/!?])")
TAG: Final = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"(?P<rest>(?:[^>=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|=)*+)>"
)
QUOTED: Final = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+')")
RAW: Final = {
    name: re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
}
FORMATTING: Final = words(
    "a b big code em font i nobr s small strike strong tt u plaintext",
)
NOT_NESTING: Final = words(
    "p li td th tr tbody thead tfoot option dd dt area base br col embed hr img input link",
    "meta param source track wbr colgroup html head body",
)
SAVED_FROM: Final = re.compile(r"saved from url=\(\d{1,6}\)(\S{1,2000})")
PREFIX: Final = "k-"


@dataclass(slots=True)
class Markup:
    """HTML ready for the parser, and what stood in the parts taken out of it."""

    parts: list[str] = field(default_factory=list)
    title: str = ""
    linked_data: list[str] = field(default_factory=list)
    saved_from: str = ""
    tags: int = 0
    open: Counter[str] = field(default_factory=Counter)
    depth: int = 0

    @property
    def html(self) -> str:
        """The HTML."""
        return "".join(self.parts)


def prepare(html: str) -> Markup:
    """Return HTML without raw-text elements and comments, its formatting tags renamed.

    Reads forward once; what follows an unfinished tag is dropped, as browsers do.

    Raises:
        ImportRefused: too many tags, or nested too deep.
    """
    markup = Markup()
    at = 0
    while start := START.search(html, at):
        markup.parts.append(html[at : start.start()])
        at = skip_or_take(markup, html, start.start())
    markup.parts.append(html[at:])
    return markup


def skip_or_take(markup: Markup, html: str, at: int) -> int:
    """Read the comment or tag that starts at a place; return where it ends."""
    if html.startswith("<!--", at):
        return take_comment(markup, html, at)
    tag = TAG.match(html, at)
    if tag:
        return take_tag(markup, html, tag)
    unfinished = html[at + 1 : at + 2].isalpha() or html[at + 2 : at + 3].isalpha()
    declares = html.startswith(("<!", "<?"), at)
    return after(html, ">", at) if declares or not unfinished else len(html)


def take_comment(markup: Markup, html: str, at: int) -> int:
    """Skip a comment, but keep the address that a browser notes when it saves a page."""
    end = after(html, "-->", at)
    if not markup.saved_from and (saved := SAVED_FROM.search(html, at, min(end, at + 2100))):
        markup.saved_from = saved[1]
    return end


def after(html: str, sign: str, at: int) -> int:
    """Return the place after the next sign, or the end."""
    found = html.find(sign, at)
    return len(html) if found < 0 else found + len(sign)


def take_tag(markup: Markup, html: str, tag: re.Match[str]) -> int:
    """Take a tag, or skip it with all it holds where that is no HTML; return where it ends."""
    name = tag["name"].lower()
    if name in RAW:
        return take_raw(markup, html, tag, name)
    count(markup, name, closing=bool(tag["close"]))
    rest = "" if is_overlong(tag["rest"]) else tag["rest"]
    prefix = PREFIX if name in FORMATTING else ""
    markup.parts.append(f"<{tag['close']}{prefix}{name}{rest}>")
    return tag.end()


def take_raw(markup: Markup, html: str, tag: re.Match[str], name: str) -> int:
    """Skip a script, a style and the like; keep the page's title and its linked data."""
    if tag["close"]:
        return tag.end()
    end = RAW[name].search(html, tag.end())
    stop = end.start() if end else len(html)
    held = html[tag.end() : stop]
    if name == "title" and not markup.title:
        markup.title = unescape(held[:1000])
    if name == "script" and "ld+json" in tag["rest"]:
        markup.linked_data.append(held)
    return stop


def is_overlong(rest: str) -> bool:
    """Return whether a tag has more attributes than any real one; long values do not count."""
    return len(rest) > LONGEST_ATTRIBUTES and len(QUOTED.sub("=", rest)) > LONGEST_ATTRIBUTES


def count(markup: Markup, name: str, *, closing: bool) -> None:
    """Count a tag and how deep it stands.

    Raises:
        ImportRefused: too many, or too deep.
    """
    markup.tags += 1
    if markup.tags > MOST_TAGS:
        raise ImportRefused(Reason.TOO_MANY_PARTS, limit=thousands(MOST_TAGS))
    if name in NOT_NESTING or (closing and not markup.open[name]):
        return
    step = -1 if closing else 1
    markup.open[name] += step
    markup.depth += step
    if markup.depth > DEEPEST_SEEN:
        raise ImportRefused(Reason.TOO_DEEP)
