"""What backup, doctor and housekeeping have to know of the files of documents."""

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
from kheo.documents.intake import staging
from kheo.documents.models import DocumentFile
from kheo.documents.models.parts import FOLDER

CHUNK: Final = 500
A_DAY: Final = 24 * 3600
HOUR: Final = 3600


def enlist() -> None:
    """Have files examined, and what was left lying swept each hour."""
    doctor.enlist("documents.files", gettext_lazy("Nội dung tệp văn bản"), changed_files)
    housekeeping.enlist("documents.uploads", HOUR, sweep)


def changed_files() -> Iterator[Finding]:
    """Find files that are not what they were when they came; missing ones are told elsewhere."""
    for row in DocumentFile.objects.order_by("pk").iterator(CHUNK):
        path = media.folder() / str(row.file.name)
        if path.is_file() and not is_same(path, row):
            yield wrong(
                _("Nội dung tệp %(name)s của văn bản số %(key)s không còn như lúc đưa lên.")
                % {"name": row.name, "key": row.document_id},
                _("Lấy tệp ấy lại từ bản sao lưu; nếu có người cố ý đổi, hãy tải tệp lên lại."),
            )


def is_same(path: Path, row: DocumentFile) -> bool:
    """Return whether a file has the length and the hash that were kept."""
    if path.stat().st_size != row.size:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == row.sha256


def sweep() -> int:
    """Remove uploads that nobody saved, and bytes whose row was never written; return how many."""
    return staging.sweep() + sweep_unnamed()


def sweep_unnamed(*, now: float | None = None) -> int:
    """Remove files in our folder of the media that no row names and that are older than a day.

    They are the rest of a saving that was broken off between its bytes and its row.
    """
    place = Path(settings.MEDIA_ROOT) / FOLDER
    before = (time.time() if now is None else now) - A_DAY
    if not place.is_dir() or (media.folder() / STAGING).exists():
        return 0
    old = [path for path in place.iterdir() if path.is_file() and path.stat().st_mtime < before]
    names = [f"{FOLDER}/{path.name}" for path in old]
    named = set(DocumentFile.objects.filter(file__in=names).values_list("file", flat=True))
    gone = [path for path in old if f"{FOLDER}/{path.name}" not in named]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)
