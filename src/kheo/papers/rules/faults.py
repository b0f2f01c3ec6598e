"""What keeps a paper from being laid out: each fault with the place it stands in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kheo.papers.rules.choosing import choose_layout
from kheo.papers.rules.numbering import walked
from kheo.papers.rules.parts import Authority, Block, IssuerKind, Paper, SignatureBlock, Table


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, by a key whose sentence stands in `kheo.papers.sentences`, and where."""

    reason: str
    where: str


def faults(paper: Paper) -> Iterator[Fault]:
    """Yield what is wrong with a paper; nothing when it may be laid out."""
    yield from head_faults(paper)
    yield from table_faults(paper.body, "body")
    for place, appendix in enumerate(paper.appendices):
        yield from table_faults(appendix.body, f"appendices[{place}].body")
    for place, block in enumerate(paper.signatures):
        if of_party(paper) and is_deputy_of_a_committee(block):
            yield Fault("deputy_of_committee", f"signatures[{place}].warrants")


def head_faults(paper: Paper) -> Iterator[Fault]:
    """Yield what is wrong with issuers, day and title."""
    if not paper.issuers:
        yield Fault("no_issuer", "issuers")
    elif not choose_layout(paper.issuers, paper.place_and_date.day):
        yield Fault("no_layout", "day")
    if not paper.title.kind and not paper.title.subject:
        yield Fault("no_title", "title")


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


def table_faults(body: Sequence[Block], where: str) -> Iterator[Fault]:
    """Yield tables whose rows, widths or aligns do not fit their head."""
    tables = (block for block in walked(body) if isinstance(block, Table))
    if any(not is_even(table) for table in tables):
        yield Fault("uneven_table", where)


def is_even(table: Table) -> bool:
    """Return whether a table has as many cells in each row as in its head."""
    wide = len(table.header)
    given = (*table.rows, *filter(None, (table.widths, table.aligns)))
    return wide > 0 and all(len(row) == wide for row in given) and all(w > 0 for w in table.widths)
