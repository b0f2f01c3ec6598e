"""Kinds of bodies that no longer exist anywhere, as drafts still name them.

Each row: the ways in which it is worded, its last day, what ended it, and who is asked now. Names
of single bodies stand in the register of organisations.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from kheo.documents.citations import ABOLISHED, ISSUERS, Abolished
from kheo.documents.citations.tables.abolished import (
    LAST_DAY_OF_BRANCHES,
    LAST_DAY_OF_DISTRICTS,
    MERGER,
    TWO_TIERS,
)


@dataclass(frozen=True, slots=True)
class EndedKind:
    """A kind of body that ended; `now` is empty where nobody took its place as a whole."""

    name: str
    worded: tuple[str, ...]
    until: date
    document: str
    now: str = ""


DISTRICTS: Final = ("huyện", "quận", "thị xã")
COMMUNES: Final = "Ủy ban nhân dân xã, phường, đặc khu hoặc cơ quan cấp tỉnh nhận nhiệm vụ"
COUNCILS: Final = "Hội đồng nhân dân xã, phường, đặc khu hoặc cấp tỉnh"
PARTY: Final = "Đảng ủy xã, phường, đặc khu hoặc Tỉnh ủy, Thành ủy"


def of_districts(*bodies: str) -> tuple[str, ...]:
    """Return how bodies of districts are worded: “UBND huyện”, “UBND các quận”."""
    return tuple(
        f"{body} {several}{district}"
        for body in bodies
        for several in ("", "các ", "cấp ")
        for district in DISTRICTS
    )


def of_table(body: Abolished) -> EndedKind:
    """Return a row of the table of signs, with the name of its successor in full."""
    now = next((one.name for one in ISSUERS if one.code == body.successor), body.successor)
    return EndedKind(body.name, (body.name,), body.until, body.document, now or PARTY)


ENDED_KINDS: Final = (
    *(of_table(body) for body in ABOLISHED),
    EndedKind(
        "Ủy ban nhân dân cấp huyện", of_districts("Ủy ban nhân dân", "UBND"),
        LAST_DAY_OF_DISTRICTS, TWO_TIERS, COMMUNES,
    ),
    EndedKind(
        "Hội đồng nhân dân cấp huyện", of_districts("Hội đồng nhân dân", "HĐND"),
        LAST_DAY_OF_DISTRICTS, TWO_TIERS, COUNCILS,
    ),
    EndedKind(
        "Cấp huyện", ("cấp huyện", "các huyện, thành phố", "các huyện, thị xã, thành phố"),
        LAST_DAY_OF_DISTRICTS, TWO_TIERS, "cấp tỉnh hoặc cấp xã",
    ),
    EndedKind(
        "Thị trấn",
        ("xã, phường, thị trấn", "xã, thị trấn", "UBND thị trấn", "Ủy ban nhân dân thị trấn"),
        LAST_DAY_OF_DISTRICTS, TWO_TIERS, "xã, phường, đặc khu",
    ),
    EndedKind(
        "Ban cán sự đảng ở trung ương và cấp tỉnh",
        ("Ban cán sự đảng", "Ban cán sự đảng UBND tỉnh", "Ban cán sự đảng Ủy ban nhân dân tỉnh"),
        LAST_DAY_OF_BRANCHES, MERGER, "Đảng ủy của cơ quan",
    ),
    EndedKind(
        "Đảng đoàn ở trung ương và cấp tỉnh", ("Đảng đoàn",),
        LAST_DAY_OF_BRANCHES, MERGER, "Đảng ủy của cơ quan",
    ),
)  # fmt: skip
