"""What HTML elements are to a reader, by their names, classes and styles."""

import re
from collections.abc import Mapping
from typing import Final

from kheo.news.importing.markup import FORMATTING, PREFIX
from kheo.news.importing.pieces import Hint
from kheo.news.importing.wording import words

Attributes = Mapping[str, str | None]

BOLD: Final = frozenset({f"{PREFIX}b", f"{PREFIX}strong"})
ITALIC: Final = frozenset({f"{PREFIX}i", f"{PREFIX}em"})
LINK: Final = f"{PREFIX}a"
INLINE: Final = frozenset(
    {f"{PREFIX}{name}" for name in FORMATTING}
    | words(
        "span sub sup abbr acronym time cite q mark wbr bdi bdo ins del data var kbd samp",
        "dfn ruby",
    )
)
NEVER_TEXT: Final = words(
    "svg math template noscript object video audio canvas button select input dialog map",
    "applet frameset embed rt rp datalist progress meter",
)
ASIDE_TAGS: Final = frozenset({"nav", "aside", "footer", "form", "menu"})
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BY_TAG: Final = {
    "blockquote": Hint.QUOTE,
    "figcaption": Hint.CAPTION,
    "caption": Hint.CAPTION,
    "li": Hint.ITEM,
}
BY_CLASS: Final = (
    (
        Hint.CAPTION,
        re.compile(r"caption|chu-?thich|(?:image|img|photo|pic)[-_]?(?:desc|note|title)"),
    ),
    (
        Hint.LEAD,
        re.compile(
            r"sapo|home-?text|chapeau|tom-?tat|trich-?yeu|intro-?text|stand-?first|\blead\b"
            r"|(?:article|detail|news|post|item)[-_]{0,2}(?:desc|lead|summary|intro)|\bsummary\b"
        ),
    ),
    (Hint.TOPICS, re.compile(r"\btags?\b|tag-?list|keyword|tu-?khoa|\btag[-_]|[-_]tags?\b")),
    (Hint.AUTHOR, re.compile(r"author|tac-?gia|by-?line|nguoi-?viet|but-?danh|pen-?name")),
    (Hint.SOURCE, re.compile(r"\bsource\b|\bnguon\b|(?:news|article|post)[-_]?source|nguon-?tin")),
)
ASIDE_CLASS: Final = re.compile(
    r"relate|lien-?quan|tin-?khac|other|comment|binh-?luan|share|social|breadcrumb|menu|\bnav|navbar"
    r"|side-?bar|banner|footer|popup|modal|login|rating|vote|quang-?cao|advert|\bads?\b|\bqc\b"
    r"|most-?(?:view|read)|xem-?nhieu|doc-?nhieu|hot-?news|\bprint|tool|pagination|paging|copyright"
    r"|weather|thoi-?tiet|widget|newsletter|subscribe|feed-?back|phan-?hoi|send-?mail|cookie|skip"
    r"|read-?more|box-?tin|tin-?moi|latest|suggest|recommend|counter|visitor"
)
BODY_CLASS: Final = re.compile(
    r"article-?(?:body|content|detail)|(?:detail|news|post|entry|item|page|main)[-_]{0,2}"
    r"(?:content|body|text|html|full-?text|detail)|content[-_]?(?:detail|news|body)|body-?(?:text|html)"
    r"|noi-?dung|chi-?tiet|fck|rte|cms-?body|news-?body",
)
HIDDEN_STYLE: Final = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE
)
CENTRED_STYLE: Final = re.compile(r"text-align\s*:\s*center|font-style\s*:\s*italic", re.IGNORECASE)
LONGEST_CLASS: Final = 300


def names(attributes: Attributes) -> str:
    """Return the classes, id and role of an element, in lower case."""
    held = (attributes.get(key) or "" for key in ("class", "id", "itemprop", "role"))
    return " ".join(held)[:LONGEST_CLASS].lower().replace("_", "-")


def hint_of(tag: str, named: str) -> Hint:
    """Return what an element says its text is; its class knows better than its name."""
    hint = next((hint for hint, pattern in BY_CLASS if pattern.search(named)), Hint.NONE)
    if hint is Hint.NONE and tag in HEADINGS:
        return Hint.HEADING
    return BY_TAG.get(tag, hint) if hint is Hint.NONE else hint


def is_aside(tag: str, named: str) -> bool:
    """Return whether an element looks like furniture; a wrapper of the whole page may too."""
    return tag in ASIDE_TAGS or bool(ASIDE_CLASS.search(named)) or "complementary" in named


def is_hidden(attributes: Attributes) -> bool:
    """Return whether nobody sees an element."""
    return "hidden" in attributes or bool(
        HIDDEN_STYLE.search((attributes.get("style") or "")[:500])
    )


def is_slanted(attributes: Attributes) -> bool:
    """Return whether an element is centred or italic, as captions are."""
    style = (attributes.get("style") or "")[:500]
    return attributes.get("align") == "center" or bool(CENTRED_STYLE.search(style))


NOT_A_PICTURE: Final = re.compile(
    r"icon|logo|button|btn|share|print|avatar|spacer|blank|pixel|emoji|smiley|loading|banner|advert"
    r"|\bads?\b|captcha|sprite|\.svg|qr-?code|count",
    re.IGNORECASE,
)
SMALLEST_SIDE: Final = 80


def picture_source(attributes: Attributes) -> str:
    """Return where a picture is, or nothing for icons, counters and inline data."""
    held = (
        attributes.get(key) or "" for key in ("data-src", "data-original", "data-lazy-src", "src")
    )
    source = next((s for s in held if s and not s.strip().lower().startswith("data:")), "")
    sides = [attributes.get("width") or "", attributes.get("height") or ""]
    small = any(side[:5].isdigit() and int(side[:5]) < SMALLEST_SIDE for side in sides)
    return "" if small or NOT_A_PICTURE.search(source[:500]) else source
