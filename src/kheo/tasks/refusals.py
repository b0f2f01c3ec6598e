"""Why something was not done with a task, in words; the keys are those of the verdicts."""

from typing import Final

from django.utils.translation import gettext_lazy as _

REFUSALS: Final = {
    "not_next": _("Không làm được việc này ở tình trạng hiện nay. Hãy tải lại trang."),
    "not_your_move": _("Bước này do bên kia làm. Hãy tải lại trang."),
    "reason_missing": _("Hãy ghi lý do."),
    "title_missing": _("Hãy ghi nội dung nhiệm vụ."),
    "unit_ended": _("Đơn vị chủ trì không hoạt động vào ngày giao. Hãy chọn đơn vị khác."),
    "lead_is_partner": _("Đơn vị chủ trì không thể đồng thời là đơn vị phối hợp."),
    "programme_not_running": _("Chương trình chưa được ký đủ, hoặc đã kết thúc."),
    "two_sources": _("Một nhiệm vụ chỉ có một nguồn giao. Hãy chọn một nguồn."),
    "nothing_to_assign": _("Chưa có nhiệm vụ nào để giao."),
    "too_many": _("Mỗi lần giao nhiều nhất 5.000 nhiệm vụ. Hãy chia thành nhiều lần."),
    "evidence_missing": _("Chưa đủ minh chứng mà nhiệm vụ yêu cầu, nên chưa xác nhận được."),
    "extension_waits": _("Đang có một đề nghị gia hạn chờ trả lời."),
    "extension_ruled": _("Đề nghị gia hạn này đã được trả lời rồi."),
    "not_later": _("Hạn mới phải muộn hơn hạn đang có."),
    "task_closed": _("Nhiệm vụ đã kết thúc hoặc đã chuyển cho đơn vị khác. Hãy tải lại trang."),
    "officer_inactive": _("Tài khoản của bạn đã ngừng dùng."),
    "organisation_ended": _("Tổ chức này đã kết thúc hoạt động."),
    "organisation_not_founded": _("Tổ chức này chưa thành lập vào ngày ấy."),
}
OTHERWISE: Final = _("Bạn không có nhiệm vụ được làm việc này cho tổ chức này.")


def sentence(reason: str) -> str:
    """Return a refusal in words."""
    return str(REFUSALS.get(reason, OTHERWISE))
