"""What stands for an answer about authority when people read it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from kheo.core.days import short_day
from kheo.organisations.models.mandates import Mandate
from kheo.organisations.models.organisations import Organisation

SENTENCES: Final = {
    "superuser": _("Quản trị viên được làm mọi việc."),
    "here": _("%(mandate)s, từ ngày %(since)s."),
    "from_above": _("%(mandate)s, từ ngày %(since)s; đó là cấp trên của %(organisation)s."),
    "officer_inactive": _("Tài khoản này đã khóa."),
    "organisation_not_founded": _("%(organisation)s chưa thành lập vào ngày này."),
    "organisation_ended": _("%(organisation)s đã kết thúc, không còn làm việc này."),
    "not_yet": _("%(mandate)s, nhưng từ ngày %(since)s mới bắt đầu."),
    "over": _("%(mandate)s, nhưng đã thôi từ sau ngày %(until)s."),
    "grounds_over": _("%(mandate)s, nhưng %(grounds)s không còn giữ nhiệm vụ đó."),
    "its_organisation_ended": _("%(mandate)s, nhưng tổ chức này không hoạt động vào ngày đó."),
    "not_below": _("%(mandate)s, nhưng chỉ làm việc này ở chính tổ chức đó."),
    "without_verb": _("%(mandate)s, nhưng vai trò này không gồm việc đó."),
    "elsewhere": _(
        "Không giữ nhiệm vụ nào ở %(organisation)s hay ở tổ chức cấp trên; "
        "chỉ có nhiệm vụ: %(mandate)s."
    ),
    "no_mandate": _("Không giữ nhiệm vụ nào ở %(organisation)s hay ở tổ chức cấp trên."),
}


def sentence(reason: str, mandate: Mandate | None, organisation: Organisation | None) -> str:
    """Return why somebody may or may not, with the mandate and the organisation by name."""
    grounds = mandate.on_behalf_of if mandate else None
    return str(SENTENCES[reason]) % {
        "mandate": str(mandate or ""),
        "since": short_day(mandate.since) if mandate else "",
        "until": short_day(mandate.until) if mandate and mandate.until else "",
        "grounds": str(grounds.officer) if grounds else "",
        "organisation": str(organisation or ""),
    }
