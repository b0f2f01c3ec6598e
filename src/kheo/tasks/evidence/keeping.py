"""What doctor and housekeeping have to know of the files of evidence; backups take all media."""

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
from kheo.tasks.models import Evidence
from kheo.tasks.models.working import EVIDENCE_FOLDER

CHUNK: Final = 500
A_DAY: Final = 24 * 3600
HOUR: Final = 3600


def enlist() -> None:
    """Have files examined, and bytes that no row names swept each hour."""
    doctor.enlist("tasks.evidence", gettext_lazy("Nội dung tệp minh chứng"), changed_files)
    housekeeping.enlist("tasks.evidence", HOUR, sweep)


def changed_files() -> Iterator[Finding]:
    """Find files that are not what they were when they came; missing ones are told elsewhere."""
    for row in Evidence.objects.exclude(file="").order_by("pk").iterator(CHUNK):
        path = media.folder() / str(row.file.name)
        if path.is_file() and not is_same(path, row):
            yield wrong(
                _("Minh chứng %(name)s của nhiệm vụ số %(key)s không còn như lúc đưa lên.")
                % {"name": row.name, "key": row.task_id},
                _("Lấy tệp ấy lại từ bản sao lưu; nếu có người cố ý đổi, hãy gỡ rồi đưa lên lại."),
            )


def is_same(path: Path, row: Evidence) -> bool:
    """Return whether a file has the length and the hash that were kept."""
    if path.stat().st_size != row.size:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == row.sha256


def sweep(*, now: float | None = None) -> int:
    """Remove files of evidence that no row names and that are older than a day; return how many.

    They are the rest of a saving, or of a removal, that was broken off between bytes and row.
    """
    place = Path(settings.MEDIA_ROOT) / EVIDENCE_FOLDER
    before = (time.time() if now is None else now) - A_DAY
    if not place.is_dir() or (media.folder() / STAGING).exists():
        return 0
    old = [path for path in place.iterdir() if path.is_file() and path.stat().st_mtime < before]
    gone = 0
    for first in range(0, len(old), CHUNK):
        part = {f"{EVIDENCE_FOLDER}/{path.name}": path for path in old[first : first + CHUNK]}
        named = Evidence.objects.filter(file__in=list(part)).values_list("file", flat=True)
        for name in part.keys() - set(named):
            part[name].unlink(missing_ok=True)
            gone += 1
    return gone
