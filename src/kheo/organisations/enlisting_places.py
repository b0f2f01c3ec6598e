"""What places bring to the sockets of the house."""

from django.utils.translation import gettext_lazy as _

from kheo.ledger import verbs as ledger
from kheo.organisations import verbs
from kheo.organisations.actions.villages import KEEP_VILLAGES


def enlist() -> None:
    """Enlist acts for the ledger, and the verb for roles."""
    ledger.enlist("organisations.places_loaded", _("Nạp danh mục địa bàn"))
    ledger.enlist("organisations.village_added", _("Thêm thôn, tổ dân phố"))
    ledger.enlist("organisations.village_renamed", _("Đổi tên thôn, tổ dân phố"))
    ledger.enlist("organisations.village_ended", _("Kết thúc thôn, tổ dân phố"))
    verbs.enlist(KEEP_VILLAGES, _("Thêm, đổi tên, kết thúc thôn, tổ dân phố của xã"))
