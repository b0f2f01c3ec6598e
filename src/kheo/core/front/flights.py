"""One renders, the others wait: after a publication a page is made once in each process."""

import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager


class Flights:
    """Renderings under way, by what they render."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.under_way: dict[Hashable, threading.Event] = {}

    @contextmanager
    def board(self, name: Hashable) -> Iterator[threading.Event | None]:
        """Yield None to the one who renders, and to each other the event that ends his wait.

        The event comes also when the rendering fails.
        """
        with self.lock:
            waiting = self.under_way.get(name)
            if waiting is None:
                mine = self.under_way[name] = threading.Event()
        if waiting is not None:
            yield waiting
            return
        try:
            yield None
        finally:
            with self.lock:
                del self.under_way[name]
            mine.set()
