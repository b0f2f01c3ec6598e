"""The rows of a table as canonical lines, the same from either engine."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.backends.base.base import BaseDatabaseWrapper

from kheo.core.keeping.rules import TableRecord, line_of
from kheo.core.keeping.tables import Table
from kheo.core.keeping.values import Column, Give, Kind, writer

AT_ONCE: Final = 1000


class UnwritableError(Exception):
    """A row holds a value that its column cannot hold."""

    def __init__(self, table: str, column: str, key: str) -> None:
        super().__init__(table, column, key)
        self.table, self.column, self.key = table, column, key


@dataclass(slots=True)
class Measure:
    """Counts, measures and hashes lines as they pass."""

    rows: int = 0
    size: int = 0
    digest: Any = field(default_factory=hashlib.sha256)

    def add(self, line: bytes) -> bytes:
        """Take a line into account and return it."""
        self.rows += 1
        self.size += len(line)
        self.digest.update(line)
        return line

    def of(self, table: Table, last_key: int | None) -> TableRecord:
        """Return what was measured as the record of a table."""
        names = tuple(column.name for column in table.columns)
        return TableRecord(
            table.name, names, self.rows, self.size, self.digest.hexdigest(), last_key
        )


def lines(connection: BaseDatabaseWrapper, table: Table) -> Iterator[bytes]:
    """Yield the rows of a table in the order of their keys, a few in memory at a time.

    Raises UnwritableError for a value that its column cannot hold.
    """
    writers = [
        (place, give)
        for place, column in enumerate(table.columns)
        if (give := writer(column)) is not None
    ]
    with closing(connection.chunked_cursor()) as cursor:
        cursor.execute(select(connection, table))
        while rows := cursor.fetchmany(AT_ONCE):
            for row in rows:
                yield line(table, writers, list(row))


def line(table: Table, writers: list[tuple[int, Give]], row: list[Any]) -> bytes:
    """Return one row as it is kept."""
    place = 0
    raw = list(row)
    try:
        for place, give in writers:
            if row[place] is not None:
                row[place] = give(row[place])
        return line_of(row)
    except (ValueError, TypeError, ArithmeticError, RecursionError) as wrong:
        names = [column.name for column in table.columns]
        keys = [str(raw[names.index(column.name)]) for column in table.key]
        raise UnwritableError(table.name, names[place], ", ".join(keys)) from wrong


def select(connection: BaseDatabaseWrapper, table: Table) -> str:
    """Return the question for all rows of a table, in an order that both engines share.

    Columns stand with their table: SQLite takes a lone quoted name that it does not know for text.
    """
    quoted = connection.ops.quote_name
    whole = quoted(table.name)
    columns = ", ".join(f"{whole}.{quoted(column.name)}" for column in table.columns)
    order = ", ".join(f"{whole}.{sortable(connection, column)}" for column in table.key)
    return f"SELECT {columns} FROM {whole} ORDER BY {order}"  # noqa: S608 - names are quoted


def sortable(connection: BaseDatabaseWrapper, column: Column) -> str:
    """Return a column as it is sorted by: text by its bytes, as SQLite does."""
    name = connection.ops.quote_name(column.name)
    by_bytes = connection.vendor == "postgresql" and column.kind is Kind.TEXT
    return f'{name} COLLATE "C"' if by_bytes else name


def measured(connection: BaseDatabaseWrapper, table: Table) -> TableRecord:
    """Return what a table holds now, without its last key."""
    measure = Measure()
    for one in lines(connection, table):
        measure.add(one)
    return measure.of(table, None)
