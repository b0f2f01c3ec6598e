"""What the doctor looks after here: whether papers can be set as PDF."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kheo.core.keeping import doctor
from kheo.core.keeping.doctor import Finding, look
from kheo.papers.fonts import NoFontError, face


def enlist() -> None:
    """Enlist the check of the face."""
    doctor.enlist("papers.face", gettext_lazy("Phông chữ của văn bản"), face_findings)


def face_findings() -> Iterator[Finding]:
    """Yield a finding when no face to set papers in is there."""
    try:
        face()
    except NoFontError:
        yield look(
            _("Máy chưa có phông chữ cùng khổ với Times New Roman, nên chưa xuất được PDF."),
            _("Cài phông: apt-get install fonts-liberation2, hoặc đặt KHEO_PAPER_FONTS."),
        )
