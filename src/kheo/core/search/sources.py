"""What rooms bring to the search: sources of what can be found, and jumps to what is named."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Protocol

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Tag:
    """What an item can be filtered by: a key for the address and the name that readers see."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Item:
    """One public thing: where it is, what it says, when, about where, and by whom."""

    key: str
    title: str
    address: str
    lead: str = ""
    text: str = ""
    day: date | None = None
    places: Sequence[Tag] = ()
    issuer: Tag | None = None
    extra: Sequence[str] = field(default=())
    """Words that it is also found by and that are not shown: former names, codes."""


class Source(Protocol):
    """All public things of one kind."""

    kind: str
    label: str | Promise

    def keys(self) -> Iterable[str]:
        """Return the keys of everything that readers may see now."""

    def items(self, keys: Sequence[str]) -> Iterable[Item]:
        """Return those of the keys that readers may see now, with a fixed number of queries."""


Jump = Callable[[str], str | None]

SOURCES: Final[dict[str, Source]] = {}
JUMPS: Final[dict[str, Jump]] = {}


def enlist(source: Source) -> None:
    """Have things of a kind found; a kind stands for one source."""
    SOURCES[source.kind] = source


def enlist_jump(name: str, jump: Jump) -> None:
    """Have a query taken straight to an address where it names one thing; a name, one jump.

    The jump is given what was typed and returns the address, or nothing.
    """
    JUMPS[name] = jump


def destination(typed: str) -> str | None:
    """Return the address that a query goes straight to, if a room knows one."""
    return next((to for jump in JUMPS.values() if (to := jump(typed))), None)
