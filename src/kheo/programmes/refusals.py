"""Why something was not done with a programme, in words; the keys are those of the verdicts."""

from typing import Final

from django.utils.translation import gettext_lazy as _

REFUSALS: Final = {
    "not_next": _("Không làm được việc này ở tình trạng hiện nay. Hãy tải lại trang."),
    "reason_missing": _("Hãy ghi lý do."),
    "title_missing": _("Hãy ghi tên."),
    "parties_missing": _("Chương trình phối hợp cần ít nhất hai bên. Hãy thêm bên tham gia."),
    "party_twice": _("Một tổ chức chỉ là một bên. Hãy bỏ dòng bị lặp."),
    "party_ended": _(
        "Có bên đã kết thúc hoạt động. Hãy chọn tổ chức kế tục đang chịu trách nhiệm."
    ),
    "party_has_answered": _("Đã có bên trả lời, nên không sửa được các bên nữa."),
    "signature_missing": _("Chưa đủ chữ ký của các bên."),
    "not_a_party": _("Tổ chức này không phải là một bên của chương trình."),
    "answered_before": _("Bên này đã trả lời rồi."),
    "version_closed": _("Lần sửa này không còn chờ trả lời. Hãy tải lại trang."),
    "version_fixed": _("Nội dung đã gửi các bên thì không sửa được nữa. Hãy soạn một lần sửa mới."),
    "version_empty": _("Chưa có nội dung nào. Hãy soạn ít nhất một mục rồi gửi."),
    "version_same": _("Lần sửa này không thay đổi gì so với nội dung đang có hiệu lực."),
    "version_waits": _(
        "Đang có một lần sửa chờ các bên trả lời. Hãy xử lý xong rồi mới soạn lần sửa khác."
    ),
    "leave_missing": _("Chưa được cho chủ trương. Hãy trình xin chủ trương trước."),
    "name_missing": _("Hãy ghi họ và tên người ký."),
    "term_wrong": _("Ngày cuối phải sau ngày đầu."),
    "programme_not_running": _("Chương trình chưa được ký đủ, hoặc đã kết thúc."),
    "plan_empty": _("Kế hoạch chưa có việc nào. Hãy thêm việc rồi thông qua."),
    "plan_is_here": _("Chương trình đã có kế hoạch của năm ấy."),
    "plan_fixed": _("Kế hoạch đã được thông qua, không sửa được nữa."),
    "recommendations_open": _(
        "Còn kiến nghị chưa được thực hiện xong. Hãy theo dõi các nhiệm vụ ấy đến khi hoàn thành."
    ),
    "comment_replied": _("Ý kiến này đã được trả lời rồi."),
    "officer_inactive": _("Tài khoản của bạn đã ngừng dùng."),
    "organisation_ended": _("Tổ chức này đã kết thúc hoạt động."),
    "organisation_not_founded": _("Tổ chức này chưa thành lập vào ngày ấy."),
}
OTHERWISE: Final = _("Bạn không có nhiệm vụ được làm việc này cho tổ chức này.")


def sentence(reason: str) -> str:
    """Return a refusal in words."""
    return str(REFUSALS.get(reason, OTHERWISE))
