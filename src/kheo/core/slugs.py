"""Parts of addresses that nothing else has."""

from typing import Any

from django.db.models import QuerySet


def free_slug(rows: QuerySet[Any], wanted: str) -> str:
    """Return an address part that none of the rows has, with a number where it must: ke-hoach-2."""
    taken = set(rows.filter(slug__startswith=wanted).values_list("slug", flat=True))
    free, count = wanted, 2
    while free in taken:
        free, count = f"{wanted}-{count}", count + 1
    return free
