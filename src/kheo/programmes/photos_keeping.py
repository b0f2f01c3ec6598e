"""What doctor and housekeeping have to know of pictures of conferences."""

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kheo.core.front import housekeeping
from kheo.core.keeping import doctor, media
from kheo.core.keeping.doctor import Finding, wrong
from kheo.core.keeping.rules import STAGING
from kheo.programmes.models import ConferencePhoto
from kheo.programmes.models.conferences import PHOTO_FOLDER

CHUNK: Final = 500
HOUR: Final = 3600
A_DAY: Final = 24 * HOUR
NAME: Final = "programmes.photos"


def enlist() -> None:
    """Have pictures examined, and bytes that no row names swept each hour."""
    doctor.enlist(NAME, gettext_lazy("Nội dung ảnh hội nghị"), changed_photos)
    housekeeping.enlist(NAME, HOUR, sweep)


def changed_photos() -> Iterator[Finding]:
    """Find pictures that are not what they were; missing ones are told elsewhere."""
    for row in ConferencePhoto.objects.order_by("pk").iterator(CHUNK):
        path = media.folder() / str(row.file.name)
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() != row.sha256:
            yield wrong(
                _("Ảnh %(name)s của hội nghị số %(key)s không còn như lúc đưa lên.")
                % {"name": row.name, "key": row.conference_id},
                _("Lấy ảnh ấy lại từ bản sao lưu; nếu có người cố ý đổi, hãy gỡ rồi đưa lên lại."),
            )


def sweep(*, now: float | None = None) -> int:
    """Remove pictures that no row names and that are older than a day; return how many.

    They are the rest of a saving, or of a removal, that was broken off between bytes and row.
    """
    place = Path(settings.MEDIA_ROOT) / PHOTO_FOLDER
    before = (time.time() if now is None else now) - A_DAY
    if not place.is_dir() or (media.folder() / STAGING).exists():
        return 0
    old = [path for path in place.iterdir() if path.is_file() and path.stat().st_mtime < before]
    kept = set(ConferencePhoto.objects.values_list("file", flat=True))
    gone = [path for path in old if f"{PHOTO_FOLDER}/{path.name}" not in kept]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)
