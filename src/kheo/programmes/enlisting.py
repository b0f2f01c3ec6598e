"""What programmes bring to the sockets of the house."""

from django.utils.translation import gettext_lazy as _

from kheo.organisations import verbs as roles
from kheo.programmes import verbs
from kheo.programmes.authority import ADVISE, DRAFT, HOLD, SIGN


def enlist() -> None:
    """Enlist verbs, and what roles may carry."""
    verbs.enlist_all()
    roles.enlist(DRAFT, _("Soạn, góp ý chương trình và kế hoạch phối hợp"))
    roles.enlist(SIGN, _("Ký, đồng ý chương trình và kế hoạch phối hợp"))
    roles.enlist(ADVISE, _("Trình và cho ý kiến việc tham mưu"))
    roles.enlist(HOLD, _("Tổ chức hội nghị, đoàn kiểm tra"))
