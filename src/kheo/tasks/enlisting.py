"""What tasks bring to the sockets of the house."""

from django.utils.translation import gettext_lazy as _

from kheo.core import work
from kheo.core.keeping import doctor as house_doctor
from kheo.organisations import duties
from kheo.organisations import verbs as roles
from kheo.programmes import panels
from kheo.tasks import doctor, housekeeping, verbs
from kheo.tasks.authority import ASSIGN, CONFIRM, WORK
from kheo.tasks.duties import OpenTasks
from kheo.tasks.evidence import keeping as evidence_keeping
from kheo.tasks.panels import Progress


def enlist() -> None:
    """Enlist verbs, what roles may carry, and open tasks as duties of their holders."""
    verbs.enlist_all()
    roles.enlist(ASSIGN, _("Giao nhiệm vụ"))
    roles.enlist(WORK, _("Thực hiện nhiệm vụ của đơn vị"))
    roles.enlist(CONFIRM, _("Đôn đốc, xác nhận nhiệm vụ"), after_end=True)
    duties.enlist(OpenTasks())
    panels.enlist("tasks", Progress())
    house_doctor.enlist("tasks.closed", _("Số nhiệm vụ đã kết thúc"), doctor.closed_counts)
    work.enlist(_("Việc hôm nay"), "tasks_work:today", rank=10)
    work.enlist(_("Nhiệm vụ"), "tasks_work:list", rank=20)
    evidence_keeping.enlist()
    housekeeping.enlist()
    work.enlist(_("Tuyên truyền"), "evidence_work:communications", rank=70)
    work.enlist(_("Nhắc việc"), "reminders_work:list", rank=80)
