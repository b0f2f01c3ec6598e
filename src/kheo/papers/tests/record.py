"""How a record of another room becomes a paper: that room writes a function like `paper_of`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kheo.papers.rules.parts import (
    Appendix,
    Authority,
    Issuer,
    IssuerKind,
    Level,
    Node,
    Number,
    Paper,
    PlaceAndDate,
    SignatureBlock,
    Table,
    Title,
    Warrant,
)

LADDER: Final = (Level.HEADING, Level.CLAUSE, Level.POINT, Level.ITEM)
"""The levels of a plan by depth; numbers follow from where a piece stands."""


@dataclass(frozen=True)
class Clause:
    """A clause of a programme, as another room keeps it: a title or words, and clauses below."""

    title: str = ""
    text: str = ""
    below: Sequence["Clause"] = ()


@dataclass(frozen=True)
class Programme:
    """A programme, as another room keeps it."""

    title: str
    signed_on: date | None
    clauses: Sequence[Clause]
    tasks: Sequence[tuple[str, str, str]]


def paper_of(programme: Programme, day: date) -> Paper:
    """Return a programme as a paper: a draft until it is signed, with its tasks as an appendix."""
    return Paper(
        issuers=(
            Issuer("Ủy ban nhân dân phường Kon Tum", IssuerKind.STATE),
            Issuer("Ủy ban Mặt trận Tổ quốc Việt Nam phường Kon Tum", IssuerKind.UNION),
        ),
        number=Number("UBND-MTTQ", "CTr"),
        place_and_date=PlaceAndDate(
            "Kon Tum", programme.signed_on or day, dated=programme.signed_on is not None
        ),
        title=Title("Chương trình", programme.title),
        body=tuple(pieces(programme.clauses)),
        signatures=(
            SignatureBlock(
                "Y Ngọc", "Chủ tịch", (Warrant(Authority.ON_BEHALF, "Ban Thường trực"),)
            ),
            SignatureBlock(
                "Bùi Văn An", "Chủ tịch", (Warrant(Authority.ON_BEHALF, "Ủy ban nhân dân"),)
            ),
        ),
        appendices=(Appendix("Danh mục nhiệm vụ", (table(programme),), landscape=True),),
        draft=0 if programme.signed_on else 1,
    )


def pieces(clauses: Sequence[Clause], depth: int = 0) -> Iterator[Node]:
    """Yield clauses as pieces of the body, each within the one above."""
    for one in clauses:
        below = tuple(pieces(one.below, depth + 1))
        yield Node(LADDER[min(depth, len(LADDER) - 1)], one.text, one.title, parts=below)


def table(programme: Programme) -> Table:
    """Return the tasks as a table, numbered."""
    rows = tuple((str(n), *task) for n, task in enumerate(programme.tasks, 1))
    return Table(("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"), rows, widths=(1, 7, 4, 3))
