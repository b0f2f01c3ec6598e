"""What organisations, their levels and their successions are called."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kheo.organisations.rules.lives import Precision
from kheo.organisations.rules.mandates import MandateKind
from kheo.organisations.rules.organisations import Level, OrganisationKind
from kheo.organisations.rules.succession import SuccessionKind

LEVELS: Final = {
    Level.CENTRAL: _("Trung ương"),
    Level.PROVINCE: _("Cấp tỉnh"),
    Level.DISTRICT: _("Cấp huyện (đến 30/6/2025)"),
    Level.COMMUNE: _("Cấp xã"),
    Level.VILLAGE: _("Thôn, tổ dân phố"),
}
KINDS: Final = {
    OrganisationKind.PARTY_COMMITTEE: _("Cấp ủy, đảng ủy"),
    OrganisationKind.PARTY_BODY: _("Ban, văn phòng của cấp ủy"),
    OrganisationKind.PARTY_GROUP: _("Ban cán sự đảng, đảng đoàn"),
    OrganisationKind.COUNCIL: _("Quốc hội, Hội đồng nhân dân"),
    OrganisationKind.COMMITTEE: _("Chính phủ, Ủy ban nhân dân"),
    OrganisationKind.DEPARTMENT: _("Bộ, sở, ban, ngành, phòng"),
    OrganisationKind.FRONT: _("Mặt trận Tổ quốc"),
    OrganisationKind.MASS: _("Đoàn thể, hội quần chúng"),
    OrganisationKind.CONFERENCE: _("Ban chỉ đạo, ban tổ chức hội nghị"),
    OrganisationKind.SUPERVISION: _("Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng"),
    OrganisationKind.OTHER: _("Tổ chức khác"),
}
PRECISIONS: Final = {
    Precision.DAY: _("Rõ ngày"),
    Precision.MONTH: _("Chỉ rõ tháng"),
    Precision.YEAR: _("Chỉ rõ năm"),
}
SUCCESSION_KINDS: Final = {
    SuccessionKind.MERGED: _("Hợp nhất"),
    SuccessionKind.ABSORBED: _("Sáp nhập vào tổ chức đang có"),
    SuccessionKind.SPLIT: _("Chia, tách"),
    SuccessionKind.RENAMED: _("Đổi tên"),
    SuccessionKind.MOVED: _("Chuyển chức năng, nhiệm vụ"),
    SuccessionKind.ENDED: _("Kết thúc, không có tổ chức kế tục"),
}
MANDATE_KINDS: Final = {
    MandateKind.OWN: _("Giữ nhiệm vụ"),
    MandateKind.DEPUTY: _("Ký thay (KT.)"),
    MandateKind.DELEGATED: _("Thừa ủy quyền (TUQ.)"),
}
SIGNS: Final = {MandateKind.OWN: "", MandateKind.DEPUTY: "KT.", MandateKind.DELEGATED: "TUQ."}
"""What stands before the head's title in a signature (Nghị định 30/2020/NĐ-CP, Điều 13)."""


def choices(labels: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """Return labels as Django takes choices, with keys that migrations can write down."""
    return [(str(key), label) for key, label in labels.items()]
