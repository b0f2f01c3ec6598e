"""What a published article cites is kept, and forgotten when it is withdrawn."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser
from wagtail.blocks import StreamValue
from wagtail.models import Page

from kheo.documents.actions.referring import refer, tie
from kheo.documents.mentions import Mention, mentions_in
from kheo.documents.models import Reference
from kheo.documents.models.documents import KIND
from kheo.ledger.actions import ref_of, unlink
from kheo.ledger.models import Entry, Link
from kheo.ledger.rules import Ref
from kheo.news.citing import BODY, LEAD, TITLE
from kheo.news.models import Article

APART: Final = "\n\n"
LINES: Final = frozenset({"p", "li", "br", "h2", "h3", "h4", "blockquote", "ul", "ol", "hr"})


def keep_citations(page: Page, entry: Entry) -> list[Reference]:
    """Keep what an article cites in place of what it cited before, as part of its publication.

    Other pages cite nothing. Ties to documents that it names no more are undone.
    """
    if not isinstance(page, Article):
        return []
    holder = ref_of(page)
    rows = refer(holder=holder, mentions=mentions_of(page), places=homes_of(page))
    untie(holder, entry, but={str(row.target_id) for row in rows if row.target_id})
    tie(holder, entry)
    return rows


def forget_citations(page: Page, entry: Entry) -> None:
    """Forget what an article cites, as part of its withdrawal; the ledger keeps what was."""
    if isinstance(page, Article):
        holder = ref_of(page)
        Reference.objects.held_by(holder).delete()
        untie(holder, entry)


def untie(holder: Ref, entry: Entry, *, but: Collection[str] = ()) -> None:
    """Undo the ties of a record to documents, except to some."""
    tied = Link.objects.in_force().filter(from_kind=holder.kind, from_key=holder.key, to_kind=KIND)
    for one in tied.exclude(to_key__in=but):
        unlink(one, entry=entry)


def homes_of(article: Article) -> list[str]:
    """Return what tells which province's documents are meant: its places, and what leads it."""
    names = [place.name for place in article.places.all()]
    return [*names, *filter(None, [article.place_prefix])]


def mentions_of(article: Article) -> list[Mention]:
    """Return the citations of an article in order, each with the part of it that it stands in.

    All parts are read as one text: “Chỉ thị 33” below means what was named in full above.
    """
    spots, texts = zip(*texts_of(article), strict=True)
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + len(APART)
    found = mentions_in(APART.join(texts))
    return [replace(one, spot=spots[bisect_right(starts, one.found.start) - 1]) for one in found]


def texts_of(article: Article) -> Iterator[tuple[str, str]]:
    """Yield the parts of an article that readers read, under the names of their spots."""
    yield TITLE, article.title
    yield LEAD, article.lead
    for number, block in enumerate(article.body):
        yield f"{BODY}{number}", words_of(block)


def words_of(block: StreamValue.StreamChild) -> str:
    """Return the words of a block, one line for each part of it."""
    reader = READERS.get(block.block_type)
    return "\n".join(reader(block.value)) if reader else ""


def rich(value: Any) -> Iterator[str]:
    """Yield the lines of formatted text."""
    page = LexborHTMLParser(value.source, is_fragment=True)
    words: list[str] = []
    node = page.root
    while node is not None:
        for one in node.traverse(include_text=True):
            if one.tag in LINES:
                yield "".join(words)
                words.clear()
            elif one.is_text_node:
                words.append(one.text_content or "")
        node = node.next
    yield "".join(words)


def table(value: Any) -> Iterator[str]:
    """Yield the caption of a table and what stands in its cells."""
    yield value["caption"]
    for column in value["table"].columns:
        yield str(column["heading"])
    for row in value["table"].rows:
        for cell in row:
            yield str(cell.value or "")


def gallery(value: Any) -> Iterator[str]:
    """Yield the captions of a gallery."""
    for figure in value["pictures"]:
        yield from caption(figure)


def caption(value: Any) -> Iterator[str]:
    """Yield the caption of a picture."""
    picture = value["picture"]
    yield value["caption"] or (picture.caption if picture else "")


def heading(value: Any) -> Iterator[str]:
    """Yield a heading."""
    yield value


def quote(value: Any) -> Iterator[str]:
    """Yield somebody's words."""
    yield value["text"]


def video(value: Any) -> Iterator[str]:
    """Yield the title of a video and what is said in it."""
    yield value["title"]
    yield value["transcript"] or ""


READERS: Final[dict[str, Callable[[Any], Iterator[str]]]] = {
    "text": rich, "heading": heading, "quote": quote, "table": table, "figure": caption,
    "gallery": gallery, "video": video,
}  # fmt: skip
