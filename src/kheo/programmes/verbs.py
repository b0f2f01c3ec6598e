"""What the room writes in the ledger, in words."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from kheo.ledger.verbs import enlist

LABELS: Final = {
    "programmes.begun": _("Lập chương trình phối hợp"),
    "programmes.moved": _("Chuyển tình trạng chương trình phối hợp"),
    "programmes.parties_changed": _("Sửa các bên của chương trình phối hợp"),
    "programmes.changed": _("Sửa thông tin chương trình phối hợp"),
    "programmes.contacts_changed": _("Sửa đầu mối của một bên"),
    "programmes.document_attached": _("Gắn văn bản đã ký của chương trình"),
    "programmes.version_begun": _("Soạn lần sửa mới của chương trình"),
    "programmes.version_written": _("Ghi nội dung dự thảo chương trình"),
    "programmes.version_put_forward": _("Gửi dự thảo chương trình cho các bên"),
    "programmes.version_withdrawn": _("Rút dự thảo chương trình"),
    "programmes.version_answered": _("Trả lời dự thảo chương trình"),
    "programmes.version_bound": _("Các bên đồng ý đủ nội dung chương trình"),
    "programmes.commented": _("Góp ý dự thảo chương trình"),
    "programmes.comment_replied": _("Tiếp thu, giải trình ý kiến góp ý"),
    "programmes.ended": _("Kết thúc chương trình phối hợp"),
    "programmes.plan_begun": _("Lập kế hoạch năm"),
    "programmes.plan_written": _("Ghi nội dung kế hoạch năm"),
    "programmes.plan_adopted": _("Thông qua kế hoạch năm"),
    "programmes.plan_issued": _("Gắn văn bản ban hành kế hoạch năm"),
    "programmes.plan_closed": _("Tổng kết kế hoạch năm"),
    "programmes.plan_dropped": _("Bỏ dự thảo kế hoạch năm"),
    "programmes.advice_given": _("Trình ý kiến tham mưu"),
    "programmes.advice_brought_back": _("Trình lại sau khi hoàn thiện"),
    "programmes.advice_withdrawn": _("Rút đề nghị tham mưu"),
    "programmes.advice_decided": _("Cho ý kiến về việc tham mưu"),
    "programmes.obligation_noted": _("Ghi việc văn bản giao"),
    "programmes.obligation_changed": _("Sửa việc văn bản giao"),
    "programmes.obligation_removed": _("Bỏ việc văn bản giao"),
    "programmes.conference_prepared": _("Chuẩn bị hội nghị"),
    "programmes.conference_changed": _("Sửa thông tin hội nghị"),
    "programmes.conference_moved": _("Chuyển tình trạng hội nghị"),
    "programmes.conference_attended": _("Ghi thành phần dự hội nghị"),
    "programmes.conference_concluded": _("Ghi kết luận hội nghị"),
    "programmes.photo_added": _("Thêm ảnh hội nghị"),
    "programmes.photo_removed": _("Gỡ ảnh hội nghị"),
    "programmes.inspection_set_up": _("Thành lập đoàn kiểm tra"),
    "programmes.inspection_changed": _("Sửa thông tin đoàn kiểm tra"),
    "programmes.inspection_moved": _("Chuyển tình trạng đoàn kiểm tra"),
    "programmes.inspection_found": _("Ghi kết quả và kiến nghị kiểm tra"),
}


def enlist_all() -> None:
    """Let the ledger take them."""
    for verb, label in LABELS.items():
        enlist(verb, label)
