"""Socket: records of later rooms that name documents; each room enlists in its ``apps.py``.

A document's page shows who names it without knowing what an article is.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Shown:
    """A record as lists show it."""

    title: str
    address: str
    day: date | None = None


class Holders(Protocol):
    """Records of one kind (`news.article`) that name documents."""

    kind: str
    label: str | Promise

    def shown(self, keys: Collection[str]) -> Mapping[str, Shown]:
        """Return those of the records that everybody may read, by key; few queries for all."""


HOLDERS: Final[dict[str, Holders]] = {}


def enlist(holders: Holders) -> None:
    """Let documents show who names them."""
    HOLDERS[holders.kind] = holders
