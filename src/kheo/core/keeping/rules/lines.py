"""Canonical JSON: the one form of a row that both engines give back alike. Pure."""

import json
from typing import Any, Final

from kheo.core.keeping.rules.refusals import UnusableError, Wrong

LARGEST_EXACT: Final = 1e16
"""From here on a float is written with an exponent, which PostgreSQL's JSON does not keep."""

LONGEST_LINE: Final = 128 * 1024 * 1024


def line_of(row: list[Any]) -> bytes:
    """Return a row as it is kept and hashed."""
    return (dump(row) + "\n").encode()


def dump(value: object) -> str:
    """Return canonical JSON: sorted keys, no spaces, letters as they are."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def canonical(text: str) -> str:
    """Return JSON text in the one form that both engines give back alike."""
    return dump(json.loads(text, parse_float=number))


def number(text: str) -> float | int:
    """Return a number of JSON as it is kept: large ones without an exponent, and no minus zero.

    Raises OverflowError for one that no float holds.
    """
    value = float(text)
    if not value:
        return 0.0
    return int(value) if abs(value) >= LARGEST_EXACT else value


def loaded(text: bytes, where: str) -> object:
    """Return parsed JSON. Raises UnusableError, also for nesting that exhausts the parser."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise UnusableError(Wrong.DAMAGED, where) from None
