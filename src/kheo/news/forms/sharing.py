"""Passing a page on: what is typed, and what is refused with which sentence."""

from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kheo.news.forms.fields import LineField, WordsField
from kheo.news.forms.tickets import TicketForm
from kheo.news.rules.contacts import ADDRESS_LENGTH, mailbox, may_be_named
from kheo.news.rules.sharing import may_be_noted, may_be_sent, recipients

NAME_REFUSALS: Final = {
    "name_too_long": _("Tên dài quá 60 ký tự. Hãy rút ngắn lại."),
    "name_with_link": _("Tên không được có địa chỉ trang web hay thư điện tử. Hãy chỉ ghi họ tên."),
    "not_a_name": _("Đây chưa phải là tên người. Hãy ghi họ tên bằng chữ, ví dụ: Nguyễn Thị Lan."),
}
REFUSALS: Final = NAME_REFUSALS | {
    "recipients_missing": _("Hãy ghi ít nhất một địa chỉ thư điện tử của người nhận."),
    "note_too_long": _("Lời nhắn dài quá 300 ký tự. Hãy rút ngắn lại."),
    "note_with_link": _(
        "Lời nhắn không được có liên kết, tên miền hay địa chỉ thư điện tử. Hãy bỏ chúng đi; "
        "liên kết của bài đã có sẵn trong thư."
    ),
    "note_with_number": _("Lời nhắn không được có số điện thoại hay dãy số dài. Hãy bỏ dãy số đi."),
    "sent_before": _("Lần gửi này đã được thực hiện rồi."),
    "too_often_an_hour": _(
        "Chưa gửi: từ mạng của bạn đã gửi 5 lần trong một giờ. Hãy đợi một giờ rồi gửi tiếp, "
        "hoặc sao chép liên kết của bài."
    ),
    "too_many_a_day": _(
        "Chưa gửi: từ mạng của bạn đã gửi tới 20 người trong ngày. Hãy bớt người nhận, "
        "đợi đến ngày mai, hoặc sao chép liên kết của bài."
    ),
    "site_limit_reached": _(
        "Chưa gửi: hôm nay trang này đã gửi đủ số thư cho phép. Hãy đợi đến ngày mai, "
        "hoặc sao chép liên kết của bài."
    ),
}


class ShareForm(TicketForm):
    """A page goes to friends."""

    purpose = "share"
    refusals: ClassVar[dict[str, Any]] = REFUSALS

    recipients = WordsField(
        label=_("Địa chỉ thư điện tử của bạn bè"),
        help_text=_("Nhiều nhất 5 địa chỉ, cách nhau bằng dấu phẩy, dấu cách hoặc xuống dòng."),
        max_length=2000,
        widget=forms.Textarea(
            attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false", "inputmode": "email"}
        ),
        error_messages={
            "required": REFUSALS["recipients_missing"],
            "max_length": _("Phần người nhận quá dài. Hãy chỉ ghi nhiều nhất 5 địa chỉ."),
        },
    )
    name = LineField(
        label=_("Tên của bạn"),
        help_text=_("Người nhận thấy tên này trong thư."),
        widget=forms.TextInput(attrs={"maxlength": 60, "autocomplete": "name"}),
        error_messages={"required": _("Hãy ghi tên của bạn để người nhận biết ai gửi.")},
    )
    reply_to = LineField(
        label=_("Thư điện tử của bạn"),
        help_text=_("Chỉ cần khi bạn muốn người nhận trả lời thẳng cho bạn."),
        required=False,
        widget=forms.EmailInput(attrs={"maxlength": ADDRESS_LENGTH, "autocomplete": "email"}),
    )
    note = WordsField(
        label=_("Lời nhắn"),
        help_text=_("Nhiều nhất 300 ký tự; không có liên kết hay số điện thoại."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 300}),
    )

    def clean_recipients(self) -> tuple[str, ...]:
        """Return the addresses, or name those that are none."""
        found = recipients(self.cleaned_data["recipients"])
        verdict = may_be_sent(found)
        if verdict.reason == "not_an_address":
            raise ValidationError(
                _("Không phải địa chỉ thư điện tử: %(words)s. Hãy sửa hoặc bỏ đi.")
                % {"words": ", ".join(f"“{word}”" for word in found.bad)}
            )
        if verdict.reason == "too_many_recipients":
            raise ValidationError(
                _("Mỗi lần chỉ gửi được tới 5 địa chỉ, bạn đã ghi %(count)d. Hãy bớt lại.")
                % {"count": len(found.good)}
            )
        return found.good

    def clean_name(self) -> str:
        """Return the name of whoever sends."""
        name: str = self.cleaned_data["name"]
        if not (verdict := may_be_named(name)):
            raise ValidationError(REFUSALS[verdict.reason])
        return name

    def clean_reply_to(self) -> str:
        """Return the address for answers, if there is one."""
        typed: str = self.cleaned_data["reply_to"]
        if typed and not mailbox(typed):
            raise ValidationError(
                _(
                    "Địa chỉ thư điện tử của bạn chưa đúng. "
                    "Hãy ghi như: lan@example.vn, hoặc để trống."
                )
            )
        return mailbox(typed)

    def clean_note(self) -> str:
        """Return the words that go along."""
        note: str = self.cleaned_data["note"]
        if not (verdict := may_be_noted(note)):
            raise ValidationError(REFUSALS[verdict.reason])
        return note

    def again(self, failed: list[str]) -> "ShareForm":
        """Return the form to be sent again to those whom the mail did not reach."""
        typed = {field: self.data.get(field, "") for field in ("name", "reply_to", "note")}
        form = ShareForm(page_id=self.page_id, at=self.at)
        form.initial = typed | {"recipients": "\n".join(failed)}
        return form
