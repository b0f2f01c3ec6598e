"""Filling the tables of an empty installation from a backup, and proving that they are equal."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice
from typing import Any, Final

from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext as _

from kheo.core.keeping import sockets
from kheo.core.keeping.refusals import KeepingError
from kheo.core.keeping.rows import AT_ONCE, measured
from kheo.core.keeping.rules import TABLES, TableRecord, UnusableError, Wrong
from kheo.core.keeping.sequences import set_last_key
from kheo.core.keeping.tables import GIVEN, LEFT_OUT, Registry, Table, kept, travelling
from kheo.core.keeping.unpacking import Backup
from kheo.core.keeping.values import Give, reader

LOCK: Final = "LOCK TABLE {} IN EXCLUSIVE MODE"


def written_by_people(connection: BaseDatabaseWrapper, registry: Registry) -> dict[str, int]:
    """Return the tables that hold what somebody wrote, with their rows; none when it is empty."""
    names = [meta.db_table for meta in kept(registry) if meta.db_table not in LEFT_OUT]
    counted = {
        name: count(connection, name, but=GIVEN.get(name))
        for name in names
        if GIVEN.get(name) != ""
    }
    return {name: rows for name, rows in counted.items() if rows}


def load(
    connection: BaseDatabaseWrapper, backup: Backup, registry: Registry, say: Any
) -> list[tuple[Table, TableRecord]]:
    """Fill all tables within a transaction and return them with their records.

    Raises UnusableError for a backup that is damaged, KeepingError for rows that this engine
    does not take.
    """
    pairs = matched(travelling(registry), backup.manifest.tables)
    lock(connection, [meta.db_table for meta in kept(registry)])
    with ExitStack() as stack:
        for emptied in sockets.EMPTYING.values():
            stack.enter_context(emptied())
        for meta in reversed(kept(registry)):
            clear(connection, meta.db_table)
    for number, (table, record) in enumerate(pairs, 1):
        # A trigger may have written here while another table was filled.
        clear(connection, table.name)
        fill(connection, table, record, backup)
        say(table.name, number)
    for table, record in pairs:
        set_last_key(connection, table, record.last_key)
    return pairs


def matched(tables: list[Table], records: Iterable[TableRecord]) -> list[tuple[Table, TableRecord]]:
    """Return each table with its record, in the order of filling, columns as they were written.

    Raises UnusableError unless the backup has the very tables and columns of its migrations.
    """
    given = {record.name: record for record in records if record.name not in LEFT_OUT}
    for name in given.keys() ^ {table.name for table in tables}:
        raise UnusableError(Wrong.NOT_THERE, f"{TABLES}{name}.jsonl")
    return [(arranged(table, given[table.name]), given[table.name]) for table in tables]


def arranged(table: Table, record: TableRecord) -> Table:
    """Return the table with its columns in the order of the backup."""
    columns = {column.name: column for column in table.columns}
    if sorted(columns) != sorted(record.columns):
        raise UnusableError(Wrong.DAMAGED, f"{TABLES}{table.name}.jsonl")
    return replace(table, columns=tuple(columns[name] for name in record.columns))


def lock(connection: BaseDatabaseWrapper, names: list[str]) -> None:
    """Let nobody else write until the end; SQLite's transaction does so by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(LOCK.format(", ".join(map(connection.ops.quote_name, names))))


def count(connection: BaseDatabaseWrapper, name: str, *, but: str | None = None) -> int:
    """Return how many rows a table has, but for those that a condition names."""
    meant = f" WHERE NOT ({but})" if but else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}{meant}")  # noqa: S608
        return int(cursor.fetchone()[0])


def clear(connection: BaseDatabaseWrapper, name: str) -> None:
    """Delete the rows of a table, where it has any."""
    if count(connection, name):
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")  # noqa: S608


def fill(
    connection: BaseDatabaseWrapper, table: Table, record: TableRecord, backup: Backup
) -> None:
    """Fill one table."""
    rows = readable(connection, table, backup.rows(record))
    try:
        with connection.wrap_database_errors:
            insert(connection, table, rows)
    except DatabaseError as wrong:
        raise KeepingError(
            _("Bảng %(table)s không nhận dữ liệu của bản sao: %(why)s")
            % {"table": table.name, "why": wrong}
        ) from wrong


def readable(
    connection: BaseDatabaseWrapper, table: Table, rows: Iterable[list[Any]]
) -> Iterator[list[Any]]:
    """Yield rows with values that the engine takes."""
    readers = [
        (place, give)
        for place, column in enumerate(table.columns)
        if (give := reader(column, connection)) is not None
    ]
    return (read(table, readers, row) for row in rows)


def read(table: Table, readers: list[tuple[int, Give]], row: list[Any]) -> list[Any]:
    """Return one row as the engine takes it."""
    try:
        for place, give in readers:
            if row[place] is not None:
                row[place] = give(row[place])
    except (ValueError, TypeError, ArithmeticError, AttributeError):
        raise UnusableError(Wrong.DAMAGED, f"{TABLES}{table.name}.jsonl") from None
    return row


def insert(connection: BaseDatabaseWrapper, table: Table, rows: Iterator[list[Any]]) -> None:
    """Insert rows by the quickest way that the engine has, a few in memory at a time."""
    quoted = connection.ops.quote_name
    into = f"{quoted(table.name)} ({', '.join(quoted(c.name) for c in table.columns)})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.cursor.copy(f"COPY {into} FROM STDIN") as target:
                for row in rows:
                    target.write_row(row)
            return
        places = ", ".join(["%s"] * len(table.columns))
        while some := list(islice(rows, AT_ONCE)):
            cursor.executemany(f"INSERT INTO {into} VALUES ({places})", some)  # noqa: S608


def require_equal(connection: BaseDatabaseWrapper, pairs: list[tuple[Table, TableRecord]]) -> None:
    """Raise KeepingError unless all tables hold what the backup says, and all keys lead somewhere.

    The rows are read back, written anew and hashed.
    """
    try:
        connection.check_constraints()
    except DatabaseError as wrong:
        raise KeepingError(
            _("Dữ liệu trong bản sao không khớp nhau: %(why)s") % {"why": wrong}
        ) from wrong
    for table, record in pairs:
        if replace(measured(connection, table), last_key=record.last_key) != record:
            raise KeepingError(
                _("Bảng %(table)s sau khi khôi phục khác với bản sao.") % {"table": table.name}
            )
