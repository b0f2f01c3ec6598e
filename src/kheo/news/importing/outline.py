"""A parsed page as a flat list of lines, each knowing the boxes it stands in.

The tree is walked along its links, never by recursion, so that no depth can overflow a stack.
"""

from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kheo.core.text import one_line
from kheo.news.importing import elements
from kheo.news.importing.pieces import Hint, goes_on
from kheo.news.importing.refusals import ImportRefused, Reason, thousands

DEEPEST: Final = 512
MOST_LETTERS: Final = 1_000_000
MOST_LINES: Final = 20_000
INHERITED: Final = frozenset(Hint) - {Hint.NONE, Hint.HEADING}


@dataclass(slots=True)
class Box:
    """A block element: its parent by number, what it says of itself, and the boxes it counts in."""

    parent: int
    tag: str
    hint: Hint = Hint.NONE
    aside: bool = False
    body: bool = False
    slanted: bool = False
    table: int = -1
    row: int = -1
    cell: int = -1
    figure: int = -1


@dataclass(slots=True)
class Line:
    """A line of text, or a picture, in its box."""

    text: str
    box: int
    linked: bool = False
    bold: bool = False
    slanted: bool = False
    source: str = ""
    alt: str = ""
    last_part: str = ""


@dataclass(slots=True)
class Span:
    """Text that is being gathered, and how much of it is linked, bold and italic."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0
    italic: int = 0
    letters: int = 0


class Outline:
    """Gathers lines, boxes and metadata while a tree is walked."""

    def __init__(self) -> None:
        self.boxes: list[Box] = [Box(parent=-1, tag="")]
        self.lines: list[Line] = []
        self.metadata: dict[str, list[str]] = {}
        self.times: list[tuple[int, str]] = []
        self.stack = [0]
        self.inside = {elements.LINK: 0, "bold": 0, "italic": 0, "pre": 0}
        self.span = Span()
        self.breaks = 0
        self.letters = 0

    def enter(self, node: LexborNode) -> bool:
        """Read a node; return whether to go into it."""
        tag = node.tag or ""
        if tag == "-text":
            self.add_text(node.text_content or "")
            return False
        if tag.startswith("-") or tag in elements.NEVER_TEXT:
            return False
        return self.enter_element(tag, node.attributes)

    def enter_element(self, tag: str, attributes: elements.Attributes) -> bool:
        """Read an element; return whether to go into it."""
        if tag in {"meta", "link", "base"}:
            self.add_metadata(tag, attributes)
            return False
        if elements.is_hidden(attributes):
            return False
        if tag in {"br", "hr", "img"}:
            self.add_void(tag, attributes)
            return False
        self.add_time(attributes)
        if self.is_inline(tag, attributes):
            self.step(tag, 1)
        else:
            self.open_box(tag, attributes)
        return True

    def leave(self, node: LexborNode) -> None:
        """Close a node that was gone into."""
        tag = node.tag or ""
        if self.is_inline(tag, node.attributes):
            self.step(tag, -1)
        else:
            self.flush()
            self.stack.pop()
            self.inside["pre"] -= tag == "pre"

    def is_inline(self, tag: str, attributes: elements.Attributes) -> bool:
        """Return whether an element stands inside a line; one that names its role stands alone."""
        if tag not in elements.INLINE:
            return False
        return (
            tag == elements.LINK or elements.hint_of(tag, elements.names(attributes)) is Hint.NONE
        )

    def step(self, tag: str, by: int) -> None:
        """Count how many links, bold and italic elements are open."""
        kind = "bold" if tag in elements.BOLD else "italic" if tag in elements.ITALIC else tag
        if kind in self.inside:
            self.inside[kind] += by

    def open_box(self, tag: str, attributes: elements.Attributes) -> None:
        """Start a block element."""
        self.flush()
        self.inside["pre"] += tag == "pre"
        at, above = len(self.boxes), self.boxes[self.stack[-1]]
        named = elements.names(attributes)
        hint = elements.hint_of(tag, named)
        if hint is Hint.NONE and above.hint in INHERITED:
            hint = above.hint
        box = Box(self.stack[-1], tag, hint, elements.is_aside(tag, named))
        box.body = bool(elements.BODY_CLASS.search(named)) or tag in {"article", "main"}
        box.slanted = above.slanted or elements.is_slanted(attributes)
        box.table = at if tag == "table" else above.table
        box.row = at if tag == "tr" else above.row
        box.cell = at if tag in {"td", "th"} else -1 if tag == "table" else above.cell
        box.figure = at if tag == "figure" else above.figure
        self.boxes.append(box)
        self.stack.append(at)

    def add_text(self, text: str) -> None:
        """Add text to the line that is being gathered."""
        if not self.inside["pre"]:
            self.gather(text)
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self.flush()
                self.breaks += 1
            self.gather(line)

    def gather(self, text: str) -> None:
        """Add text that holds no line break of its own.

        Raises:
            ImportRefused: there is more text than any page has.
        """
        letters = len(text) - text.count(" ") - text.count("\n")
        span = self.span
        self.letters += letters
        if self.letters > MOST_LETTERS or len(self.lines) > MOST_LINES:
            raise ImportRefused(Reason.TOO_LONG, limit=thousands(MOST_LETTERS))
        span.parts.append(text)
        span.letters += letters
        span.linked += letters if self.inside[elements.LINK] else 0
        span.bold += letters if self.inside["bold"] else 0
        span.italic += letters if self.inside["italic"] else 0

    def add_void(self, tag: str, attributes: elements.Attributes) -> None:
        """End the line at a break or a picture."""
        source = elements.picture_source(attributes) if tag == "img" else ""
        if tag == "img" and not source:
            return
        self.flush()
        self.breaks += tag == "br"
        if source:
            alt = one_line((attributes.get("alt") or "")[:1000])
            self.lines.append(Line("", self.stack[-1], source=source, alt=alt))
            self.breaks = 0

    def flush(self) -> None:
        """End the line that is being gathered; a line wrapped by one break goes on."""
        span, self.span = self.span, Span()
        text = one_line("".join(span.parts)) if span.letters else ""
        if not text:
            return
        last = self.lines[-1] if self.lines else None
        box = self.boxes[self.stack[-1]]
        if (
            last
            and last.box == self.stack[-1]
            and self.breaks == 1
            and goes_on(last.last_part, text)
        ):
            last.text, last.last_part = f"{last.text} {text}", text
        else:
            most = 0.9 * span.letters
            line = Line(text, self.stack[-1], linked=span.linked > most, bold=span.bold > most)
            line.slanted, line.last_part = box.slanted or span.italic > most, text
            self.lines.append(line)
        self.breaks = 0

    def add_metadata(self, tag: str, attributes: elements.Attributes) -> None:
        """Keep what the head of a page says of it, under its name."""
        named = next(
            (attributes[k] for k in ("property", "name", "itemprop", "rel") if attributes.get(k)),
            "",
        )
        value = attributes.get("content") or attributes.get("href") or ""
        name = "base" if tag == "base" else (named or "").strip().lower()
        if name and value and len(value) <= 5000:
            self.metadata.setdefault(name, []).append(one_line(value))

    def add_time(self, attributes: elements.Attributes) -> None:
        """Keep a machine-readable time and where it stands."""
        if value := attributes.get("datetime"):
            self.times.append((len(self.lines), value[:60]))


def outline(html: str) -> Outline:
    """Return the outline of prepared HTML.

    Raises:
        ImportRefused: nested deeper than any page that a person made.
    """
    gathered = Outline()
    node = LexborHTMLParser(html).root
    depth = 0
    while node is not None:
        entered = gathered.enter(node)
        child = node.first_child if entered else None
        if child is None:
            if entered:
                gathered.leave(node)
            node, depth = following(gathered, node, depth)
        else:
            node, depth = child, depth + 1
        if depth > DEEPEST:
            raise ImportRefused(Reason.TOO_DEEP)
    gathered.flush()
    return gathered


def following(gathered: Outline, node: LexborNode, depth: int) -> tuple[LexborNode | None, int]:
    """Return the next node after one whose inside is read, closing what ends on the way."""
    here: LexborNode | None = node
    while here is not None and here.next is None:
        here, depth = here.parent, depth - 1
        if here is None or depth < 0:
            return None, 0
        gathered.leave(here)
    return (here.next if here is not None else None), depth
