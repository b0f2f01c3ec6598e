"""How much of a programme's work everybody may read."""

from enum import StrEnum


class Openness(StrEnum):
    """What readers see without signing in."""

    PUBLIC = "public"  # the programme, its plans, every task with its thread
    SUMS = "sums"  # the programme, its plans, and how far they are; no single task
    INTERNAL = "internal"  # nothing
