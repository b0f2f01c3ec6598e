"""What doctor and housekeeping have to know of the files of evidence; backups take all media."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kheo.core.front import housekeeping
from kheo.core.keeping import doctor, files
from kheo.core.keeping.doctor import Finding, wrong
from kheo.tasks.models import Evidence
from kheo.tasks.models.working import EVIDENCE_FOLDER

HOUR: Final = 3600


def enlist() -> None:
    """Have files examined, and bytes that no row names swept each hour."""
    doctor.enlist("tasks.evidence", gettext_lazy("Nội dung tệp minh chứng"), changed_files)
    housekeeping.enlist("tasks.evidence", HOUR, sweep)


def changed_files() -> Iterator[Finding]:
    """Find files that are not what they were when they came."""
    for row in files.changed(Evidence.objects.exclude(file="")):
        yield wrong(
            _("Minh chứng %(name)s của nhiệm vụ số %(key)s không còn như lúc đưa lên.")
            % {"name": row.name, "key": row.task_id},
            _("Lấy tệp ấy lại từ bản sao lưu; nếu có người cố ý đổi, hãy gỡ rồi đưa lên lại."),
        )


def sweep(*, now: float | None = None) -> int:
    """Remove files of evidence that no row names and that are older than a day; return how many."""
    return files.sweep_unnamed(EVIDENCE_FOLDER, Evidence.objects.all(), now=now)
