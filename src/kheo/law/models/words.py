"""What people read for the keys of the rules."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from kheo.law.rules.calendar import DayKind
from kheo.law.rules.deadlines import Change, State
from kheo.law.rules.standing import Certainty, Standing, Topic
from kheo.law.rules.units import Unit
from kheo.law.rules.values import Bound

STANDINGS: Final = {
    Standing.UNVERIFIED: _("Chưa kiểm chứng"),
    Standing.SOURCED: _("Theo nguồn"),
    Standing.VERIFIED: _("Đã kiểm chứng"),
}
CERTAINTIES: Final = {
    Certainty.ANNOUNCED: _("Theo luật hoặc thông báo"),
    Certainty.EXPECTED: _("Dự kiến"),
    Certainty.PROPOSED: _("Đề xuất, chưa tính"),
}
TOPICS: Final = {
    Topic.TERMS: _("Cách tính thời hạn"),
    Topic.DISCLOSURE: _("Công khai ở xã"),
    Topic.DELIBERATION: _("Nhân dân bàn và quyết định"),
    Topic.CONSULTATION: _("Nhân dân tham gia ý kiến"),
    Topic.SUPERVISION: _("Nhân dân kiểm tra, giám sát"),
    Topic.AGENCIES: _("Dân chủ trong cơ quan, đơn vị"),
    Topic.REPORTS: _("Chế độ báo cáo"),
    Topic.RECEPTION: _("Tiếp công dân"),
    Topic.FEEDBACK: _("Phản ánh, kiến nghị"),
    Topic.COMPLAINTS: _("Khiếu nại"),
    Topic.DENUNCIATIONS: _("Tố cáo"),
    Topic.PERSONAL_DATA: _("Dữ liệu cá nhân"),
    Topic.LOCAL: _("Quy định của một số địa phương, để tham khảo"),
}
UNITS: Final = {
    Unit.DAYS: _("ngày"),
    Unit.WORKING_DAYS: _("ngày làm việc"),
    Unit.HOURS: _("giờ"),
    Unit.WORKING_HOURS: _("giờ làm việc"),
    Unit.MONTHS: _("tháng"),
    Unit.YEARS: _("năm"),
    Unit.SHARE: _("phần của tổng số"),
    Unit.PERCENT: _("phần trăm"),
    Unit.HOUSEHOLDS: _("hộ gia đình"),
    Unit.PEOPLE: _("người"),
    Unit.TIMES_A_YEAR: _("lần mỗi năm"),
    Unit.TIMES_A_MONTH: _("lần mỗi tháng"),
    Unit.COPIES: _("bản"),
    Unit.SWITCH: _("có hoặc không"),
    Unit.LIST: _("danh mục"),
}
BOUNDS: Final = {
    Bound.EXACTLY: _("đúng"),
    Bound.AT_LEAST: _("ít nhất"),
    Bound.MORE_THAN: _("trên"),
    Bound.AT_MOST: _("nhiều nhất"),
}
DAY_KINDS: Final = {
    DayKind.WORKING: _("Ngày làm việc"),
    DayKind.WEEKLY_REST: _("Nghỉ hằng tuần"),
    DayKind.HOLIDAY: _("Nghỉ lễ, Tết"),
    DayKind.IN_LIEU: _("Nghỉ bù"),
    DayKind.SWAPPED_OFF: _("Nghỉ hoán đổi"),
    DayKind.SWAPPED_WORKING: _("Làm bù"),
    DayKind.CLOSED: _("Ngoài giờ làm việc"),
}
STATES: Final = {
    State.OPEN: _("Đang chạy"),
    State.MET: _("Đã làm xong"),
    State.CANCELLED: _("Đã hủy"),
}
CHANGES: Final = {
    Change.RECOMPUTED: _("Tính lại hạn"),
    Change.HANDED_OVER: _("Chuyển tổ chức thực hiện"),
}
