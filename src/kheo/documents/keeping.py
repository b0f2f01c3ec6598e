"""What backup, doctor and housekeeping have to know of the files of documents."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kheo.core.front import housekeeping
from kheo.core.keeping import doctor, files
from kheo.core.keeping.doctor import Finding, wrong
from kheo.documents.intake import staging
from kheo.documents.models import DocumentFile
from kheo.documents.models.parts import FOLDER

HOUR: Final = 3600


def enlist() -> None:
    """Have files examined, and what was left lying swept each hour."""
    doctor.enlist("documents.files", gettext_lazy("Nội dung tệp văn bản"), changed_files)
    housekeeping.enlist("documents.uploads", HOUR, sweep)


def changed_files() -> Iterator[Finding]:
    """Find files that are not what they were when they came; missing ones are told elsewhere."""
    for row in files.changed(DocumentFile.objects.all()):
        yield wrong(
            _("Nội dung tệp %(name)s của văn bản số %(key)s không còn như lúc đưa lên.")
            % {"name": row.name, "key": row.document_id},
            _("Lấy tệp ấy lại từ bản sao lưu; nếu có người cố ý đổi, hãy tải tệp lên lại."),
        )


def sweep() -> int:
    """Remove uploads that nobody saved, and bytes whose row was never written; return how many."""
    return staging.sweep() + sweep_unnamed()


def sweep_unnamed(*, now: float | None = None) -> int:
    """Remove files in our folder of the media that no row names and that are older than a day."""
    return files.sweep_unnamed(FOLDER, DocumentFile.objects.all(), now=now)
