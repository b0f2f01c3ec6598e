"""Socket: what later rooms offer an officer to do with a conference."""

from collections.abc import Callable
from typing import Final, NamedTuple

from kheo.organisations.models import Officer
from kheo.programmes.models import Conference


class Offer(NamedTuple):
    """Something that may be done on a page of another room."""

    label: str
    address: str


Asked = Callable[[Conference, Officer], Offer | None]
OFFERS: Final[dict[str, Asked]] = {}
"""Who is asked, by the name under which a room enlists."""


def enlist(name: str, asked: Asked) -> None:
    """Let a room be asked what it offers; None where there is nothing for that officer."""
    OFFERS[name] = asked


def offers_for(conference: Conference, officer: Officer) -> list[Offer]:
    """Return what the rooms offer, in the order of their names."""
    answers = (OFFERS[name](conference, officer) for name in sorted(OFFERS))
    return [one for one in answers if one is not None]
