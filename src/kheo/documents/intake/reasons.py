"""Why a file is not taken. Standard library only: the reading process has nothing else."""

from enum import StrEnum
from typing import Final

MOST_BYTES: Final = 50 * 1024 * 1024
MOST_PAGES: Final = 2000
MOST_TEXT: Final = 5_000_000
"""Bytes of text in UTF-8: some 1,500 pages."""
MOST_UNPACKED: Final = 100 * 1024 * 1024


class Reason(StrEnum):
    """Why nothing was kept."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    OTHER_KIND = "other_kind"
    OLD_WORD = "old_word"
    WRONG_EXTENSION = "wrong_extension"
    BAD_NAME = "bad_name"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TRUNCATED = "truncated"
    SCRIPTED = "scripted"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MUCH_TEXT = "too_much_text"
    UNPACKS_TOO_BIG = "unpacks_too_big"
    TOO_SLOW = "too_slow"
    NOT_UNICODE = "not_unicode"


class FileRefused(ValueError):  # noqa: N818 - a refusal is no error of ours
    """A file that is not taken; `found` is what it is or holds."""

    def __init__(self, reason: Reason, found: str = "") -> None:
        self.reason, self.found = reason, found
        super().__init__(f"{reason}: {found}" if found else str(reason))
