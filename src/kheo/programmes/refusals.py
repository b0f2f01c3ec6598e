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
    "plan_too_long": _("Một kế hoạch có nhiều nhất 100 việc. Hãy gộp những việc giống nhau."),
    "item_empty": _("Có việc chưa ghi nội dung. Hãy ghi nội dung hoặc bỏ việc ấy."),
    "item_gone": _("Có việc vừa bị người khác bỏ khỏi kế hoạch. Hãy tải lại trang."),
    "year_outside_term": _("Năm này không nằm trong thời hạn của chương trình."),
    "day_missing": _("Hãy chọn hội nghị thông qua, hoặc ghi ngày thông qua."),
    "day_to_come": _("Ngày này chưa đến. Hãy ghi ngày đã thông qua."),
    "conference_of_another": _("Hội nghị này bàn về một chương trình khác."),
    "conference_not_held": _("Hội nghị này chưa họp. Hãy ghi hội nghị đã họp trước."),
    "document_not_published": _("Văn bản này chưa được công bố trong thư viện."),
    "document_issued_before": _(
        "Đã lập văn bản trong thư viện rồi. Hãy sửa hoặc công bố văn bản ấy."
    ),
    "plan_not_adopted": _("Kế hoạch chưa được thông qua. Hãy thông qua rồi lập văn bản ban hành."),
    "programme_not_signed": _("Chương trình chưa được ký đủ nên chưa lập văn bản ban hành được."),
    "register_of_another": _("Sổ này không phải của một bên ban hành."),
    "obligation_empty": _("Hãy ghi nội dung việc mà văn bản giao."),
    "spot_missing": _("Hãy ghi điều, khoản hoặc mục giao việc."),
    "obligation_has_tasks": _(
        "Đã có nhiệm vụ thực hiện việc này nên không bỏ được. Hãy hủy nhiệm vụ trước."
    ),
    "obligation_of_another": _("Việc này do cơ quan khác ghi. Hãy đề nghị cơ quan ấy sửa."),
    "too_many_bound": _("Nhiều nhất 5.000 cơ quan cho một việc. Hãy chia thành nhiều việc."),
    "recommendations_open": _(
        "Còn kiến nghị chưa được thực hiện xong. Hãy theo dõi các nhiệm vụ ấy đến khi hoàn thành."
    ),
    "party_drafts": _("Bên đang soạn dự thảo thì không bỏ khỏi chương trình được."),
    "text_missing": _("Hãy ghi nội dung."),
    "too_many": _("Nội dung có quá 500 mục. Hãy gộp bớt rồi ghi lại."),
    "clause_unknown": _("Dự thảo này không có mục ấy. Hãy tải lại trang rồi chọn mục khác."),
    "document_not_public": _("Văn bản này chưa được công bố. Hãy công bố rồi gắn vào."),
    "document_attached": _("Văn bản này đã được gắn vào chương trình."),
    "advice_not_above": _("Chỉ trình lên tổ chức cấp trên của đơn vị mình. Hãy chọn tổ chức khác."),
    "advice_waits": _("Đã có đề nghị đang chờ cho ý kiến về việc này."),
    "advice_without_programme": _("Hãy chọn chương trình cần xin chủ trương."),
    "advice_without_plan": _("Hãy chọn kế hoạch cần trình."),
    "advice_not_yours": _(
        "Đơn vị này không tham gia chương trình đã chọn. Hãy chọn chương trình khác."
    ),
    "leave_given": _("Chương trình này không còn ở bước xin chủ trương."),
    "text_changed_meanwhile": _(
        "Trong lúc bạn soạn, người khác đã ghi nội dung khác. Nội dung bạn gõ vẫn ở dưới đây; "
        "hãy mở trang này ở thẻ khác để so sánh rồi ghi lại."
    ),
    "comment_replied": _("Ý kiến này đã được trả lời rồi."),
    "venue_missing": _("Hãy ghi địa điểm."),
    "ends_before_start": _("Giờ kết thúc phải sau giờ bắt đầu."),
    "host_no_party": _(
        "Cơ quan tổ chức không phải là một bên, hay cơ quan thường trực, của chương trình này."
    ),
    "day_not_come": _("Chưa đến ngày ấy. Hãy ghi việc này từ ngày đó trở đi."),
    "chairs_missing": _("Hãy ghi ít nhất một người chủ trì."),
    "chair_twice": _("Một người chỉ chủ trì một lần. Hãy bỏ dòng bị lặp."),
    "chair_without_office": _(
        "Có tài khoản không giữ chức vụ nào vào ngày họp. Hãy ghi họ tên và chức vụ bằng chữ."
    ),
    "chair_incomplete": _("Mỗi người chủ trì cần có họ tên và chức vụ."),
    "too_many_lines": _("Danh sách quá dài. Hãy rút bớt."),
    "guest_twice": _("Một thành phần chỉ mời một lần. Hãy bỏ dòng bị lặp."),
    "guest_nobody": _("Có dòng chưa ghi mời ai."),
    "guest_of_other": _("Danh sách mời vừa được sửa. Hãy tải lại trang."),
    "people_without_presence": _("Chưa ghi có mặt thì không ghi được số người."),
    "nobody_came": _("Đã có mặt thì số người ít nhất là 1."),
    "agenda_item_empty": _("Có dòng chương trình họp chưa ghi nội dung."),
    "conclusions_missing": _("Hãy ghi ít nhất một kết luận."),
    "conclusion_empty": _("Có kết luận chưa ghi nội dung."),
    "alt_missing": _("Hãy mô tả ảnh cho người không nhìn thấy ảnh."),
    "photo_twice": _("Ảnh này đã có trong hội nghị."),
    "photo_gone": _("Ảnh này đã được gỡ."),
    "scope_missing": _("Hãy ghi nội dung kiểm tra."),
    "decision_missing": _("Hãy ghi quyết định thành lập đoàn."),
    "members_missing": _("Hãy ghi ít nhất một thành viên."),
    "member_nobody": _("Có thành viên chưa ghi họ tên."),
    "findings_missing": _("Hãy ghi ít nhất một kết quả kiểm tra."),
    "finding_empty": _("Có dòng chưa ghi nội dung."),
    "finding_of_other": _("Có kiến nghị gắn với một kết quả không có trong danh sách."),
    "officer_inactive": _("Tài khoản của bạn đã ngừng dùng."),
    "organisation_ended": _("Tổ chức này đã kết thúc hoạt động."),
    "organisation_not_founded": _("Tổ chức này chưa thành lập vào ngày ấy."),
}
OTHERWISE: Final = _("Bạn không có nhiệm vụ được làm việc này cho tổ chức này.")


def sentence(reason: str) -> str:
    """Return a refusal in words."""
    return str(REFUSALS.get(reason, OTHERWISE))
