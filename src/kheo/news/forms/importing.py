"""What an editor may paste."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kheo.news.importing import MOST_BYTES
from kheo.news.models import Section


class PasteForm(forms.Form):
    """A text pasted from a page, or a saved page."""

    section = forms.ModelChoiceField(
        label=_("Chuyên mục"), queryset=Section.objects.none(), empty_label=None
    )
    text = forms.CharField(
        label=_("Dán nội dung trang"),
        widget=forms.Textarea(attrs={"rows": 18}),
        required=False,
        help_text=_(
            "Dán cả trang cũng được: tiêu đề, sa-pô, nội dung, nguồn; phần thừa được bỏ đi."
        ),
    )
    file = forms.FileField(label=_("Hoặc chọn trang đã lưu (.html, .txt)"), required=False)
    address = forms.URLField(
        label=_("Địa chỉ bài gốc"), required=False, max_length=500, assume_scheme="https"
    )

    def __init__(self, *args: Any, sections: QuerySet[Section], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Section]", self.fields["section"]).queryset = sections

    def clean(self) -> dict[str, Any]:
        """Refuse a form with neither text nor file, with both, or with a file that is too large."""
        data: dict[str, Any] = super().clean() or {}
        text, file = data.get("text", "").strip(), data.get("file")
        if bool(text) == bool(file):
            raise ValidationError(_("Dán nội dung hoặc chọn một tệp, một trong hai cách."))
        if file and file.size > MOST_BYTES:
            raise ValidationError(_("Tệp lớn hơn 5 MB. Hãy dán riêng phần bài viết."))
        return data

    def content(self) -> bytes | str:
        """Return what was pasted or chosen."""
        file = self.cleaned_data["file"]
        content: bytes | str = file.read() if file else self.cleaned_data["text"]
        return content
