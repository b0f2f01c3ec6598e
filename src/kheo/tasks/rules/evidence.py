"""What shows that a task was done."""

from collections.abc import Iterable, Set
from enum import StrEnum


class EvidenceKind(StrEnum):
    """What may be asked for, and given."""

    PHOTO = "photo"
    FILE = "file"  # a report, a list, minutes
    DOCUMENT = "document"  # an official document of the library
    FIGURE = "figure"  # a number with its unit


def missing(wanted: Iterable[str], shown: Set[str]) -> list[EvidenceKind]:
    """Return what is asked for and not there, in its usual order."""
    asked = set(wanted)
    return [kind for kind in EvidenceKind if kind in asked and kind not in shown]
