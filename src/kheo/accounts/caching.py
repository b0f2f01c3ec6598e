"""Where allauth counts: in the database, for all processes, and not forgotten by a publication.

Everything else stays in the memory of each process.
"""

from typing import Any, Final

from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.locmem import LocMemCache

from kheo.core.caching import SHARED

COUNTED_TOGETHER: Final = ("allauth", "jwt:")
"""How allauth's keys begin: its rates and locks, codes already used, tokens already seen."""


def shared() -> BaseCache:
    """Return what all processes keep together."""
    return caches[SHARED]


class Memory(LocMemCache):
    """A cache in the memory of the process that leaves allauth's counts to the shared one.

    allauth always takes the default cache; per process, its limits would be as many times higher
    as there are processes, and begin anew with every publication.
    """

    def add(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Keep a value where there is none; return whether it was kept."""
        add = shared().add if is_shared(key) else super().add
        return bool(add(key, value, timeout, version))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Return what is kept."""
        get = shared().get if is_shared(key) else super().get
        return get(key, default, version)

    def set(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Keep a value."""
        put = shared().set if is_shared(key) else super().set
        put(key, value, timeout, version)

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget a value; return whether there was one."""
        delete = shared().delete if is_shared(key) else super().delete
        return bool(delete(key, version))


def is_shared(key: str) -> bool:
    """Return whether all processes count under this key together."""
    return str(key).startswith(COUNTED_TOGETHER)
