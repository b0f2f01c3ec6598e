"""Tables with borders: how wide each column is, and a head of one row or two."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kheo.papers.rules.looks import Layout, Part
from kheo.papers.rules.parts import Align, Table
from kheo.papers.rules.sheets import HeadCell, Lattice


def lattice(table: Table, layout: Layout, width: float) -> Lattice:
    """Return a table over the whole line; columns without a given share are even."""
    shares = table.widths or (1.0,) * len(table.header)
    return Lattice(
        widths=tuple(share / sum(shares) * width for share in shares),
        aligns=table.aligns or (Align.LEFT,) * len(table.header),
        header=tuple(head_rows(table)),
        rows=table.rows,
        head=layout.looks[Part.TABLE_HEAD],
        cell=layout.looks[Part.TABLE],
    )


def head_rows(table: Table) -> Iterator[tuple[HeadCell, ...]]:
    """Yield the rows of a head: one, or two where a span with words stands above it."""
    below = tuple(HeadCell(text, at) for at, text in enumerate(table.header))
    if not any(span.text for span in table.spans):
        yield below
        return
    upper = tuple(upper_cells(table, below))
    down = {cell.at for cell in upper if cell.rows > 1}
    yield upper
    yield tuple(cell for cell in below if cell.at not in down)


def upper_cells(table: Table, below: Sequence[HeadCell]) -> Iterator[HeadCell]:
    """Yield the upper row of a head; what no span names reaches down over both rows."""
    at = 0
    for span in table.spans:
        if span.text:
            yield HeadCell(span.text, at, columns=span.columns)
        else:
            yield from (replace(cell, rows=2) for cell in below[at : at + span.columns])
        at += span.columns
