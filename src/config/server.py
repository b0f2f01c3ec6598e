"""`python -m config.server HOST PORT WORKERS`: serve the site until told to stop.

Django is loaded before the workers part, so that they share its memory: two workers take some
70 MiB less than two that load it each.
"""

import gc
import importlib
import os
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from config.http.workers import Place

# Found on two cores: more threads a worker wait for each other, fewer wait behind each rendering.
THREADS: Final = 4


def main(host: str, port: int, workers: int) -> None:
    """Load Django, then serve."""
    load()
    from config.http.workers import Loads, Place, Workers, listen

    door, loads, parent = listen(host, port), Loads(workers), os.getpid()
    Workers(workers, lambda number: work(Place(door, loads, number, parent))).run()


def work(place: "Place") -> None:
    """Serve in this process until told to stop."""
    from config.http.workers import Worker, configuration
    from config.wsgi import application

    Worker(configuration(application, THREADS), place).run()


def load() -> None:
    """Load all that every worker needs, and leave nothing open that must not be shared."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.wsgi import get_wsgi_application
    from django.db import connections
    from django.urls import get_resolver

    get_wsgi_application()
    importlib.import_module("config.http.workers")
    importlib.import_module("kheo.core.front.serving")
    get_resolver()._populate()  # noqa: SLF001 - otherwise each worker reads all addresses anew
    connections.close_all()
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
