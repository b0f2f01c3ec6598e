"""From the blocks of a text to the blocks of a page."""

import csv
from collections.abc import Callable
from html import escape
from io import StringIO
from typing import Any, Final
from uuid import uuid4

from kheo.portal.sample.media import attachment_of, picture_of
from kheo.portal.sample.texts import NOTICE, Block

BYTE_ORDER_MARK: Final = "\ufeff"  # without it spreadsheets take UTF-8 for something else


def body_of(blocks: list[Block]) -> list[Block]:
    """Return the body of a page in the form in which Wagtail keeps it, the notice last.

    A block is known by its first name: text, list, heading, quote, figure, gallery, table or file.
    """
    made = [MAKERS[next(iter(block))](block, blocks) for block in blocks]
    return [*made, {"type": "text", "value": f"<p><i>{escape(NOTICE)}</i></p>"}]


def text(block: Block, _all: list[Block]) -> Block:
    """Return paragraphs, which an empty line divides."""
    parts = [f"<p>{escape(part.strip())}</p>" for part in block["text"].split("\n\n")]
    return {"type": "text", "value": "".join(parts)}


def bullets(block: Block, _all: list[Block]) -> Block:
    """Return a list."""
    items = "".join(f"<li>{escape(item)}</li>" for item in block["list"])
    return {"type": "text", "value": f"<ul>{items}</ul>"}


def heading(block: Block, _all: list[Block]) -> Block:
    """Return a heading."""
    return {"type": "heading", "value": block["heading"]}


def quote(block: Block, _all: list[Block]) -> Block:
    """Return somebody's words."""
    return {"type": "quote", "value": {"text": block["quote"], "who": block["who"]}}


def figure(block: Block, _all: list[Block]) -> Block:
    """Return one picture."""
    return {"type": "figure", "value": shown(block["figure"], block["caption"])}


def gallery(block: Block, _all: list[Block]) -> Block:
    """Return several pictures, each with its caption; Wagtail takes no item without an id."""
    pairs = zip(block["gallery"], block["captions"], strict=True)
    items = [
        {"type": "item", "id": str(uuid4()), "value": shown(scene, caption)}
        for scene, caption in pairs
    ]
    return {"type": "gallery", "value": {"pictures": items}}


def shown(scene: str, caption: str) -> Block:
    """Return a picture with the caption that it has here."""
    return {"picture": picture_of(scene).pk, "caption": caption}


def table(block: Block, _all: list[Block]) -> Block:
    """Return a table; a column whose cells are all numbers is one of numbers."""
    columns = [
        {"type": "number" if all(map(is_number, cells)) else "text", "heading": head}
        for head, *cells in zip(block["columns"], *block["rows"], strict=True)
    ]
    rows = [{"values": [spelled(cell) for cell in row]} for row in block["rows"]]
    value = {"caption": block["table"], "table": {"columns": columns, "rows": rows, "caption": ""}}
    return {"type": "table", "value": value}


def is_number(cell: Any) -> bool:
    """Return whether a cell holds a number."""
    return isinstance(cell, int | float)


def spelled(cell: Any) -> str:
    """Return a cell as a Vietnamese reader writes it: 1.380 and 23,4."""
    if not is_number(cell):
        return str(cell)
    return f"{cell:,}".translate(str.maketrans(",.", ".,"))


def file(block: Block, blocks: list[Block]) -> Block:
    """Return a file: the article's table for a spreadsheet, or its words to be read aloud."""
    name = block["file"]
    content = as_csv(blocks) if name.endswith(".csv") else as_words(blocks)
    pk = attachment_of(name, title=block["label"], content=content.encode()).pk
    return {"type": "file", "value": {"file": pk, "label": block["label"]}}


def as_csv(blocks: list[Block]) -> str:
    """Return the first table among the blocks as comma-separated values."""
    given = next(block for block in blocks if "table" in block)
    out = StringIO(BYTE_ORDER_MARK, newline="")
    out.seek(0, 2)
    csv.writer(out).writerows([given["columns"], *given["rows"], [NOTICE]])
    return out.getvalue()


def as_words(blocks: list[Block]) -> str:
    """Return the headings and lists among the blocks as plain text."""
    lines = [BYTE_ORDER_MARK]
    for block in blocks:
        if "heading" in block:
            lines += ["", block["heading"].upper(), ""]
        lines += [f"{n}. {item}" for n, item in enumerate(block.get("list", ()), 1)]
        lines += block.get("text", "").splitlines()
    return "\r\n".join([*lines, "", NOTICE])


MAKERS: Final[dict[str, Callable[[Block, list[Block]], Block]]] = {
    "text": text,
    "list": bullets,
    "heading": heading,
    "quote": quote,
    "figure": figure,
    "gallery": gallery,
    "table": table,
    "file": file,
}
