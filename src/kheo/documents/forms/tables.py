"""The table that an officer brings, and what is asked of its dry run."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.documents.tables.telling import OUTCOMES

ACCEPTED: Final = ".csv,.tsv,.txt,.xlsx"


class TableForm(forms.Form):
    """One file; what it holds decides what it is."""

    file = forms.FileField(
        label=_("Tệp .xlsx hoặc .csv (UTF-8)"),
        max_length=400,
        allow_empty_file=True,
        help_text=_(
            "Nhiều nhất 20 MB và 50.000 dòng. Dòng tiêu đề có các cột như: Số, ký hiệu; Loại văn "
            "bản; Cơ quan ban hành; Ngày ban hành; Trích yếu. Không đưa lên văn bản mật."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": _("Hãy chọn một tệp."),
            "max_length": _("Tên tệp dài quá. Hãy đặt lại tên ngắn hơn."),
        },
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more | {"label_suffix": ""})


class OutcomeForm(forms.Form):
    """Which rows of a dry run to show."""

    ket_qua = forms.ChoiceField(
        label=_("Kết quả"),
        required=False,
        choices=[("", _("Tất cả")), *((str(key), label) for key, label in OUTCOMES.items())],
    )


class ApplyForm(forms.Form):
    """Whether readers see at once what the table brings."""

    publish = forms.BooleanField(
        label=_("Công bố ngay những văn bản đủ thông tin"),
        required=False,
        help_text=_("Bỏ trống thì mọi văn bản mới là bản nháp."),
    )

    def __init__(self, *args: Any, may_publish: bool = False, **more: Any) -> None:
        super().__init__(*args, **more | {"label_suffix": ""})
        if not may_publish:
            del self.fields["publish"]
