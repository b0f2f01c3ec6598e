"""What somebody brings who wants a draft checked."""

from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kheo.documents.drafting import Report, check_draft
from kheo.documents.drafting_words import MANNERS
from kheo.documents.intake.extracting import extract
from kheo.documents.intake.reasons import FileRefused
from kheo.documents.intake.sentences import why
from kheo.documents.rules.drafting import Manner
from kheo.documents.rules.secrecy import is_marked_secret
from kheo.law.forms.public import DayField

MEGABYTES: Final = 10
SECONDS: Final = 30
LONGEST_TYPED: Final = 1_000_000
SECRET: Final = _(
    "Dự thảo có dấu chỉ độ mật. Không kiểm tra văn bản mật trên máy nối mạng "
    "(Luật Bảo vệ bí mật nhà nước số 29/2018/QH14, Điều 5). Không có gì được lưu lại."
)


class DraftForm(forms.Form):
    """A text or a file, the day it is of, and in whose manner it is written."""

    text = forms.CharField(
        label=_("Dán nội dung dự thảo"), required=False, max_length=LONGEST_TYPED,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Nội dung chỉ được đọc để kiểm tra, không được lưu lại."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Hoặc chọn tệp dự thảo (.docx, .pdf, .txt)"), required=False, allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.txt"}),
        help_text=_("Nhiều nhất 10 MB. Không tải lên văn bản mật."),
    )  # fmt: skip
    day = DayField(
        label=_("Ngày ban hành dự kiến"),
        help_text=_("Hiệu lực của văn bản và cơ quan được xét vào ngày này."),
    )
    manner = forms.ChoiceField(
        label=_("Cách viện dẫn"), required=False, choices=[(str(k), v) for k, v in MANNERS.items()]
    )
    home = forms.CharField(
        label=_("Địa bàn của cơ quan soạn thảo"), required=False, max_length=120,
        help_text=_("Ví dụ: Kon Tum. Để phân biệt văn bản cùng số của các địa phương."),
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        more |= {"label_suffix": "", "initial": {"day": today}}
        super().__init__(*args, **more)

    def clean(self) -> dict[str, Any]:
        """Refuse neither text nor file, both, a file that cannot be read, and what is secret."""
        data: dict[str, Any] = super().clean() or {}
        text, file = (data.get("text") or "").strip(), data.get("file")
        if "text" in self.errors or "file" in self.errors:
            return data
        if bool(text) == (file is not None):
            raise ValidationError(_("Dán nội dung hoặc chọn một tệp, một trong hai cách."))
        data["content"] = text or words_of(file)
        if is_marked_secret(data["content"]):
            raise ValidationError(SECRET)
        return data

    def report(self) -> Report:
        """Return what is found in the draft."""
        data = self.cleaned_data
        home = data["home"].strip()
        return check_draft(
            data["content"], day=data["day"], manner=Manner(data["manner"]),
            places=[home] if home else [],
        )  # fmt: skip


def words_of(file: Any) -> str:
    """Return what a file says, read in a process of its own. Raises ValidationError."""
    if file.size > MEGABYTES * 1024 * 1024:
        raise ValidationError({"file": _("Tệp lớn hơn 10 MB. Hãy dán riêng phần nội dung.")})
    with NamedTemporaryFile(suffix=".draft") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
        kept.flush()
        try:
            said = extract(Path(kept.name), seconds=SECONDS).text
        except FileRefused as refused:
            raise ValidationError({"file": why(refused)}) from refused
    if not said.strip():
        raise ValidationError({"file": _("Tệp không có chữ. Hãy dán nội dung vào ô trên.")})
    return said
