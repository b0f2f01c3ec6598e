"""Remarks: what a reader types, and the sentences that refuse."""

from datetime import datetime
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kheo.core.verdict import Verdict
from kheo.news.forms.fields import LineField, WordsField
from kheo.news.forms.sharing import NAME_REFUSALS
from kheo.news.forms.tickets import TicketForm
from kheo.news.models import ConsentText
from kheo.news.rules.contacts import Contact, contact, may_be_named
from kheo.news.rules.remarks import TEXT_LENGTH, Purpose

REFUSALS: Final = NAME_REFUSALS | {
    "sent_before": _(
        "Phiếu này đã dùng để gửi một phản hồi khác. Nếu đây là phản hồi mới, hãy bấm gửi lần nữa."
    ),
    "too_often_an_hour": _(
        "Chưa gửi: từ mạng của bạn đã có 5 phản hồi trong một giờ. Nội dung vẫn còn ở đây; "
        "hãy đợi một giờ rồi bấm gửi lần nữa."
    ),
    "too_many_a_day": _(
        "Chưa gửi: từ mạng của bạn đã có 20 phản hồi trong ngày. Hãy giữ lại nội dung "
        "và gửi vào ngày mai."
    ),
    "site_limit_reached": _(
        "Chưa gửi: hôm nay trang này đã nhận đủ số phản hồi có thể đọc. Hãy giữ lại nội dung "
        "và gửi vào ngày mai."
    ),
    "too_many_look_ups": _("Từ mạng của bạn đã tra mã quá nhiều lần. Hãy đợi 10 phút rồi thử lại."),
    "code_unknown": _(
        "Không tìm thấy phản hồi nào có mã này. Hãy xem lại từng chữ trong mã rồi thử lại."
    ),
}
CONSENTS: Final = {
    Purpose.PROCESS: "consent_process",
    Purpose.PUBLISH_TEXT: "consent_text",
    Purpose.PUBLISH_NAME: "consent_name",
}


class RemarkForm(TicketForm):
    """A remark under a page, with its sender."""

    purpose = "remark"
    refusals: ClassVar[dict[str, Any]] = REFUSALS

    text = WordsField(
        label=_("Nội dung phản hồi"),
        help_text=_("Từ 10 đến 3.000 ký tự. Xin đừng ghi thông tin riêng của người khác."),
        min_length=TEXT_LENGTH.start,
        max_length=TEXT_LENGTH.stop - 1,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": _("Hãy viết nội dung phản hồi."),
            "min_length": _(
                "Nội dung cần ít nhất %(limit_value)d ký tự, hiện mới có %(show_value)d. "
                "Hãy viết rõ thêm."
            ),
            "max_length": _(
                "Nội dung dài nhất là %(limit_value)d ký tự, hiện có %(show_value)d. "
                "Hãy rút ngắn lại."
            ),
        },
    )
    name = LineField(
        label=_("Họ tên"),
        widget=forms.TextInput(attrs={"maxlength": 60, "autocomplete": "name"}),
        error_messages={
            "required": _("Hãy ghi họ tên. Tên chỉ được đăng nếu bạn đồng ý ở bên dưới.")
        },
    )
    contact = LineField(
        label=_("Thư điện tử hoặc số điện thoại"),
        help_text=_("Chỉ cần một trong hai, để cơ quan liên lạc với bạn. Không bao giờ được đăng."),
        max_length=254,
        widget=forms.TextInput(attrs={"maxlength": 254}),
        error_messages={
            "required": _("Hãy ghi một địa chỉ thư điện tử hoặc một số điện thoại."),
            "max_length": _("Cách liên lạc quá dài. Hãy ghi một địa chỉ hoặc một số."),
        },
    )
    address = LineField(
        label=_("Địa chỉ"),
        help_text=_("Ví dụ: thôn Kon Rờ Bàng, phường Kon Tum. Không bao giờ được đăng."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"maxlength": 200, "autocomplete": "street-address"}),
        error_messages={"max_length": _("Địa chỉ dài quá 200 ký tự. Hãy rút ngắn lại.")},
    )
    consent_process = forms.BooleanField(
        error_messages={
            "required": _(
                "Cần đồng ý điều này thì cơ quan mới được phép xử lý phản hồi. "
                "Hãy đánh dấu vào ô, hoặc đóng trang nếu bạn không đồng ý."
            )
        },
    )
    consent_text = forms.BooleanField(required=False)
    consent_name = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, *, page_id: int, at: datetime) -> None:
        super().__init__(data, page_id=page_id, at=at)
        self.put_wordings()

    def put_wordings(self) -> None:
        """Show the words that were in force when the form was opened: people agree to those."""
        self.wordings = ConsentText.objects.in_force_at(self.next.issued_at)
        for purpose, field in CONSENTS.items():
            self.fields[field].label = self.wordings[purpose].wording

    def refuse_sent(self, verdict: Verdict) -> None:
        """Say why it was not kept; the new ticket comes with the words of its own time."""
        super().refuse_sent(verdict)
        self.put_wordings()

    def clean_name(self) -> str:
        """Return the sender's name."""
        name: str = self.cleaned_data["name"]
        if not (verdict := may_be_named(name)):
            raise ValidationError(REFUSALS[verdict.reason])
        return name

    def clean_contact(self) -> Contact:
        """Return how the sender is reached."""
        if found := contact(self.cleaned_data["contact"]):
            return found
        raise ValidationError(
            _(
                "Đây chưa phải là địa chỉ thư điện tử hay số điện thoại Việt Nam. "
                "Hãy ghi như: lan@example.vn hoặc 0912 345 678."
            )
        )

    def consents(self) -> list[ConsentText]:
        """Return the wordings that the sender agreed to."""
        given = (purpose for purpose, field in CONSENTS.items() if self.cleaned_data[field])
        return [self.wordings[purpose] for purpose in given]


class CodeForm(forms.Form):
    """The code by which a sender follows a remark."""

    code = LineField(
        label=_("Mã theo dõi"),
        help_text=_("16 chữ và số, ví dụ: K7MP-4TXA-9RTD-H3VN. Viết hoa hay thường đều được."),
        max_length=100,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={
            "required": _("Hãy ghi mã theo dõi đã được cấp khi bạn gửi phản hồi."),
            "max_length": REFUSALS["code_unknown"],
        },
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")

    def refuse(self, reason: str) -> None:
        """Say why nothing is shown."""
        self.add_error("code", REFUSALS[reason])
