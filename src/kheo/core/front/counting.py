"""Socket for those who count what readers open.

They are told of each answer to a GET with a counted page, whole (200) or unchanged (304).
"""

from collections.abc import Callable
from wsgiref.types import WSGIEnvironment

Counter = Callable[[WSGIEnvironment, int], None]
"""Takes a request and the key of the page that it was answered with; raises nothing."""

COUNTERS: dict[str, Counter] = {}


def enlist(name: str, counter: Counter) -> None:
    """Tell a counter of every view from now on; a name stands for one counter."""
    COUNTERS[name] = counter


def count(environ: WSGIEnvironment, page: int) -> None:
    """Tell all counters of a view."""
    for counter in COUNTERS.values():
        counter(environ, page)
