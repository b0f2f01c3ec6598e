"""What those who give numbers type."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.documents.models import Document, IssuedNumber, Register
from kheo.documents.models.registers import REGIMES
from kheo.documents.models.words import TYPE_CHOICES
from kheo.law.forms.public import DayField
from kheo.organisations.forms.organisation_fields import LineField, OrganisationsField
from kheo.organisations.models.organisation_words import choices

REQUIRED: Final = {"required": _("Hãy điền ô này.")}
ALL_TYPES: Final = [("", _("Sổ chung cho mọi loại"))]
MOST_CANDIDATES: Final = 20


class PlainForm(forms.Form):
    """A form whose labels end without a colon."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more | {"label_suffix": ""})


class OneOrganisationField(OrganisationsField):
    """One organisation."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            widget=forms.TextInput(),
            help_text=_("Tên tổ chức; nếu trùng tên, thêm địa chỉ trong ngoặc vuông."),
            max_length=400, **more,
        )  # fmt: skip

    def clean(self, value: Any) -> Any:
        """Return the organisation. Raises ValidationError."""
        found = super().clean(value)
        return found[0] if found else None


class FindForm(PlainForm):
    """Whose books the desk lists."""

    q = forms.CharField(label=_("Cơ quan"), required=False, max_length=100)


class OpenForm(PlainForm):
    """A new book."""

    organisation = OneOrganisationField(label=_("Cơ quan"))
    regime = forms.ChoiceField(label=_("Loại sổ"), choices=choices(REGIMES))
    type_name = forms.ChoiceField(
        label=_("Loại văn bản"), required=False, choices=[*ALL_TYPES, *TYPE_CHOICES]
    )
    on = DayField(label=_("Một ngày trong năm hoặc nhiệm kỳ"), help_text=_("Sổ gồm ngày này."))
    first = forms.IntegerField(
        label=_("Số đầu tiên"), min_value=1, max_value=999_999, initial=1,
        help_text=_("Lớn hơn 1 khi trong năm đã cấp số trên sổ giấy."),
        error_messages=REQUIRED | {"invalid": _("Hãy nhập một số nguyên từ 1 trở lên."),
                                   "min_value": _("Hãy nhập một số nguyên từ 1 trở lên.")},
    )  # fmt: skip


class TermForm(PlainForm):
    """A new term of a committee of the Party."""

    organisation = OneOrganisationField(label=_("Cấp ủy"))
    label = LineField(label=_("Nhiệm kỳ"), max_length=40, help_text=_("Ví dụ 2025–2030."))
    since = DayField(label=_("Từ ngày"))


class NumberForm(PlainForm):
    """The next number of a book."""

    type_name = forms.ChoiceField(label=_("Loại văn bản"), choices=TYPE_CHOICES)
    title = LineField(label=_("Trích yếu"), max_length=1000)
    dated_on = DayField(label=_("Ngày văn bản"))
    unit = LineField(
        label=_("Đơn vị soạn thảo"), max_length=40, required=False,
        help_text=_("Chỉ với công văn: chữ viết tắt, như KSTT."),
    )  # fmt: skip

    def __init__(self, *args: Any, register: Register, **more: Any) -> None:
        super().__init__(*args, **more)
        if register.type:
            del self.fields["type_name"]
        if register.type not in {"", "công văn"} or register.term_id:
            del self.fields["unit"]
        self.register = register

    def given(self) -> dict[str, Any]:
        """Return what the action takes."""
        return {"type_name": self.register.type, **self.cleaned_data}


class InsertForm(NumberForm):
    """A number for a document that was forgotten."""

    beside = forms.IntegerField(
        label=_("Chèn sau số"), min_value=1, error_messages=REQUIRED,
        help_text=_("Văn bản lấy số ấy kèm chữ a, b, c."),
    )  # fmt: skip
    prefix = "chen"


class VoidForm(PlainForm):
    """Why nothing came of a number."""

    reason = LineField(label=_("Lý do hủy"), max_length=500)
    prefix = "huy"


class BindForm(PlainForm):
    """Which document of the library bears a number."""

    document = forms.ModelChoiceField(
        label=_("Văn bản"), queryset=Document.objects.none(), empty_label=None,
        error_messages=REQUIRED | {"invalid_choice": _("Hãy chọn một văn bản trong danh sách.")},
    )  # fmt: skip
    prefix = "noi"

    def __init__(self, *args: Any, number: IssuedNumber, **more: Any) -> None:
        super().__init__(*args, **more)
        near = Document.objects.numbered(number.symbol).filter(
            type=number.type, year=number.dated_on.year, issued_number=None
        )
        field = self.fields["document"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = near
        self.candidates = list(near[:MOST_CANDIDATES])


class PeriodForm(PlainForm):
    """Which days of a book to print."""

    tu = DayField(label=_("Từ ngày"), required=False)
    den = DayField(label=_("Đến ngày"), required=False)
