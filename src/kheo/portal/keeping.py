"""What a restore has to know of this room."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kheo.core.keeping import doctor, sockets, tables
from kheo.portal.models import HomePage
from kheo.portal.sample import guarding


def enlist() -> None:
    """Say what is there from the start, and keep the sample out of what is real or restored."""
    tables.give(HomePage)
    sockets.afterwards("portal.sample", note_sample)
    doctor.enlist("portal.sample", _("Không còn tài khoản mẫu"), guarding.examine)


def note_sample() -> None:
    """Have a demo take its sample for loaded."""
    (settings.VAR / "sample-loaded").touch()
