"""What a page's head says of it: title, day, author, topics, address."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kheo.core.text import one_line
from kheo.news.importing.addresses import host_of, web_address
from kheo.news.importing.credits import split_topics
from kheo.news.importing.dates import read_moment
from kheo.news.importing.markup import Markup

ARTICLE_TYPES: Final = frozenset({"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting"})
MOST_DATA: Final = 200_000
MOST_OBJECTS: Final = 2_000
LONGEST: Final = 400
PUBLISHED: Final = (
    "article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "dc.date.issued",
)

Fields = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head says; empty where it says nothing."""

    og_title: str
    page_title: str
    headline: str
    published_at: datetime | None
    author: str
    topics: tuple[str, ...]
    site: str
    address: str


def read_metadata(fields: Fields, markup: Markup, address: str) -> Metadata:
    """Return what the metadata of a page says; `address` is what the person gave."""
    data = linked_article(markup.linked_data)
    there = (
        web_address(at)
        for at in (*taken(fields, "canonical", "og:url"), markup.saved_from, address)
    )
    moments = map(read_moment, [*taken(fields, *PUBLISHED), text_of(data.get("datePublished"))])
    return Metadata(
        og_title=first(fields, "og:title", "twitter:title"),
        page_title=one_line(markup.title),
        headline=text_of(data.get("headline")),
        published_at=next((moment for moment in moments if moment), None),
        author=author_of(fields, data),
        topics=topics_of(fields, data),
        site=first(fields, "og:site_name"),
        address=next((at for at in there if at), ""),
    )


def taken(fields: Fields, *names: str) -> list[str]:
    """Return all values of some fields."""
    return [value for name in names for value in fields.get(name, ())]


def first(fields: Fields, *names: str) -> str:
    """Return the first value of some fields, or nothing."""
    return next(iter(taken(fields, *names)), "")


def author_of(fields: Fields, data: Mapping[str, object]) -> str:
    """Return the author; an address or the site itself is none."""
    held = data.get("author")
    person = held[0] if isinstance(held, list) and held else held
    name = text_of(person.get("name")) if isinstance(person, dict) else text_of(person)
    name = name or first(fields, "article:author", "author")
    strange = web_address(name) or host_of("http://" + name) in name.lower().split() or "@" in name
    return "" if strange or name == first(fields, "og:site_name") or "." in name else name


def topics_of(fields: Fields, data: Mapping[str, object]) -> tuple[str, ...]:
    """Return the topics of an article, each once."""
    held = data.get("keywords")
    words = ", ".join(map(text_of, held)) if isinstance(held, list) else text_of(held)
    return split_topics(", ".join([*taken(fields, "news_keywords", "article:tag"), words]))


def linked_article(scripts: Sequence[str]) -> Mapping[str, object]:
    """Return the first article in the page's linked data (JSON-LD), or nothing."""
    for script in scripts:
        for found in objects(script):
            kind = found.get("@type")
            if ARTICLE_TYPES.intersection(kind if isinstance(kind, list) else [str(kind)]):
                return found
    return {}


def objects(script: str) -> Iterator[dict[str, object]]:
    """Yield the objects of a JSON text, outermost first; none where it is broken or too large."""
    try:
        waiting = [json.loads(script)] if len(script) <= MOST_DATA else []
    except (ValueError, RecursionError):
        return
    for _ in range(MOST_OBJECTS):
        if not waiting:
            return
        found = waiting.pop()
        if isinstance(found, dict):
            yield found
            waiting.extend(value for value in found.values() if isinstance(value, dict | list))
        elif isinstance(found, list):
            waiting.extend(reversed(found[:100]))


def text_of(value: object) -> str:
    """Return a value as one line if it is a text, or nothing."""
    return one_line(value[:LONGEST]) if isinstance(value, str) else ""
