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
    "comment_missing": _("Hãy ghi nội dung trao đổi."),
    "filter_name_missing": _("Hãy đặt tên cho bộ lọc."),
    "filter_too_long": _("Bộ lọc này quá dài, không lưu được. Hãy bớt điều kiện."),
    "too_many_filters": _("Mỗi người lưu nhiều nhất 30 bộ lọc. Hãy xóa bớt bộ lọc cũ."),
    "evidence_is_here": _("Nhiệm vụ đã có đúng minh chứng này rồi."),
    "evidence_gone": _("Minh chứng này đã được gỡ. Hãy tải lại trang."),
    "evidence_is_judged": _(
        "Kết quả đã gửi để xác nhận nên không gỡ được minh chứng. Nếu gửi nhầm, hãy đề nghị cơ "
        "quan đôn đốc trả lại để làm lại."
    ),
    "too_much_evidence": _("Mỗi nhiệm vụ có nhiều nhất 200 minh chứng."),
    "caption_missing": _("Hãy mô tả ngắn: minh chứng này cho thấy điều gì."),
    "figure_without_unit": _("Hãy ghi đơn vị tính, như người, lượt, hộ, mô hình."),
    "figure_too_large": _("Số liệu lớn quá. Hãy dùng đơn vị tính lớn hơn."),
    "document_not_published": _("Văn bản này chưa công bố trong thư viện nên chưa dùng được."),
    "not_communication": _("Nhiệm vụ này không phải hoạt động tuyên truyền."),
    "audience_missing": _("Hãy ghi đối tượng tuyên truyền."),
    "days_out_of_order": _("Ngày kết thúc phải bằng hoặc sau ngày bắt đầu."),
    "count_out_of_range": _("Số này âm hoặc lớn quá."),
    "figures_only": _("Kết quả đã gửi để xác nhận; chỉ bổ sung được số người, kinh phí còn trống."),
    "digest_in_quiet_hours": _(
        "Giờ gửi thư tổng hợp nằm trong giờ không làm phiền. Hãy đổi một trong hai."
    ),
    "not_concluded": _("Nội dung chưa chốt. Hãy chốt trước rồi giao thành nhiệm vụ."),
    "has_task": _("Có mục đã được giao thành nhiệm vụ. Hãy tải lại trang."),
    "source_of_other": _("Có mục không thuộc hội nghị, đoàn kiểm tra này. Hãy tải lại trang."),
    "chosen_twice": _("Một mục chỉ chọn một lần."),
    "giver_of_other": _("Cơ quan giao không tổ chức cuộc này, cũng không thuộc chương trình."),
    "officer_inactive": _("Tài khoản của bạn đã ngừng dùng."),
    "organisation_ended": _("Tổ chức này đã kết thúc hoạt động."),
    "organisation_not_founded": _("Tổ chức này chưa thành lập vào ngày ấy."),
    "plan_not_adopted": _(
        "Kế hoạch chưa được thông qua hoặc đã khép lại, nên chưa giao việc được."
    ),
    "list_changed": _(
        "Từ lúc xem thử, đơn vị hoặc nhiệm vụ đã thay đổi nên chưa giao gì. Hãy xem lại "
        "danh sách mới dưới đây."
    ),
    "table_gone": _("Bảng này đã được giao hoặc đã bỏ. Hãy nạp lại nếu cần."),
    "feed_revoked": _("Địa chỉ lịch này đã được thu hồi rồi."),
    "label_missing": _("Hãy ghi lịch này dùng ở đâu."),
    "too_many_feeds": _("Đơn vị đã có 50 địa chỉ lịch. Hãy thu hồi bớt địa chỉ không dùng nữa."),
}
OTHERWISE: Final = _("Bạn không có nhiệm vụ được làm việc này cho tổ chức này.")


def sentence(reason: str) -> str:
    """Return a refusal in words."""
    return str(REFUSALS.get(reason, OTHERWISE))
