"""Files that rows name: which are not what they were, and which no row names any more."""

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db.models import QuerySet

from kheo.core.keeping import media
from kheo.core.keeping.rules import STAGING

CHUNK: Final = 500
A_DAY: Final = 24 * 3600


def changed(rows: QuerySet[Any]) -> Iterator[Any]:
    """Yield rows whose `file` has another length or hash than `size` and `sha256` say.

    Missing files are told elsewhere.
    """
    for row in rows.order_by("pk").iterator(CHUNK):
        path = media.folder() / str(row.file.name)
        if path.is_file() and not is_same(path, size=row.size, sha256=row.sha256):
            yield row


def is_same(path: Path, *, size: int, sha256: str) -> bool:
    """Return whether a file has the length and the hash that were kept."""
    if path.stat().st_size != size:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def sweep_unnamed(folder: str, rows: QuerySet[Any], *, now: float | None = None) -> int:
    """Remove files in a folder of the media that no row names and that are older than a day.

    They are the rest of a saving, or of a removal, that was broken off between bytes and row.
    Returns how many; nothing is removed while a backup is being restored.
    """
    place = Path(settings.MEDIA_ROOT) / folder
    before = (time.time() if now is None else now) - A_DAY
    if not place.is_dir() or (media.folder() / STAGING).exists():
        return 0
    old = [path for path in place.iterdir() if path.is_file() and path.stat().st_mtime < before]
    gone = 0
    for first in range(0, len(old), CHUNK):
        part = {f"{folder}/{path.name}": path for path in old[first : first + CHUNK]}
        named = rows.filter(file__in=list(part)).values_list("file", flat=True)
        for name in part.keys() - set(named):
            part[name].unlink(missing_ok=True)
            gone += 1
    return gone
