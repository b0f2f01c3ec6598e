"""What tasks bring to the sockets of the house."""

from django.utils.translation import gettext_lazy as _

from kheo.organisations import duties
from kheo.organisations import verbs as roles
from kheo.tasks import verbs
from kheo.tasks.authority import ASSIGN, CONFIRM, WORK
from kheo.tasks.duties import OpenTasks


def enlist() -> None:
    """Enlist verbs, what roles may carry, and open tasks as duties of their holders."""
    verbs.enlist_all()
    roles.enlist(ASSIGN, _("Giao nhiệm vụ"))
    roles.enlist(WORK, _("Thực hiện nhiệm vụ của đơn vị"))
    roles.enlist(CONFIRM, _("Đôn đốc, xác nhận nhiệm vụ"), after_end=True)
    duties.enlist(OpenTasks())
