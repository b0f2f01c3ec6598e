"""One change of the calendar at a time, and no deadline opened in the middle of it.

On SQLite a transaction that writes is alone anyway.
"""

from typing import Final

from django.db import connection

LOCK: Final = 0x6C6177
"""The number of PostgreSQL's lock; any number that is only ours."""


def change_calendar() -> None:
    """Wait until nobody reckons, and let nobody reckon until the transaction ends."""
    take("pg_advisory_xact_lock")


def rely_on_calendar() -> None:
    """Wait until nobody changes the calendar, and let nobody change it until the end."""
    take("pg_advisory_xact_lock_shared")


def take(function: str) -> None:
    """Take the lock where there is one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s)", [LOCK])
