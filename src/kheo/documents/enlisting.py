"""What documents bring to the sockets of the house."""

from django.utils.translation import gettext_lazy as _

from kheo.accounts import second_factor
from kheo.core.keeping import doctor as house_doctor
from kheo.documents import doctor, keeping, searching, verbs
from kheo.documents.models.documents import PUBLISH
from kheo.documents.rules.numbering import NUMBER
from kheo.organisations import verbs as roles
from kheo.organisations.models import Officer


def enlist() -> None:
    """Enlist verbs, and ask for a second factor of who publishes."""
    verbs.enlist_all()
    second_factor.enlist("documents.publish", _("công bố, rút văn bản"), may_publish)
    roles.enlist(NUMBER, _("Cấp số, hủy số văn bản"))
    keeping.enlist()
    searching.enlist()
    house_doctor.enlist("documents.numbers", _("Sổ cấp số văn bản liền số"), doctor.numbers)


def may_publish(officer: Officer) -> bool:
    """Return whether an officer may publish documents."""
    return officer.has_perm(PUBLISH)
