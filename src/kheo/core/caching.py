"""What Django keeps in memory is forgotten, in every process, when readers must see new things."""

from typing import Final

from kheo.core.front.generation import current_generation

SHARED: Final = "shared"
"""The cache that all processes have together, in the database."""


def key_of_generation(key: str, prefix: str, version: int) -> str:
    """Return the key under which a value is kept until the next publication or change by staff."""
    return f"{current_generation():x}:{prefix}:{version}:{key}"
