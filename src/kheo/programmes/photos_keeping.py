"""What doctor and housekeeping have to know of pictures of conferences."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kheo.core.front import housekeeping
from kheo.core.keeping import doctor, files
from kheo.core.keeping.doctor import Finding, wrong
from kheo.programmes.models import ConferencePhoto
from kheo.programmes.models.conferences import PHOTO_FOLDER

HOUR: Final = 3600
NAME: Final = "programmes.photos"


def enlist() -> None:
    """Have pictures examined, and bytes that no row names swept each hour."""
    doctor.enlist(NAME, gettext_lazy("Nội dung ảnh hội nghị"), changed_photos)
    housekeeping.enlist(NAME, HOUR, sweep)


def changed_photos() -> Iterator[Finding]:
    """Find pictures that are not what they were."""
    for row in files.changed(ConferencePhoto.objects.all()):
        yield wrong(
            _("Ảnh %(name)s của hội nghị số %(key)s không còn như lúc đưa lên.")
            % {"name": row.name, "key": row.conference_id},
            _("Lấy ảnh ấy lại từ bản sao lưu; nếu có người cố ý đổi, hãy gỡ rồi đưa lên lại."),
        )


def sweep(*, now: float | None = None) -> int:
    """Remove pictures that no row names and that are older than a day; return how many."""
    return files.sweep_unnamed(PHOTO_FOLDER, ConferencePhoto.objects.all(), now=now)
