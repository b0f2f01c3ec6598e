"""The file that an officer brings."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

ACCEPTED: Final = ".pdf,.docx,.txt"


class UploadForm(forms.Form):
    """One file; what it is decides its content, not what the browser says."""

    file = forms.FileField(
        label=_("Tệp PDF, DOCX hoặc TXT"),
        max_length=400,
        allow_empty_file=True,
        help_text=_("Nhiều nhất 50 MB. Không tải lên văn bản mật."),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": _("Hãy chọn một tệp."),
            "max_length": _("Tên tệp dài quá. Hãy đặt lại tên ngắn hơn."),
        },
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more | {"label_suffix": ""})


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=500, error_messages={"required": _("Hãy ghi lý do.")}
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more | {"label_suffix": ""})
