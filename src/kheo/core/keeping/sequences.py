"""The highest key that was ever given in a table, so that no key is given twice."""

from django.db.backends.base.base import BaseDatabaseWrapper

from kheo.core.keeping.tables import Table


def last_key(connection: BaseDatabaseWrapper, table: Table) -> int | None:
    """Return the highest key ever given; None where the database gives none."""
    if table.serial is None:
        return None
    if connection.vendor == "sqlite":
        return first(connection, "SELECT seq FROM sqlite_sequence WHERE name = %s", table.name) or 0
    sequence = sequence_of(connection, table)
    return first(
        connection,
        f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}",  # noqa: S608
    )


def set_last_key(connection: BaseDatabaseWrapper, table: Table, key: int | None) -> None:
    """Let the next key follow the one given, and any higher one that stands in the table."""
    if table.serial is None:
        return
    quoted = connection.ops.quote_name
    highest = f"SELECT max({quoted(table.serial)}) FROM {quoted(table.name)}"  # noqa: S608
    last = max(key or 0, first(connection, highest) or 0)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table.name])
            cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table.name, last])
        else:
            sequence = sequence_of(connection, table)
            cursor.execute("SELECT setval(%s, %s, %s)", [sequence, max(last, 1), last > 0])


def sequence_of(connection: BaseDatabaseWrapper, table: Table) -> str:
    """Return the name of the sequence that gives the keys of a table on PostgreSQL."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_serial_sequence(%s, %s)",
            [connection.ops.quote_name(table.name), table.serial],
        )
        return str(cursor.fetchone()[0])


def first(connection: BaseDatabaseWrapper, question: str, *given: str) -> int | None:
    """Return the one number that answers a question."""
    with connection.cursor() as cursor:
        cursor.execute(question, given)
        row = cursor.fetchone()
        return None if row is None or row[0] is None else int(row[0])
