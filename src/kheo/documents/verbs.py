"""What the room writes in the ledger, in words."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from kheo.ledger.verbs import enlist

LABELS: Final = {
    "documents.entered": _("Nhập văn bản"),
    "documents.changed": _("Sửa thông tin văn bản"),
    "documents.published": _("Công bố văn bản"),
    "documents.withdrawn": _("Rút văn bản"),
    "documents.verified": _("Đối chiếu văn bản với bản gốc"),
    "documents.file_added": _("Thêm tệp của văn bản"),
    "documents.file_removed": _("Gỡ tệp của văn bản"),
    "documents.cited": _("Nối dẫn chiếu với văn bản"),
    "documents.reference_stated": _("Khai quan hệ giữa các văn bản"),
    "documents.reference_settled": _("Xác nhận dẫn chiếu"),
    "documents.loaded": _("Nạp danh mục văn bản"),
    "documents.discrepancy_settled": _("Xử lý mâu thuẫn giữa các nguồn"),
    "documents.term_begun": _("Bắt đầu nhiệm kỳ cấp số"),
    "documents.register_opened": _("Mở sổ cấp số văn bản"),
    "documents.number_given": _("Cấp số văn bản"),
    "documents.number_voided": _("Hủy số văn bản đã cấp"),
    "documents.number_bound": _("Nối số đã cấp với văn bản"),
}


def enlist_all() -> None:
    """Let the ledger take them."""
    for verb, label in LABELS.items():
        enlist(verb, label)
