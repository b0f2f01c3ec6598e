"""What states, standings and kinds are called."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from kheo.tasks.rules.deadlines import Outcome, Standing
from kheo.tasks.rules.evidence import EvidenceKind
from kheo.tasks.rules.extensions import Ruling
from kheo.tasks.rules.priorities import Priority
from kheo.tasks.rules.reminding import ReminderKind
from kheo.tasks.rules.states import State
from kheo.tasks.rules.tallies import Cell

STATES: Final = {
    State.ASSIGNED: _("Đã giao"),
    State.ACCEPTED: _("Đã nhận"),
    State.DOING: _("Đang thực hiện"),
    State.SUBMITTED: _("Chờ xác nhận"),
    State.RETURNED: _("Yêu cầu làm lại"),
    State.DONE: _("Đã hoàn thành"),
    State.PAUSED: _("Tạm dừng"),
    State.DECLINED: _("Từ chối nhận"),
    State.CANCELLED: _("Đã hủy"),
}
STANDINGS: Final = {
    Standing.NO_TERM: _("Không thời hạn"),
    Standing.IN_TIME: _("Trong hạn"),
    Standing.DUE_SOON: _("Sắp đến hạn"),
    Standing.OVERDUE: _("Quá hạn"),
}
OUTCOMES: Final = {
    Outcome.NO_TERM: _("Hoàn thành, không thời hạn"),
    Outcome.ON_TIME: _("Hoàn thành đúng hạn"),
    Outcome.LATE: _("Hoàn thành trễ hạn"),
}
CELLS: Final = {
    Cell.DONE_ON_TIME: _("Hoàn thành đúng hạn"),
    Cell.DONE_LATE: _("Hoàn thành trễ hạn"),
    Cell.DONE_NO_TERM: _("Hoàn thành, không thời hạn"),
    Cell.DOING_IN_TIME: _("Đang làm, trong hạn"),
    Cell.DOING_DUE_SOON: _("Đang làm, sắp đến hạn"),
    Cell.DOING_OVERDUE: _("Đang làm, quá hạn"),
    Cell.DOING_NO_TERM: _("Đang làm, không thời hạn"),
    Cell.CANCELLED: _("Đã hủy"),
}
PRIORITIES: Final = {
    Priority.ORDINARY: _("Thường"),
    Priority.URGENT: _("Khẩn"),
    Priority.VERY_URGENT: _("Thượng khẩn"),
    Priority.EXPRESS: _("Hỏa tốc"),
}
EVIDENCE_KINDS: Final = {
    EvidenceKind.PHOTO: _("Ảnh"),
    EvidenceKind.FILE: _("Tệp"),
    EvidenceKind.DOCUMENT: _("Văn bản"),
    EvidenceKind.FIGURE: _("Số liệu"),
}
RULINGS: Final = {
    Ruling.ASKED: _("Đang xin gia hạn"),
    Ruling.GRANTED: _("Đã gia hạn"),
    Ruling.REFUSED: _("Không gia hạn"),
}
REMINDERS: Final = {
    ReminderKind.ASSIGNED: _("Được giao nhiệm vụ"),
    ReminderKind.DUE_SOON: _("Sắp đến hạn"),
    ReminderKind.DUE_TODAY: _("Đến hạn hôm nay"),
    ReminderKind.OVERDUE: _("Quá hạn"),
    ReminderKind.ESCALATED: _("Đơn vị quá hạn"),
    ReminderKind.RETURNED: _("Phải làm lại"),
    ReminderKind.SUBMITTED: _("Chờ xác nhận"),
    ReminderKind.DECLINED: _("Đơn vị từ chối nhận"),
    ReminderKind.CONFIRMED: _("Đã được xác nhận hoàn thành"),
    ReminderKind.WISHED: _("Đơn vị xin gia hạn"),
    ReminderKind.GRANTED: _("Được gia hạn"),
    ReminderKind.REFUSED: _("Không được gia hạn"),
}
