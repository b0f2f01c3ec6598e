"""Documents that articles cite: where they stand in the words of an article, and links to them.

What an article cites is found when it is published (`actions.citing`); here it is shown. A link
stands where the kept wording stands, in the order of the text; the finder does not run again.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from django.core.cache import cache
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from selectolax.lexbor import LexborHTMLParser, LexborNode

from kheo.core.days import short_day
from kheo.documents import holders
from kheo.documents.models import Document, Reference
from kheo.documents.rules.states import State
from kheo.ledger.actions import ref_of
from kheo.news.models import Article

KIND: Final = "news.article"
TITLE: Final = "title"
LEAD: Final = "lead"
BODY: Final = "body:"
# Text in these is no running text, or leads somewhere already.
NOT_LINKED: Final = frozenset(
    {"a", "button", "summary", "video", "script", "style", "template", "select", "textarea"}
)
MOST_LISTED: Final = 50


class Cited(NamedTuple):
    """A place where an article names a document; `address` is empty while nobody may read it."""

    spot: str
    wording: str
    address: str
    name: str
    title: str
    day: str


def cited_by(article: Article) -> list[Cited]:
    """Return where an article names documents, in order: one query until the next publication."""

    def found() -> list[Cited]:
        rows = Reference.objects.held_by(ref_of(article)).select_related("target")
        return [cited(row) for row in rows.order_by("start", "pk")]

    return cache.get_or_set(f"cited:{article.pk}", found) or []


def cited(row: Reference) -> Cited:
    """Return a place as pages show it."""
    target = row.target if row.target and row.target.state == State.PUBLISHED else None
    if target is None:
        return Cited(row.spot, row.wording, "", "", "", "")
    return Cited(
        row.spot, row.wording, target.get_absolute_url(), target.name, target.title, day_of(target)
    )


def day_of(document: Document) -> str:
    """Return the day of a document as lists show it, or its year."""
    return short_day(document.signed_on) if document.signed_on else str(document.year or "")


def shown_in(article: Article) -> dict[str, Any]:
    """Return lead and body of an article with links, and the documents that it names."""
    everything = cited_by(article)
    documents = {one.address: one for one in everything if one.address}
    return {
        "lead": linked_lead(article, everything) if documents else article.lead,
        "body": linked_body(article, everything) if documents else article.body,
        "documents": list(documents.values())[:MOST_LISTED],
    }


def linked_lead(article: Article, everything: Iterable[Cited]) -> SafeString:
    """Return the lead with its links."""
    page = LexborHTMLParser(f"<p>{escape(article.lead)}</p>", is_fragment=True)
    lead = page.root
    if lead is None:
        return escape(article.lead)
    put_links(page, lead, [one for one in everything if one.spot == LEAD])
    return mark_safe(lead.inner_html or "")  # noqa: S308 - escaped, then written by the parser


def linked_body(article: Article, everything: Iterable[Cited]) -> SafeString:
    """Return the body with its links; each block of it is one element."""
    page = LexborHTMLParser(str(article.body.render_as_block()), is_fragment=True)
    by_spot: dict[str, list[Cited]] = {}
    for one in everything:
        by_spot.setdefault(one.spot, []).append(one)
    for number, block in enumerate(siblings(page.root)):
        if wanted := by_spot.get(f"{BODY}{number}"):
            put_links(page, block, wanted)
    return mark_safe(page.html or "")  # noqa: S308 - rendered by Wagtail, written by the parser


def siblings(node: LexborNode | None) -> Iterator[LexborNode]:
    """Yield an element and those that follow it."""
    while node is not None:
        if node.is_element_node:
            yield node
        node = node.next


class Stretch(NamedTuple):
    """A text in a page, and where it stands in the words of its block."""

    node: LexborNode
    start: int
    end: int
    is_free: bool


def put_links(page: LexborHTMLParser, block: LexborNode, wanted: Iterable[Cited]) -> None:
    """Write links around the places in a block where documents are named."""
    stretches = list(stretches_in(block))
    words = "".join(one.node.text_content or "" for one in stretches)
    ends = [one.end for one in stretches]
    places: dict[int, list[tuple[int, int, str]]] = {}
    for start, end, address in places_in(words, wanted):
        within = range(bisect_right(ends, start), min(bisect_left(ends, end) + 1, len(ends)))
        # A name that runs over bold and plain text gets one link, around its longer part.
        best = max(within, key=lambda n: overlap(stretches[n], start, end))
        if stretches[best].is_free:
            first, last = stretches[best].start, stretches[best].end
            cut = (max(start, first) - first, min(end, last) - first, address)
            places.setdefault(best, []).append(cut)
    for number, cuts in places.items():
        write_links(page, stretches[number].node, cuts)


def overlap(stretch: Stretch, start: int, end: int) -> int:
    """Return how much of a place lies in a stretch."""
    return max(0, min(end, stretch.end) - max(start, stretch.start))


def stretches_in(block: LexborNode) -> Iterator[Stretch]:
    """Yield the texts of a block in order."""
    at = 0
    for node in block.traverse(include_text=True):
        if node.is_text_node and node.text_content:
            yield Stretch(node, at, at + len(node.text_content), may_link(node))
            at += len(node.text_content)


def may_link(node: LexborNode) -> bool:
    """Return whether no element around a text forbids a link in it."""
    above = node.parent
    while above is not None:
        if above.tag in NOT_LINKED:
            return False
        above = above.parent
    return True


def places_in(words: str, wanted: Iterable[Cited]) -> Iterator[tuple[int, int, str]]:
    """Yield where wordings stand, each behind the one before; those that are gone are left out."""
    at = 0
    for one in wanted:
        pattern = r"\s+".join(map(re.escape, one.wording.split()))
        found = re.compile(pattern).search(words, at) if pattern else None
        if found:
            at = found.end()
            if one.address:
                yield found.start(), found.end(), one.address


def write_links(
    page: LexborHTMLParser, node: LexborNode, cuts: Iterable[tuple[int, int, str]]
) -> None:
    """Write links into one text, from the first to the last."""
    words, at = node.text_content or "", 0
    for start, end, address in cuts:
        if words[at:start]:
            node.insert_before(words[at:start])
        link = page.create_node("a")
        link.attrs["href"] = address
        link.insert_child(words[start:end])
        node.insert_before(link)
        at = end
    if words[at:]:
        node.replace_with(words[at:])
    else:
        node.remove()


class Articles:
    """Articles as a document's page lists them."""

    kind: str = KIND
    label: str | Promise = _("Tin bài")

    def shown(self, keys: Collection[str]) -> Mapping[str, holders.Shown]:
        """Return the published articles of some keys; one query for all."""
        wanted = [int(key) for key in keys if key.isdecimal()]
        rows = Article.objects.live().filter(pk__in=wanted).defer("body")
        return {
            str(row.pk): holders.Shown(row.full_title, row.get_url() or "", row.issued_on)
            for row in rows
        }


def enlist() -> None:
    """Let documents show the articles that name them."""
    holders.enlist(Articles())
