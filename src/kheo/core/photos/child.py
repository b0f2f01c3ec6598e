"""Makes one picture in a process of its own, under limits: ``python -m kheo.core.photos.child``.

The file comes as standard input. Out go a line of JSON and the bytes. What a hostile file does to
this process it does to no other, and the memory of a large one goes with it.
"""

import json
import os
import sys
from typing import IO, Any, Final

from PIL import Image

from kheo.core.apart import MEGABYTE, limit
from kheo.core.photos.making import make
from kheo.core.photos.reasons import PhotoReason, PhotoRefusedError

MOST_MEMORY: Final = 1024 * MEGABYTE
MOST_CPU_SECONDS: Final = 40


def answer(source: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """Return what is said of a picture, and its bytes."""
    try:
        made = make(source)
    except PhotoRefusedError as refused:
        return {"refused": str(refused.reason)}, b""
    except MemoryError:
        return {"refused": str(PhotoReason.TOO_SLOW)}, b""
    return {"width": made.width, "height": made.height}, made.content


def main() -> None:
    """Make the picture, and write it or why it is refused."""
    Image.MAX_IMAGE_PIXELS = None  # bounds of our own are asked for before anything is unpacked
    limit(memory=MOST_MEMORY, seconds=MOST_CPU_SECONDS, written=MEGABYTE)
    with os.fdopen(0, "rb") as source:
        said, content = answer(source)
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + content)


if __name__ == "__main__":
    main()
