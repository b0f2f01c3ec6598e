"""What organisations bring to the sockets of the house."""

from django.utils.translation import gettext_lazy as _

from kheo.ledger import verbs as ledger
from kheo.organisations import duties, verbs
from kheo.organisations.actions.open_mandates import OpenMandates

KEEP = "organisations.keep"
APPOINT = "organisations.appoint"
HAND_OVER = "organisations.hand_over"


def enlist() -> None:
    """Enlist acts for the ledger, verbs for roles, and the room's own duties."""
    ledger.enlist("organisations.founded", _("Lập tổ chức"))
    ledger.enlist("organisations.renamed", _("Đổi tên tổ chức"))
    ledger.enlist("organisations.name_added", _("Thêm tên gọi của tổ chức"))
    ledger.enlist("organisations.moved", _("Chuyển tổ chức sang cấp trên khác"))
    ledger.enlist("organisations.ended", _("Kết thúc tổ chức"))
    ledger.enlist("organisations.succeeded", _("Ghi kế tục tổ chức"))
    ledger.enlist("organisations.role_defined", _("Quy định vai trò"))
    ledger.enlist("organisations.appointed", _("Giao nhiệm vụ"))
    ledger.enlist("organisations.mandate_ended", _("Cho thôi nhiệm vụ"))
    ledger.enlist("organisations.delegated", _("Giao ký thay, thừa ủy quyền"))
    ledger.enlist("organisations.handed_over", _("Bàn giao việc của tổ chức đã kết thúc"))
    ledger.enlist("organisations.duties_closed", _("Kết thúc việc của tổ chức đã kết thúc"))
    verbs.enlist(KEEP, _("Lập, đổi tên, sắp xếp, kết thúc tổ chức"))
    verbs.enlist(APPOINT, _("Giao nhiệm vụ, ký thay, thừa ủy quyền"))
    verbs.enlist(HAND_OVER, _("Bàn giao việc của tổ chức đã kết thúc"), after_end=True)
    duties.enlist(OpenMandates())
