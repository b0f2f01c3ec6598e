"""How much a paper may hold: what lies beyond is a mistake, and would keep the machine busy."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, Final

from kheo.papers.rules.numbering import walked
from kheo.papers.rules.parts import Block, Copy, Issuer, Paper, SignatureBlock, Table

LONGEST_LINE: Final = 1000
"""In signs: a name, a title, an address. The longest real titles have some 600."""

LONGEST_WORD: Final = 2000
"""In signs: an address on the web may be long, but not that long."""

MOST_SIGNS: Final = 1_500_000
"""Some five hundred pages."""

MOST_ROWS: Final = 5000
"""Some two hundred and fifty pages; the time that a PDF takes grows with their square."""

MOST_SIGNATURES: Final = 60
NARROWEST: Final = 7.0
"""A column of a table, in millimetres: two figures of its face and the white beside them."""


def long_lines(paper: Paper) -> Iterator[str]:
    """Yield where words stand that should be short and are not."""
    return (where for where, text in short_texts(paper) if len(text) > LONGEST_LINE)


def short_texts(paper: Paper) -> Iterator[tuple[str, str]]:
    """Yield the words of a paper that are no running text, with where they stand."""
    yield "number", max(paper.number.issuer, paper.number.kind, paper.number.unit, key=len)
    yield "place", paper.place_and_date.place
    yield "title.kind", paper.title.kind
    yield "title.subject", paper.title.subject
    yield "circulation", paper.circulation
    yield "drafter", paper.drafter
    yield "address", paper.address
    yield from names(paper.issuers, paper.signatures)
    if paper.copy:
        yield from ((f"copy.{where}", text) for where, text in copy_texts(paper.copy))


def copy_texts(copy: Copy) -> Iterator[tuple[str, str]]:
    """Yield the short words of a copy."""
    yield "number", copy.number.issuer
    yield "place", copy.place_and_date.place
    yield from names((copy.issuer,), copy.signatures)


def names(
    issuers: Sequence[Issuer], signatures: Sequence[SignatureBlock]
) -> Iterator[tuple[str, str]]:
    """Yield the longest words of each issuer and of each signature."""
    for place, issuer in enumerate(issuers):
        yield f"issuers[{place}]", max(issuer.name, issuer.superior, key=len)
    for place, one in enumerate(signatures):
        said = (one.name, one.office, *(warrant.of for warrant in one.warrants))
        yield f"signatures[{place}]", max(said, key=len)


def texts(value: object) -> Iterator[str]:
    """Yield every text that plain data holds."""
    held: Any = value
    if isinstance(held, str):
        yield held
    elif isinstance(held, tuple):
        for one in held:
            yield from texts(one)
    elif is_dataclass(held):
        for field in fields(held):
            yield from texts(getattr(held, field.name))


def longest_word(text: str) -> int:
    """Return how many signs the longest word of a text has."""
    return max(map(len, text.split()), default=0)


def how_many_rows(body: Sequence[Block]) -> int:
    """Return how many rows the tables of a body have."""
    return sum(len(block.rows) for block in walked(body) if isinstance(block, Table))


def is_narrow(table: Table, width: float) -> bool:
    """Return whether a column of a table on a line of that width holds no words."""
    shares = table.widths or (1.0,) * len(table.header)
    return min(shares) / sum(shares) * width < NARROWEST
