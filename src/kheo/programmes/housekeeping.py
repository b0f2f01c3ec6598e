"""What the site does for programmes by itself while it is served."""

from typing import Final

from django.utils import timezone

from kheo.core.front import housekeeping
from kheo.ledger.rules import system
from kheo.programmes.actions.ending import end_overdue

HOUR: Final = 3600
NAME: Final = "programmes.end"


def enlist() -> None:
    """End each hour what can run no longer."""
    housekeeping.enlist(NAME, HOUR, end_programmes)


def end_programmes() -> int:
    """End programmes whose term, or one of whose parties, is over; return how many."""
    now = timezone.now()
    return len(end_overdue(on=timezone.localdate(now), by=system(NAME), at=now))
