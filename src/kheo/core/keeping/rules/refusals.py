"""Why a backup cannot be used. Pure."""

from enum import StrEnum


class Wrong(StrEnum):
    """Why a backup cannot be used."""

    DAMAGED = "damaged"
    NOT_A_BACKUP = "not_a_backup"
    NEWER_FORMAT = "newer_format"
    UNSAFE_NAME = "unsafe_name"
    TOO_BIG = "too_big"
    NOT_LISTED = "not_listed"
    NOT_THERE = "not_there"


class UnusableError(Exception):
    """A backup cannot be used: why, and at what."""

    def __init__(self, wrong: Wrong, what: str = "") -> None:
        super().__init__(wrong, what)
        self.wrong = wrong
        self.what = what
