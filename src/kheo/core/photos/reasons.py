"""Why a picture is not taken. Standard library only: the reading process has nothing else."""

from enum import StrEnum
from typing import Final

MOST_BYTES: Final = 25 * 1024 * 1024
MOST_PIXELS: Final = 40_000_000
MOST_PIXELS_OF: Final = {"JPEG": 210_000_000, "MPO": 210_000_000, "HEIF": 64_000_000}
"""Telephones make 12 to 50 million, and some 200; of a JPEG not all need be unpacked at once."""


class PhotoReason(StrEnum):
    """What is wrong with it."""

    EMPTY = "photo_empty"
    TOO_BIG = "photo_too_big"
    NO_PICTURE = "photo_no_picture"
    TOO_MANY_PIXELS = "photo_too_many_pixels"
    BROKEN = "photo_broken"
    TOO_SLOW = "photo_too_slow"


class PhotoRefusedError(ValueError):
    """A file that does not become a picture; nothing was kept."""

    def __init__(self, reason: PhotoReason) -> None:
        super().__init__(str(reason))
        self.reason = reason
