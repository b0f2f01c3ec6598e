"""What the room writes in the ledger, in words."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from kheo.ledger.verbs import enlist

LABELS: Final = {
    "tasks.assigned": _("Giao nhiệm vụ"),
    "tasks.changed": _("Sửa nhiệm vụ"),
    "tasks.moved": _("Chuyển tình trạng nhiệm vụ"),
    "tasks.confirmed": _("Xác nhận hoàn thành nhiệm vụ"),
    "tasks.extension_asked": _("Xin gia hạn nhiệm vụ"),
    "tasks.extension_ruled": _("Trả lời việc xin gia hạn"),
    "tasks.extended": _("Gia hạn nhiệm vụ"),
    "tasks.evidence_added": _("Thêm minh chứng"),
    "tasks.evidence_removed": _("Gỡ minh chứng"),
    "tasks.commented": _("Trao đổi về nhiệm vụ"),
    "tasks.communication_told": _("Ghi hoạt động tuyên truyền"),
    "tasks.handed_over": _("Bàn giao nhiệm vụ"),
    "tasks.closed": _("Kết thúc nhiệm vụ không bàn giao"),
    "tasks.feed_made": _("Tạo địa chỉ lịch"),
    "tasks.feed_revoked": _("Thu hồi địa chỉ lịch"),
}


def enlist_all() -> None:
    """Let the ledger take them."""
    for verb, label in LABELS.items():
        enlist(verb, label)
