"""Puts the cache before Django and starts the housekeeping; only where the site is served."""

import sys
import threading
from functools import partial
from typing import Final
from wsgiref.types import WSGIApplication

from django.conf import settings

from kheo.core.front import counting
from kheo.core.front.cache import FrontCache
from kheo.core.front.generation import Generation, shared_generation
from kheo.core.front.housekeeping import Housekeeper, keep_house

SHORT_TURNS: Final = 0.001
"""Seconds that one thread computes before another may: a kept page waits little for a rendering."""


def serve(application: WSGIApplication, *, keeps: bool = True) -> FrontCache:
    """Return the application behind the cache, and begin to keep house.

    Without ``keeps`` every request goes to Django; views are counted all the same.
    """
    sys.setswitchinterval(SHORT_TURNS)
    generation = shared_generation()
    generation.follow()
    start_housekeeping(generation)
    return behind_cache(application, generation, keeps=keeps)


def behind_cache(
    application: WSGIApplication, generation: Generation, *, keeps: bool = True
) -> FrontCache:
    """Return the application behind the cache, as the settings want it."""
    # Files have their own rules for caches, and what staff see is nobody else's.
    own = (*settings.STAFF_PATHS, *settings.ACCOUNT_PATHS)
    passed = (*own, settings.STATIC_URL, settings.MEDIA_URL)
    trusted = settings.SECURE_PROXY_SSL_HEADER
    return FrontCache(
        application,
        generation=generation,
        count=counting.count,
        ready=counting.all_ready,
        passed_paths=passed if keeps else ("",),
        scheme=trusted[0] if trusted else "wsgi.url_scheme",
    )


def start_housekeeping(generation: Generation) -> threading.Event:
    """Start the thread that does what is due; return the event that ends it."""
    stop = threading.Event()
    keep = partial(
        keep_house,
        Housekeeper(settings.VAR / "housekeeping"),
        also=generation.follow,
        stop=stop,
    )
    threading.Thread(target=keep, name="housekeeping", daemon=True).start()
    return stop
