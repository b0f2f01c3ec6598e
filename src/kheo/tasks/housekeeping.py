"""What the site does for reminders by itself while it is served."""

from typing import Final

from django.utils import timezone

from kheo.core.front import housekeeping
from kheo.tasks.actions.reminding import gather, remind
from kheo.tasks.reminding.sending import send_waiting

EVERY: Final = 300
OFTEN: Final = 60
SECONDS: Final = 20


def enlist() -> None:
    """Compute and gather every five minutes, and hand letters over each minute."""
    housekeeping.enlist("tasks.reminders", EVERY, tell)
    housekeeping.enlist("tasks.letters", OFTEN, send)


def tell() -> None:
    """Write what is to be told today, and make the letters that may go now."""
    now = timezone.now()
    remind(on=timezone.localdate(now), at=now)
    gather(at=now)


def send() -> None:
    """Hand over what waits; the rest of the house is not kept long."""
    send_waiting(clock=timezone.now, seconds=SECONDS)
