"""What the room writes in the ledger, in words."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from kheo.ledger.verbs import enlist
from kheo.news.rules.remarks import Verb

LABELS: Final = {
    "news.published": _("Đăng trang"),
    "news.scheduled": _("Hẹn giờ đăng trang"),
    "news.withdrawn": _("Gỡ trang"),
    "news.submitted": _("Gửi bài để duyệt"),
    "news.imported": _("Nhập bài từ trang khác"),
    "news.begun_from_conference": _("Lập bản thảo tin từ hội nghị"),
    "news.remark_received": _("Nhận phản hồi"),
    "news.remark_accepted": _("Tiếp nhận phản hồi"),
    "news.remark_answered": _("Trả lời phản hồi"),
    "news.remark_hidden": _("Ẩn phản hồi"),
    "news.remark_shown": _("Cho phản hồi hiện lại"),
    "news.remark_consent_withdrawn": _("Người gửi rút lại đồng ý đăng"),
    "news.sender_forgotten": _("Xóa thông tin người gửi"),
    "news.sender_seen": _("Xem thông tin người gửi"),
}

OF_REMARKS: Final = {
    Verb.RECEIVE: "news.remark_received",
    Verb.ACCEPT: "news.remark_accepted",
    Verb.ANSWER: "news.remark_answered",
    Verb.HIDE: "news.remark_hidden",
    Verb.SHOW: "news.remark_shown",
    Verb.WITHDRAW: "news.remark_consent_withdrawn",
    Verb.FORGET: "news.sender_forgotten",
}


def enlist_all() -> None:
    """Let the ledger take them."""
    for verb, label in LABELS.items():
        enlist(verb, label)
