"""A connection that sees the database as it was at one moment, while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection as current
from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def snapshot() -> Iterator[BaseDatabaseWrapper]:
    """Give a connection of its own whose reads all show the moment at which this begins.

    On SQLite one read transaction, which in WAL mode no writer waits for; on PostgreSQL
    REPEATABLE READ, READ ONLY.
    """
    seen = current.copy()
    if seen.vendor == "sqlite":
        # Values as they lie there: Django's own converters would lose a day that is none.
        seen.settings_dict["OPTIONS"] |= {"detect_types": 0}
    try:
        begin(seen)
        yield seen
    finally:
        seen.close()


def begin(connection: BaseDatabaseWrapper) -> None:
    """Begin the transaction; on SQLite it is the first read that chooses the moment."""
    if connection.vendor == "postgresql":
        connection.set_autocommit(False)
        lines = ["SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY", "SELECT 1"]
    else:
        lines = ["PRAGMA query_only = ON", "BEGIN DEFERRED", "SELECT count(*) FROM sqlite_master"]
    with connection.cursor() as cursor:
        for line in lines:
            cursor.execute(line)
