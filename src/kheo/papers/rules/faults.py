"""What keeps a paper from being laid out: each fault with the place it stands in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kheo.papers.rules import limits
from kheo.papers.rules.choosing import choose_layout
from kheo.papers.rules.copying import words_of
from kheo.papers.rules.looks import Layout
from kheo.papers.rules.numbering import walked
from kheo.papers.rules.parts import (
    Authority,
    Block,
    IssuerKind,
    Node,
    Paper,
    SignatureBlock,
    Table,
)
from kheo.papers.rules.sheets import Section


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, by a key whose sentence stands in `kheo.papers.sentences`, and where."""

    reason: str
    where: str


def faults(paper: Paper) -> Iterator[Fault]:
    """Yield what is wrong with a paper; nothing when it may be laid out."""
    layout = choose_layout(paper.issuers, paper.place_and_date.day)
    yield from head_faults(paper, layout)
    yield from size_faults(paper)
    for where, body, landscape in bodies(paper):
        width = Section((), landscape=landscape).width(layout) if layout else 0
        yield from body_faults(body, where, width)
    yield from signature_faults(paper)
    if paper.copy and not words_of(paper.copy):
        yield Fault("no_copy", "copy")


def head_faults(paper: Paper, layout: Layout | None) -> Iterator[Fault]:
    """Yield what is wrong with issuers, day and title."""
    if not paper.issuers:
        yield Fault("no_issuer", "issuers")
    elif not layout:
        yield Fault("no_layout", "day")
    if not paper.title.kind and not paper.title.subject:
        yield Fault("no_title", "title")


def size_faults(paper: Paper) -> Iterator[Fault]:
    """Yield what is longer than any paper."""
    yield from (Fault("long_line", where) for where in limits.long_lines(paper))
    if sum(map(len, limits.texts(paper))) > limits.MOST_SIGNS:
        yield Fault("long_paper", "body")
    if max(map(limits.longest_word, limits.texts(paper)), default=0) > limits.LONGEST_WORD:
        yield Fault("long_word", "body")
    if sum(limits.how_many_rows(body) for _where, body, _shape in bodies(paper)) > limits.MOST_ROWS:
        yield Fault("many_rows", "body")


def bodies(paper: Paper) -> Iterator[tuple[str, Sequence[Block], bool]]:
    """Yield the body and that of each appendix: where it stands, and whether it lies down."""
    yield "body", paper.body, False
    for place, appendix in enumerate(paper.appendices):
        yield f"appendices[{place}].body", appendix.body, appendix.landscape


def signature_faults(paper: Paper) -> Iterator[Fault]:
    """Yield what is wrong with who signs."""
    if len(paper.signatures) > limits.MOST_SIGNATURES:
        yield Fault("many_signatures", "signatures")
    for place, block in enumerate(paper.signatures):
        if of_party(paper) and is_deputy_of_a_committee(block):
            yield Fault("deputy_of_committee", f"signatures[{place}].warrants")


def of_party(paper: Paper) -> bool:
    """Return whether the Party's rules hold for a paper."""
    return bool(paper.issuers) and paper.issuers[0].kind is IssuerKind.PARTY


def is_deputy_of_a_committee(block: SignatureBlock) -> bool:
    """Return whether someone signs both for a committee and for its secretary.

    A committee of the Party decides together, so that a deputy secretary signs for it (T/M), not
    for the secretary (K/T).
    """
    by = {warrant.authority for warrant in block.warrants}
    return {Authority.ON_BEHALF, Authority.DEPUTY} <= by


def body_faults(body: Sequence[Block], where: str, width: float) -> Iterator[Fault]:
    """Yield what is wrong with the pieces of a body: each fault once."""
    tables = [block for block in walked(body) if isinstance(block, Table)]
    pieces = [block for block in walked(body) if isinstance(block, Node)]
    if any(not is_even(table) for table in tables):
        yield Fault("uneven_table", where)
    elif width and any(limits.is_narrow(table, width) for table in tables):
        yield Fault("narrow_column", where)
    if any(piece.text and piece.runs for piece in pieces):
        yield Fault("text_and_runs", where)


def is_even(table: Table) -> bool:
    """Return whether a table has as many cells in each row as in its head."""
    wide = len(table.header)
    given = (*table.rows, *filter(None, (table.widths, table.aligns)))
    return (
        wide > 0
        and all(len(row) == wide for row in given)
        and all(w > 0 for w in table.widths)
        and spans_fit(table, wide)
    )


def spans_fit(table: Table, wide: int) -> bool:
    """Return whether the cells above the head cover its columns, when there are any."""
    covered = [span.columns for span in table.spans]
    return not covered or (min(covered) > 0 and sum(covered) == wide)
