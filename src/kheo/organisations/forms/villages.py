"""What communes type about their villages."""

import unicodedata
from collections.abc import Sequence
from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.organisations.forms.places import NOT_A_DAY
from kheo.organisations.rules.villages import (
    LONGEST_NAME,
    MOST_AT_ONCE,
    listed,
    may_be_called,
)

REFUSALS: Final = {
    "not_a_name": _("Tên phải có chữ hoặc số, và không có ký hiệu lạ."),
    "name_too_long": _("Tên dài quá 120 chữ. Hãy viết ngắn hơn."),
    "name_taken": _("Xã này đã có thôn, tổ dân phố mang tên đó."),
    "same_name": _("Tên mới giống hệt tên đang dùng."),
    "commune_ended": _("Xã này đã kết thúc nên không thêm được thôn, tổ dân phố."),
    "not_a_commune": _("Chỉ thêm được thôn, tổ dân phố vào xã, phường, thị trấn, đặc khu."),
    "not_a_village": _("Địa bàn này không phải là thôn, tổ dân phố của một xã."),
    "before_commune": _("Ngày này trước ngày xã được thành lập."),
    "before_village": _("Ngày này không sau ngày bắt đầu của thôn hoặc của tên đang dùng."),
    "day_to_come": _("Ngày này chưa đến."),
    "village_ended": _("Thôn, tổ dân phố này đã kết thúc."),
    "not_of_commune": _("Chỉ người được xã giao mới thêm, sửa được thôn, tổ dân phố của xã."),
}
REQUIRED: Final = _("Hãy điền ô này.")


class NameField(forms.CharField):
    """The name of a village: one line, in one spelling of letters."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            label=_("Tên thôn, tổ dân phố"),
            max_length=LONGEST_NAME,
            error_messages={"required": REQUIRED, "max_length": REFUSALS["name_too_long"]},
            **more,
        )

    def to_python(self, value: Any) -> str:
        """Return the name with one space between words."""
        return " ".join(unicodedata.normalize("NFC", super().to_python(value) or "").split())


def day_field(label: Any, *, required: bool, hint: Any = "") -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint,
        error_messages={"invalid": NOT_A_DAY, "required": REQUIRED},
        widget=forms.DateInput(attrs={"autocomplete": "off"}),
    )


SINCE_HINT: Final = _("Ví dụ 1/7/2025. Để trống là từ ngày có xã.")


def document_field() -> forms.CharField:
    """Return a field for the document that decided."""
    return forms.CharField(
        label=_("Theo văn bản"),
        required=False,
        max_length=200,
        help_text=_("Ví dụ: Nghị quyết số 12/NQ-HĐND ngày 5/8/2026."),
    )


class DeskForm(forms.Form):
    """One of several forms on a page of the desk; the ids of its fields are its own."""

    part: ClassVar[str]

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", "auto_id": f"{self.part}_%s", **more})


class AddForm(DeskForm):
    """One village."""

    part = "add"
    name = NameField()
    since = day_field(_("Từ ngày"), required=False, hint=SINCE_HINT)


class PasteForm(DeskForm):
    """Many villages, one a line."""

    part = "paste"
    names = forms.CharField(
        label=_("Danh sách, mỗi dòng một tên"),
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=LONGEST_NAME * MOST_AT_ONCE,
        error_messages={"required": REQUIRED, "max_length": _("Danh sách dài quá.")},
        help_text=_("Dán từ bảng hoặc văn bản; số thứ tự và gạch đầu dòng được bỏ đi."),
    )
    since = day_field(_("Từ ngày"), required=False, hint=SINCE_HINT)

    def __init__(self, *args: Any, known: Sequence[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.known = known

    def clean_names(self) -> list[str]:
        """Return the names, each one that the commune does not have yet."""
        names = listed(unicodedata.normalize("NFC", self.cleaned_data["names"]))
        if not names:
            raise forms.ValidationError(REQUIRED, code="required")
        if len(names) > MOST_AT_ONCE:
            raise forms.ValidationError(
                _("Mỗi lần nhiều nhất %(most)d tên, danh sách này có %(count)d."),
                params={"most": MOST_AT_ONCE, "count": len(names)},
            )
        wrong = list(self.wrong_lines(names))
        if wrong:
            raise forms.ValidationError(wrong)
        return names

    def wrong_lines(self, names: Sequence[str]) -> list[forms.ValidationError]:
        """Return what is wrong with which name."""
        taken, errors = list(self.known), []
        for name in names:
            verdict = may_be_called(name, taken)
            taken.append(name)
            if not verdict:
                sentence = REFUSALS[verdict.reason]
                params = {"name": name[:60], "why": sentence}
                errors.append(forms.ValidationError(_("“%(name)s”: %(why)s"), params=params))
        return errors


class RenameForm(DeskForm):
    """Another name."""

    part = "rename"
    name = NameField()
    day = day_field(_("Mang tên mới từ ngày"), required=True)
    document = document_field()


class EndForm(DeskForm):
    """The last day."""

    part = "end"
    last_day = day_field(
        _("Đến hết ngày"), required=True, hint=_("Ngày cuối cùng còn thôn, tổ dân phố này.")
    )
    document = document_field()


class CommuneForm(forms.Form):
    """Which commune staff look for."""

    q = forms.CharField(label=_("Tìm xã, phường, đặc khu"), required=False, max_length=100)
