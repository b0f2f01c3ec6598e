"""Taking a picture in, and small ones of those that were; one at a time on a machine."""

import hashlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from django.conf import settings
from django.core.files.base import File

from kheo.core.apart import ApartError, answer_of
from kheo.core.front.locks import held
from kheo.core.photos.making import make_small
from kheo.core.photos.reasons import MOST_BYTES, PhotoReason, PhotoRefusedError

MODULE: Final = "kheo.core.photos.child"
SECONDS: Final = 60
BLOCK: Final = 1024 * 1024
MEDIA_TYPE: Final = "image/jpeg"
ENDING: Final = ".jpg"
SMALL_TYPE: Final = "image/webp"
SMALL_NAME: Final = "nho.webp"
"""The last part of addresses under which small ones lie; no kept file is called so."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as it is kept: a JPEG without any note, at most 2,048 pixels a side."""

    content: bytes
    width: int
    height: int
    media_type: str = MEDIA_TYPE

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.content)

    @property
    def sha256(self) -> str:
        """The hash of its bytes; the same file brought twice becomes the same bytes."""
        return hashlib.sha256(self.content).hexdigest()


def take_in(source: "File[Any] | IO[bytes]") -> Photo:
    """Return the picture that a file holds, upright and without a note of where it was taken.

    Takes JPEG, PNG, WebP, GIF (its first picture), HEIC and AVIF up to 25 MB. Raises
    PhotoRefusedError. It costs time and no transaction may be open meanwhile.
    """
    with real(source) as file:
        said, content = asked(file)
    if "refused" in said:
        raise PhotoRefusedError(PhotoReason(said["refused"]))
    return Photo(content, said["width"], said["height"])


def small(source: IO[bytes]) -> bytes:
    """Return a picture that `take_in` made as lists show it: a WebP of at most 400 pixels a side.

    Raises PhotoRefusedError for what is no picture. It is made here and now, of a known size.
    """
    return make_small(source)


def asked(file: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """Return what the process says and makes. Raises PhotoRefusedError."""
    with held(Path(settings.VAR) / "photos.lock"):
        try:
            answer = answer_of(MODULE, file, seconds=SECONDS)
        except ApartError as error:
            reason = PhotoReason.TOO_SLOW if error.over_limits else PhotoReason.BROKEN
            raise PhotoRefusedError(reason) from error
    line, _end, content = answer.partition(b"\n")
    said: dict[str, Any] = json.loads(line)
    return said, content


@contextmanager
def real(source: "File[Any] | IO[bytes]") -> Iterator[IO[bytes]]:
    """Give what was brought as a file of the system, bounded. Raises PhotoRefusedError."""
    with tempfile.TemporaryFile() as target:
        source.seek(0)
        left = MOST_BYTES
        while block := source.read(BLOCK):
            left -= len(block)
            if left < 0:
                raise PhotoRefusedError(PhotoReason.TOO_BIG)
            target.write(block)
        if left == MOST_BYTES:
            raise PhotoRefusedError(PhotoReason.EMPTY)
        target.flush()
        yield target
