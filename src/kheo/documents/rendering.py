"""The full text of a document as a page shows it: articles addressable, citations linked.

Places of references count in the text as it is kept; what the page leaves out, such as numbers of
pages, changes nothing in them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kheo.core.text import UNSEEN
from kheo.documents.citations import Certainty
from kheo.documents.models import Reference
from kheo.documents.rules.articles import Block, blocks_of
from kheo.documents.rules.relations import Standing
from kheo.documents.rules.states import State

TOP: Final = 3
"""Level of the outermost heading: the page has a title and a heading over the text."""
DEEPEST: Final = 6


class Entry(NamedTuple):
    """One line of the contents."""

    id: str
    heading: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """Text ready for a page, and its contents."""

    html: SafeString
    contents: list[Entry]


class Mark(NamedTuple):
    """A stretch of the text that is shown between two tags."""

    start: int
    end: int
    opening: str
    closing: str


def rendered(text: str, references: Sequence[Reference], *, top: int = TOP) -> Rendered:
    """Return the text as paragraphs and headings, the outermost at level `top`.

    References should come with their `target`. The work grows with the length of the text.
    """
    blocks = blocks_of(text)
    written = Writer(text, marks_of(references))
    parts, contents = [], []
    for block in blocks:
        inner = written.inner(block.spans)
        parts.append(framed(block, inner, top))
        if block.is_heading:
            contents.append(Entry(block.id, plain(text, block)))
    return Rendered(mark_safe("\n".join(parts)), contents)  # noqa: S308 - escaped piece by piece


def framed(block: Block, inner: str, top: int) -> str:
    """Return a block between its tags."""
    tag = f"h{min(DEEPEST, top + block.depth)}" if block.is_heading else "p"
    address = f' id="{escape(block.id)}"' if block.id else ""
    return f"<{tag}{address}>{inner}</{tag}>"


def plain(text: str, block: Block) -> str:
    """Return the words of a heading on one line."""
    return shown(" ".join(text[start:end] for start, end in block.spans)).strip('“" ')


def shown(words: str) -> str:
    """Return words without signs that no page can show."""
    return words if words.isprintable() else UNSEEN.sub("", words)


def marks_of(references: Iterable[Reference]) -> list[Mark]:
    """Return what becomes of the places where documents are named, in order, none over another."""
    addresses: dict[int, str] = {}
    marks: list[Mark] = []
    placed = [one for one in references if one.start is not None and one.end is not None]
    for one in sorted(placed, key=lambda one: (one.start or 0, -(one.end or 0))):
        start, end = one.start or 0, one.end or 0
        if (marks and start < marks[-1].end) or start >= end:
            continue
        if tags := tags_of(one, addresses):
            marks.append(Mark(start, end, *tags))
    return marks


def tags_of(reference: Reference, addresses: dict[int, str]) -> tuple[str, str] | None:
    """Return what stands around a citation: a link, that it waits, or nothing."""
    target = reference.target
    if target is not None and target.state == State.PUBLISHED:
        if target.pk not in addresses:
            addresses[target.pk] = target.get_absolute_url()
        address = escape(addresses[target.pk] + anchor_of(reference))
        return f'<a href="{address}" title="{escape(target.title)}">', "</a>"
    unsure = reference.certainty == Certainty.DOUBTFUL
    if unsure or reference.standing == Standing.DECLINED:
        return None
    missing = escape(_("(chưa có trong thư viện)"))
    return '<span class="waiting">', f'<span class="unseen"> {missing}</span></span>'


def anchor_of(reference: Reference) -> str:
    """Return the part of an address that leads to the one article that is named: “#dieu-8”."""
    article = reference.article.replace("đ", "dd")
    return f"#dieu-{article}" if article.isascii() and article.isalnum() else ""


class Writer:
    """Writes stretches of a text in order, with the marks that fall into them."""

    def __init__(self, text: str, marks: list[Mark]) -> None:
        """Take the text and its marks in order."""
        self.text, self.marks, self.at = text, marks, 0

    def inner(self, spans: Sequence[tuple[int, int]]) -> str:
        """Return lines as one, each mark written once though it runs over several."""
        runs: list[tuple[Mark | None, list[str]]] = []
        before = None
        for start, end in spans:
            if before is not None:
                join(runs, self.over(before, start), " ")
            for mark, words in self.pieces(start, end):
                join(runs, mark, words)
            before = end
        return "".join(tagged(mark, "".join(words)) for mark, words in runs)

    def over(self, end: int, start: int) -> Mark | None:
        """Return the mark that runs from before the end of a line over the start of the next."""
        mark = self.next_mark(start)
        return mark if mark and mark.start < end else None

    def pieces(self, start: int, end: int) -> Iterator[tuple[Mark | None, str]]:
        """Yield a line in pieces, each inside one mark or none."""
        while start < end:
            mark = self.next_mark(start)
            if mark is None or mark.start >= end:
                yield None, self.text[start:end]
                return
            if mark.start > start:
                yield None, self.text[start : mark.start]
            stop = min(mark.end, end)
            yield mark, self.text[max(start, mark.start) : stop]
            start = stop

    def next_mark(self, start: int) -> Mark | None:
        """Return the first mark that ends behind a place."""
        while self.at < len(self.marks) and self.marks[self.at].end <= start:
            self.at += 1
        return self.marks[self.at] if self.at < len(self.marks) else None


def join(runs: list[tuple[Mark | None, list[str]]], mark: Mark | None, words: str) -> None:
    """Add words to the last run where that has the same mark, else as a run of their own."""
    if runs and runs[-1][0] is mark:
        runs[-1][1].append(words)
    else:
        runs.append((mark, [words]))


def tagged(mark: Mark | None, words: str) -> str:
    """Return words, escaped, between the tags of their mark."""
    safe = escape(shown(words))
    return f"{mark.opening}{safe}{mark.closing}" if mark else str(safe)
