"""What officers bring as evidence."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.core.text import one_line
from kheo.documents.models import Document
from kheo.tasks.actions.evidence import LONGEST_CAPTION
from kheo.tasks.evidence.figures import NotAFigureError, figure_in
from kheo.tasks.evidence.uploading import MOST_AT_ONCE
from kheo.tasks.refusals import REFUSALS

PHOTOS: Final = "anh"
FILE: Final = "tep"
DOCUMENT: Final = "van-ban"
FIGURE: Final = "so-lieu"
MOST_TWINS: Final = 20
NOT_A_FIGURE: Final = _("Số viết như 1.234 hoặc 12,5.")
WITHOUT_WORDS: Final = {"required": REFUSALS["caption_missing"]}


class SeveralFiles(forms.ClearableFileInput):
    """A choice of several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Some files, or none."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the files; what each of them is decides its content, so empty ones pass here."""
        return [one for one in (data if isinstance(data, list | tuple) else [data]) if one]


class FigureField(forms.CharField):
    """A figure as Vietnamese writes it."""

    def __init__(self, **more: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        given: dict[str, Any] = {"max_length": 40, "widget": widget}
        super().__init__(**(given | more))

    def clean(self, value: Any) -> Any:
        """Return the figure, None for nothing. Raises ValidationError."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return figure_in(typed)
        except NotAFigureError as wrong:
            raise forms.ValidationError(NOT_A_FIGURE, code="invalid") from wrong


class Brings(forms.Form):
    """One of the forms of the page; `act` tells which one was sent."""

    act = ""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", "auto_id": f"{self.act}-%s", **more})


class PhotosForm(Brings):
    """Pictures of a telephone, with words for all or for each."""

    act = PHOTOS
    field_order = ("taken", "chosen", "captions")
    captions = forms.CharField(
        label=_("Ảnh cho thấy điều gì"), max_length=LONGEST_CAPTION * MOST_AT_ONCE,
        error_messages=WITHOUT_WORDS, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Một dòng dùng cho mọi ảnh. Nhiều dòng thì mỗi dòng cho một ảnh, theo thứ tự."),
    )  # fmt: skip
    taken = FilesField(
        label=_("Chụp ảnh"), required=False,
        widget=SeveralFiles(attrs={"accept": "image/*", "capture": "environment"}),
    )  # fmt: skip
    chosen = FilesField(
        label=_("Hoặc chọn ảnh có sẵn"), required=False,
        help_text=_(
            "Nhiều nhất 12 ảnh một lần, mỗi ảnh nhiều nhất 25 MB. Vị trí ghi trong ảnh được bỏ đi."
        ),
        widget=SeveralFiles(attrs={"accept": "image/*,.heic,.heif"}),
    )  # fmt: skip

    def photos(self) -> list[Any]:
        """Return what was brought, taken ones first."""
        return [*self.cleaned_data["taken"], *self.cleaned_data["chosen"]]


class FileForm(Brings):
    """One file."""

    act = FILE
    caption = forms.CharField(
        label=_("Tệp này là gì"), max_length=LONGEST_CAPTION, error_messages=WITHOUT_WORDS
    )
    file = forms.FileField(
        label=_("Tệp PDF, DOCX, XLSX hoặc ảnh"), max_length=400, allow_empty_file=True,
        help_text=_("Nhiều nhất 25 MB. Không tải lên văn bản mật."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx,.xlsx,image/*"}),
        error_messages={
            "required": _("Hãy chọn một tệp."),
            "max_length": _("Tên tệp dài quá. Hãy đặt lại tên ngắn hơn."),
        },
    )  # fmt: skip


class DocumentForm(Brings):
    """A document of the library by its number; which one, where several have it."""

    act = DOCUMENT
    number = forms.CharField(
        label=_("Số, ký hiệu của văn bản đã công bố"), max_length=120,
        help_text=_("Ví dụ 21/KH-UBND."), widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Hãy ghi số, ký hiệu của văn bản.")},
    )  # fmt: skip
    document = forms.ChoiceField(
        label=_("Văn bản nào"), required=False, widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Hãy chọn một văn bản trong danh sách.")},
    )  # fmt: skip
    caption = forms.CharField(
        label=_("Ghi chú"), max_length=LONGEST_CAPTION, required=False,
        help_text=_("Để trống thì dùng trích yếu của văn bản."),
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.twins = self.with_number()
        if len(self.twins) > 1:
            self.fields["document"].choices = [(str(one.pk), str(one)) for one in self.twins]  # type: ignore[attr-defined]
        else:
            del self.fields["document"]

    def with_number(self) -> list[Document]:
        """Return the published documents that have the number."""
        number = one_line(str(self.data.get("number", "")))[:120]
        rows = Document.objects.published().numbered(number).newest_first()
        return list(rows[:MOST_TWINS]) if number else []

    def clean(self) -> dict[str, Any]:
        """Ask which one is meant, where that is not certain."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "number" in cleaned and not self.twins:
            self.add_error("number", _("Thư viện chưa có văn bản nào mang số này đã công bố."))
        elif len(self.twins) > 1 and not cleaned.get("document") and "document" not in self.errors:
            self.add_error("document", _("Có nhiều văn bản mang số này. Hãy chọn một."))
        return cleaned

    def meant(self) -> Document:
        """Return the document."""
        wanted = self.cleaned_data.get("document")
        return next(one for one in self.twins if not wanted or str(one.pk) == wanted)


class FigureForm(Brings):
    """A figure with its unit."""

    act = FIGURE
    figure = FigureField(
        label=_("Số"), help_text=NOT_A_FIGURE, error_messages={"required": _("Hãy ghi số.")}
    )
    unit = forms.CharField(
        label=_("Đơn vị tính"), max_length=60, help_text=_("Ví dụ: người, lượt, hộ, mô hình."),
        error_messages={"required": REFUSALS["figure_without_unit"]},
    )  # fmt: skip
    caption = forms.CharField(
        label=_("Số này nói gì"), max_length=LONGEST_CAPTION, error_messages=WITHOUT_WORDS
    )


class RemovalForm(Brings):
    """Why evidence is taken away."""

    reason = forms.CharField(
        label=_("Lý do gỡ"), max_length=LONGEST_CAPTION,
        error_messages={"required": REFUSALS["reason_missing"]},
    )  # fmt: skip
