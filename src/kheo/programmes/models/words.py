"""What states, kinds and answers are called."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from kheo.core.terms import TermKind
from kheo.programmes.rules.advice import Decision, Matter
from kheo.programmes.rules.conferences import (
    ConferenceKind,
    ConferenceState,
    InspectionState,
    Presence,
)
from kheo.programmes.rules.instruments import Instrument, ItemKind, Opening, PartyRole
from kheo.programmes.rules.openness import Openness
from kheo.programmes.rules.outline import ClauseKind
from kheo.programmes.rules.plans import PlanState
from kheo.programmes.rules.states import State
from kheo.programmes.rules.versions import Answer

INSTRUMENTS: Final = {
    Instrument.PROGRAMME: _("Chương trình phối hợp"),
    Instrument.REGULATION: _("Quy chế phối hợp"),
}
STATES: Final = {
    State.ASKING_LEAVE: _("Đang xin chủ trương"),
    State.DRAFT: _("Đang dự thảo"),
    State.COMMENTS: _("Đang lấy ý kiến các bên"),
    State.SIGNING: _("Đang ký"),
    State.RUNNING: _("Đang thực hiện"),
    State.ENDED: _("Đã kết thúc"),
    State.ENDED_WITH_PARTY: _("Kết thúc vì một bên không còn hoạt động"),
    State.DROPPED: _("Không ký"),
}
OPENNESSES: Final = {
    Openness.PUBLIC: _("Công khai từng nhiệm vụ"),
    Openness.SUMS: _("Chỉ công khai số tổng hợp"),
    Openness.INTERNAL: _("Nội bộ"),
}
ROLES: Final = {
    PartyRole.LEAD: _("Chủ trì"),
    PartyRole.PARTNER: _("Phối hợp"),
}
CLAUSE_KINDS: Final = {
    ClauseKind.PURPOSE: _("Mục đích"),
    ClauseKind.REQUIREMENT: _("Yêu cầu"),
    ClauseKind.CONTENT: _("Nội dung phối hợp"),
    ClauseKind.ASSIGNMENT: _("Phân công trách nhiệm"),
    ClauseKind.REPORTING: _("Chế độ thông tin, báo cáo"),
    ClauseKind.REVIEW: _("Sơ kết, tổng kết"),
    ClauseKind.FUNDING: _("Kinh phí"),
}
OPENINGS: Final = {
    Opening.BASED_ON: _("Căn cứ"),
    Opening.CARRYING_OUT: _("Thực hiện"),
    Opening.CONSIDERING: _("Xét"),
    Opening.AT_REQUEST: _("Theo đề nghị của"),
}
ANSWERS: Final = {
    Answer.ACCEPTED: _("Đồng ý"),
    Answer.DECLINED: _("Không đồng ý"),
}
PLAN_STATES: Final = {
    PlanState.DRAFT: _("Dự thảo"),
    PlanState.ADOPTED: _("Đã thông qua"),
    PlanState.CLOSED: _("Đã tổng kết"),
    PlanState.DROPPED: _("Không ban hành"),
}
ITEM_KINDS: Final = {
    ItemKind.WORK: _("Nhiệm vụ"),
    ItemKind.COMMUNICATION: _("Tuyên truyền, giáo dục"),
}
TERMS: Final = {
    TermKind.DAY: _("Đến ngày"),
    TermKind.MONTH: _("Trong tháng"),
    TermKind.QUARTER: _("Trong quý"),
    TermKind.REGULAR: _("Thường xuyên"),
    TermKind.NONE: _("Không thời hạn"),
}
MATTERS: Final = {
    Matter.LEAVE: _("Xin chủ trương"),
    Matter.DOCUMENT: _("Đề nghị ban hành văn bản"),
    Matter.PLAN: _("Trình kế hoạch"),
    Matter.OTHER: _("Tham mưu việc khác"),
}
DECISIONS: Final = {
    Decision.WAITING: _("Chờ cho ý kiến"),
    Decision.APPROVED: _("Đồng ý"),
    Decision.RETURNED: _("Yêu cầu hoàn thiện"),
    Decision.DECLINED: _("Không đồng ý"),
    Decision.WITHDRAWN: _("Đã rút"),
}
CONFERENCE_KINDS: Final = {
    ConferenceKind.EXCHANGE: _("Giao ban"),
    ConferenceKind.INTERIM: _("Sơ kết"),
    ConferenceKind.FINAL: _("Tổng kết"),
    ConferenceKind.SIGNING: _("Ký kết"),
    ConferenceKind.DIALOGUE: _("Đối thoại"),
}
CONFERENCE_STATES: Final = {
    ConferenceState.PREPARED: _("Đang chuẩn bị"),
    ConferenceState.ANNOUNCED: _("Đã thông báo"),
    ConferenceState.HELD: _("Đã họp"),
    ConferenceState.CONCLUDED: _("Đã có kết luận"),
    ConferenceState.CANCELLED: _("Đã hủy"),
}
PRESENCES: Final = {
    Presence.INVITED: _("Được mời"),
    Presence.PRESENT: _("Có mặt"),
    Presence.REPRESENTED: _("Cử người thay"),
    Presence.ABSENT: _("Vắng"),
}
INSPECTION_STATES: Final = {
    InspectionState.SET_UP: _("Đã thành lập"),
    InspectionState.AT_WORK: _("Đang kiểm tra"),
    InspectionState.CONCLUDED: _("Đã kết luận"),
    InspectionState.CLOSED: _("Đã thực hiện xong kiến nghị"),
    InspectionState.DISSOLVED: _("Đã giải thể"),
}
