"""What moderators type."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.news.forms.fields import LineField, WordsField
from kheo.news.models.remarks import STATE_LABELS
from kheo.news.rules.remarks import ANSWER_LENGTH, REASON_LENGTH

REFUSALS: Final = {
    "not_next": _(
        "Không làm được: trạng thái của phản hồi đã thay đổi. Hãy xem lại rồi chọn tiếp."
    ),
    "hidden_first_shown": _("Phản hồi đang ẩn. Hãy cho hiện lại trước khi tiếp nhận."),
    "not_hidden": _("Phản hồi này không bị ẩn nên không cần cho hiện lại."),
    "reason_missing": _("Hãy ghi lý do ẩn: người gửi sẽ đọc được lý do này."),
}
TOO_SHORT: Final = _("Cần ít nhất %(limit_value)d ký tự, hiện mới có %(show_value)d.")
TOO_LONG: Final = _("Dài nhất là %(limit_value)d ký tự, hiện có %(show_value)d. Hãy rút ngắn lại.")


class AnswerForm(forms.Form):
    """What the office answers."""

    answer = WordsField(
        label=_("Nội dung trả lời"),
        help_text=_("Người gửi đọc được ngay; bạn đọc khác thấy khi phản hồi được đăng."),
        min_length=ANSWER_LENGTH.start,
        max_length=ANSWER_LENGTH.stop - 1,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Hãy viết nội dung trả lời."),
            "min_length": TOO_SHORT,
            "max_length": TOO_LONG,
        },
    )


class HideForm(forms.Form):
    """Why a remark is hidden."""

    reason = WordsField(
        label=_("Lý do ẩn"),
        help_text=_("Người gửi đọc được lý do này khi tra mã theo dõi."),
        min_length=REASON_LENGTH.start,
        max_length=REASON_LENGTH.stop - 1,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": REFUSALS["reason_missing"],
            "min_length": TOO_SHORT,
            "max_length": TOO_LONG,
        },
    )


class FilterForm(forms.Form):
    """Which remarks are listed."""

    state = forms.ChoiceField(
        label=_("Trạng thái"),
        required=False,
        choices=[("", _("Tất cả")), *STATE_LABELS.items()],
    )
    q = LineField(
        label=_("Tìm trong nội dung, tên bài hoặc tên người gửi"), required=False, max_length=100
    )
