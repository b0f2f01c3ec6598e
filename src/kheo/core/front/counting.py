"""Socket for those who count what readers open.

They are told of each answer to a GET with a counted page, whole (200) or unchanged (304).
"""

from collections.abc import Callable
from wsgiref.types import WSGIEnvironment

Counter = Callable[[WSGIEnvironment, int], None]
"""Takes a request and the key of the page that it was answered with; raises nothing."""

Ready = Callable[[], bool]
"""Says whether its counter can now take a view without asking the database."""

COUNTERS: dict[str, Counter] = {}
READY: dict[str, Ready] = {}


def always() -> bool:
    """Say that a counter never asks the database."""
    return True


def enlist(name: str, counter: Counter, ready: Ready = always) -> None:
    """Tell a counter of every view from now on; a name stands for one counter.

    While it is not ready it is told in threads, where it may ask the database.
    """
    COUNTERS[name] = counter
    READY[name] = ready


def all_ready() -> bool:
    """Return whether all counters can take a view without asking the database."""
    return all(ready() for ready in READY.values())


def count(environ: WSGIEnvironment, page: int) -> None:
    """Tell all counters of a view."""
    for counter in COUNTERS.values():
        counter(environ, page)
