"""How a value of a column is written so that both engines give and take the same.

Moments are ISO in UTC, decimals text with all their places, binary base64, UUIDs text with
dashes, JSON canonical text, floats that are no number words.
"""

import base64
import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Context, Decimal
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field

from kheo.core.keeping.rules import canonical

Give = Callable[[Any], Any]

EXACT_DIGITS: Final = 15
MICROSECOND: Final = timedelta(microseconds=1)


class Kind(StrEnum):
    """What a column holds, whatever the engine calls it."""

    WHOLE = "whole"
    TEXT = "text"
    TRUTH = "truth"
    FLOAT = "float"
    DECIMAL = "decimal"
    MOMENT = "moment"
    DAY = "day"
    HOUR = "hour"
    SPAN = "span"
    BINARY = "binary"
    UUID = "uuid"
    JSON = "json"


KINDS: Final = {
    **dict.fromkeys(
        (
            "AutoField", "BigAutoField", "SmallAutoField", "IntegerField", "BigIntegerField",
            "SmallIntegerField", "PositiveIntegerField", "PositiveBigIntegerField",
            "PositiveSmallIntegerField",
        ),
        Kind.WHOLE,
    ),
    **dict.fromkeys(
        (
            "CharField", "TextField", "SlugField", "FileField", "FilePathField",
            "GenericIPAddressField",
        ),
        Kind.TEXT,
    ),
    "BooleanField": Kind.TRUTH,
    "FloatField": Kind.FLOAT,
    "DecimalField": Kind.DECIMAL,
    "DateTimeField": Kind.MOMENT,
    "DateField": Kind.DAY,
    "TimeField": Kind.HOUR,
    "DurationField": Kind.SPAN,
    "BinaryField": Kind.BINARY,
    "UUIDField": Kind.UUID,
    "JSONField": Kind.JSON,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column, with what decimals need."""

    name: str
    kind: Kind
    digits: int = 0
    places: int = 0


def column_of(field: "Field[Any, Any]") -> Column:
    """Return the column of a field; a key is of the kind of what it points at.

    Raises LookupError for a kind of field that no backup can write.
    """
    aim: Any = field
    while aim.remote_field is not None:
        aim = aim.target_field
    kind = KINDS.get(aim.get_internal_type())
    if kind is None:
        raise LookupError(f"{field.model._meta.label}.{field.name}")  # noqa: SLF001 - public
    decimal = kind is Kind.DECIMAL
    return Column(
        str(field.column),
        kind,
        digits=aim.max_digits if decimal else 0,
        places=aim.decimal_places if decimal else 0,
    )


# --- Written ---


def writer(column: Column) -> Give | None:
    """Return how a value of the column is written; None when it is written as it is."""
    if column.kind is Kind.DECIMAL:
        return lambda value: write_decimal(value, column)
    return WRITERS.get(column.kind)


def write_truth(value: Any) -> bool:
    """Return yes or no. Raises ValueError for a number that is neither."""
    if value not in (0, 1):
        raise ValueError(value)
    return bool(value)


def write_float(value: float) -> float | str:
    """Return a number, or the word for what JSON has no number for."""
    return float(value) if math.isfinite(value) else str(float(value))


def write_decimal(value: Decimal | float | str, column: Column) -> str:
    """Return a decimal with all its places; SQLite keeps it as a float of fifteen digits."""
    if isinstance(value, float):
        value = Context(prec=EXACT_DIGITS).create_decimal_from_float(value)
    exact = Context(prec=max(column.digits, 1))
    return format(Decimal(value).quantize(Decimal(1).scaleb(-column.places), context=exact), "f")


def write_moment(value: datetime | str) -> str:
    """Return a moment in UTC; one without a zone is in UTC already."""
    at = datetime.fromisoformat(value) if isinstance(value, str) else value
    there = at.astimezone(UTC) if at.tzinfo else at
    return there.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def write_day(value: date | str) -> str:
    """Return a day."""
    return (date.fromisoformat(value) if isinstance(value, str) else value).isoformat()


def write_hour(value: time | str) -> str:
    """Return a time of day."""
    at = time.fromisoformat(value) if isinstance(value, str) else value
    return at.isoformat(timespec="microseconds")


def write_span(value: timedelta | int) -> int:
    """Return a length of time in microseconds."""
    return value // MICROSECOND if isinstance(value, timedelta) else value


def write_binary(value: bytes | memoryview) -> str:
    """Return bytes as text."""
    return base64.b64encode(bytes(value)).decode("ascii")


def write_uuid(value: UUID | str) -> str:
    """Return a UUID with dashes."""
    return str(value if isinstance(value, UUID) else UUID(value))


def write_json(value: Any) -> str:
    """Return canonical JSON."""
    return canonical(value if isinstance(value, str) else json.dumps(value))


WRITERS: Final[dict[Kind, Give]] = {
    Kind.TRUTH: write_truth,
    Kind.FLOAT: write_float,
    Kind.MOMENT: write_moment,
    Kind.DAY: write_day,
    Kind.HOUR: write_hour,
    Kind.SPAN: write_span,
    Kind.BINARY: write_binary,
    Kind.UUID: write_uuid,
    Kind.JSON: write_json,
}


# --- Read back ---


def reader(column: Column, connection: BaseDatabaseWrapper) -> Give | None:
    """Return how a written value becomes one that the engine takes; None when it does as it is."""
    lite, ops = connection.vendor == "sqlite", connection.ops
    readers: dict[Kind, Give] = {
        Kind.FLOAT: float,
        Kind.DECIMAL: lambda text: ops.adapt_decimalfield_value(
            Decimal(text), column.digits, column.places
        ),
        Kind.MOMENT: lambda text: ops.adapt_datetimefield_value(datetime.fromisoformat(text)),
        Kind.DAY: lambda text: ops.adapt_datefield_value(date.fromisoformat(text)),
        Kind.HOUR: lambda text: ops.adapt_timefield_value(time.fromisoformat(text)),
        Kind.SPAN: lambda number: number if lite else number * MICROSECOND,
        Kind.BINARY: lambda text: base64.b64decode(text, validate=True),
        Kind.UUID: lambda text: UUID(text).hex if lite else UUID(text),
    }
    return readers.get(column.kind)
