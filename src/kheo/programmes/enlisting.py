"""What programmes bring to the sockets of the house."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kheo.accounts import second_factor
from kheo.core import work
from kheo.organisations import verbs as roles
from kheo.organisations.models import Mandate, Officer
from kheo.programmes import housekeeping, photos_keeping, searching, verbs
from kheo.programmes.authority import ADVISE, DRAFT, HOLD, SIGN


def enlist() -> None:
    """Enlist verbs, and what roles may carry."""
    verbs.enlist_all()
    second_factor.enlist("programmes.sign", _("ký chương trình phối hợp"), may_sign)
    work.enlist(_("Chương trình"), "programmes_work:list", rank=30)
    work.enlist(_("Kế hoạch năm"), "plans_work:list", rank=40)
    work.enlist(_("Việc văn bản giao"), "plans_work:obligations", rank=45)
    work.enlist(_("Hội nghị"), "meetings_work:conferences", rank=50)
    work.enlist(_("Đoàn kiểm tra"), "meetings_work:inspections", rank=60)
    housekeeping.enlist()
    photos_keeping.enlist()
    searching.enlist()
    roles.enlist(DRAFT, _("Soạn, góp ý chương trình và kế hoạch phối hợp"))
    roles.enlist(SIGN, _("Ký, đồng ý chương trình và kế hoạch phối hợp"))
    roles.enlist(ADVISE, _("Trình và cho ý kiến việc tham mưu"))
    roles.enlist(HOLD, _("Tổ chức hội nghị, đoàn kiểm tra"))


def may_sign(officer: Officer) -> bool:
    """Return whether an officer may sign programmes for any organisation today; one query."""
    held = Mandate.objects.in_force(timezone.localdate()).filter(officer=officer)
    carrying = held.filter(role__verbs__verb=SIGN).only("limits")
    return any(mandate.covers(SIGN) for mandate in carrying)
