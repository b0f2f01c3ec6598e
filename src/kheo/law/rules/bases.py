"""Where a rule stands written."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Basis:
    """A place in a document: article, clause, point, as far as they are known."""

    document: str = ""
    article: str = ""
    clause: str = ""
    point: str = ""

    def __bool__(self) -> bool:
        return bool(self.document)


NOWHERE: Final = Basis()
"""Nobody has said yet where it stands written."""


def plain(basis: Basis) -> dict[str, str]:
    """Return a basis as JSON keeps it: only the parts that are known."""
    parts = (
        ("document", basis.document),
        ("article", basis.article),
        ("clause", basis.clause),
        ("point", basis.point),
    )
    return {name: part for name, part in parts if part}
