"""How urgent a task is."""

from enum import IntEnum


class Priority(IntEnum):
    """The higher, the sooner; words as on papers (Nghị định 30/2020/NĐ-CP, Điều 8)."""

    ORDINARY = 0
    URGENT = 1  # khẩn
    VERY_URGENT = 2  # thượng khẩn
    EXPRESS = 3  # hỏa tốc
