"""Lines of an outline as pieces: tables whole, pictures with their captions."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from kheo.news.importing.addresses import picture_address
from kheo.news.importing.credits import split_photo_credit
from kheo.news.importing.found import Figure, Table
from kheo.news.importing.outline import Line, Outline
from kheo.news.importing.pieces import Hint, Piece
from kheo.news.importing.prose import is_prose, key

LONGEST_CAPTION: Final = 500
LONGEST_CELL: Final = 200
MOST_WORDS_IN_CAPTION: Final = 45


def pieces_from(outline: Outline, lines: Sequence[Line], base: str) -> list[Piece]:
    """Return the pieces of some lines, in their order."""
    outer = outer_tables(outline)
    pieces: list[Piece] = []
    for group, members in groupby(lines, key=lambda line: group_of(outline, line, outer)):
        held = list(members)
        made = group_pieces(outline, group, held, base) if group else None
        pieces.extend(made if made is not None else single_pieces(outline, held, base))
    return without_whole_quotes(pieces)


def outer_tables(outline: Outline) -> frozenset[int]:
    """Return the tables that hold tables: they lay out a page and hold no data."""
    boxes = outline.boxes
    return frozenset(
        boxes[box.parent].table
        for box in boxes[1:]
        if box.tag == "table" and boxes[box.parent].table >= 0
    )


def group_of(outline: Outline, line: Line, outer: frozenset[int]) -> int:
    """Return the figure or innermost table that a line belongs to, or 0."""
    box = outline.boxes[line.box]
    if box.figure > 0:
        return box.figure
    return box.table if box.table > 0 and box.table not in outer else 0


def group_pieces(outline: Outline, group: int, lines: list[Line], base: str) -> list[Piece] | None:
    """Return what a figure or a table is, or None for one that only lays out text."""
    letters = sum(len(line.text) for line in lines)
    pictured = any(line.source for line in lines)
    if pictured and letters <= LONGEST_CAPTION:
        return figures(lines, base)
    if pictured or outline.boxes[group].tag == "figure":
        return None
    return table_piece(outline, group, lines)


def figures(lines: list[Line], base: str) -> list[Piece]:
    """Return the pictures of a group; the words under them belong to the last."""
    pictures = [line for line in lines if line.source]
    words = " ".join(dict.fromkeys(line.text for line in lines if line.text))
    caption, credit = split_photo_credit(words)
    plain = [Figure(address=picture_address(p.source, base), alt=p.alt) for p in pictures[:-1]]
    last = pictures[-1]
    shown = Figure(caption, credit, picture_address(last.source, base), last.alt)
    return [Piece("", block=figure) for figure in (*plain, shown)]


def table_piece(outline: Outline, group: int, lines: list[Line]) -> list[Piece] | None:
    """Return a table of data: at least two rows of two short cells; None for any other."""
    texts: dict[int, list[str]] = {}
    for line in lines:
        texts.setdefault(outline.boxes[line.box].cell, []).append(line.text)
    rows: dict[int, list[str]] = {}
    for at in range(group, len(outline.boxes)):
        box = outline.boxes[at]
        if box.cell == at and box.table == group:
            rows.setdefault(box.row, []).append(" ".join(texts.get(at, [])))
    filled = [tuple(row) for row in rows.values() if any(row)]
    wide = sum(len([cell for cell in row if cell]) >= 2 for row in filled)
    cells = [cell for row in filled for cell in row if cell]
    if wide < 2 or sum(map(len, cells)) > LONGEST_CELL * len(cells):
        return None
    above = [Piece(text, hint=Hint.HEADING) for text in texts.get(-1, [])]
    return [*above, Piece("", block=Table(tuple(filled)))]


def single_pieces(outline: Outline, lines: Iterable[Line], base: str) -> list[Piece]:
    """Return a piece for each line that stands for itself."""
    pieces: list[Piece] = []
    for line in lines:
        if line.source:
            figure = Figure(address=picture_address(line.source, base), alt=line.alt)
            pieces.append(Piece("", block=figure))
        else:
            pieces.append(text_piece(outline, line, pieces[-1] if pieces else None))
    return pieces


def text_piece(outline: Outline, line: Line, above: Piece | None) -> Piece:
    """Return a line of text as a piece, with what its box and its look say of it."""
    hint = outline.boxes[line.box].hint
    few = len(line.text.split()) <= MOST_WORDS_IN_CAPTION
    under_picture = above is not None and isinstance(above.block, Figure)
    if hint is Hint.NONE and under_picture and line.slanted and few:
        hint = Hint.CAPTION
    elif hint is Hint.NONE and line.bold and not line.slanted and not is_prose(line.text) and above:
        hint = Hint.HEADING
    return Piece(line.text, hint=hint, linked=line.linked, gap=True)


def without_whole_quotes(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces; where most text is set as a quotation, it was only set in."""
    quoted = sum(len(p.text) for p in pieces if p.hint is Hint.QUOTE)
    if 2 * quoted < sum(len(p.text) for p in pieces):
        return pieces
    return [
        Piece(p.text, linked=p.linked, gap=p.gap, block=p.block) if p.hint is Hint.QUOTE else p
        for p in pieces
    ]


def topics_among(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Return the topics that a page links to, each once."""
    found = (p.text.strip("#, ") for p in pieces if p.hint is Hint.TOPICS and p.linked)
    return tuple(dict.fromkeys(text for text in found if key(text) and len(text) <= 80))
