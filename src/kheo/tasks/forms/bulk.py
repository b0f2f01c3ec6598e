"""What is typed when many tasks are given: a table, or which items of a plan to whom."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kheo.organisations.models import Organisation
from kheo.programmes.models import Plan
from kheo.tasks.forms.giving_units import UnitsForm, unit_field
from kheo.tasks.tables.planning import Outcome

ACCEPTED: Final = ".xlsx,.csv,.tsv,.txt"
LONGEST_PASTED: Final = 2_000_000
OUTCOMES: Final = {
    Outcome.GIVEN: gettext_lazy("Sẽ giao"),
    Outcome.TWICE: gettext_lazy("Bỏ qua vì trùng"),
    Outcome.REFUSED: gettext_lazy("Có lỗi, không giao"),
}
PASTE_HINT: Final = gettext_lazy(
    "Chép cả dòng tiêu đề từ Excel hoặc Word rồi dán vào đây. Cần cột “Nhiệm vụ” và “Chủ trì”; có "
    "thể thêm Sản phẩm, Phối hợp, Thời hạn, Loại hạn, Mức độ, Minh chứng, Đôn đốc, Mục."
)


class OwnUnitForm(UnitsForm):
    """A form in whose name stands one unit: chosen among an officer's own, or else typed."""

    units: tuple[str, ...] = ("unit",)
    unit = unit_field(gettext_lazy("Cơ quan giao"))

    def __init__(self, *args: Any, own: Sequence[Organisation], on: date, **more: Any) -> None:
        self.own = {str(one.pk): one for one in own}
        super().__init__(*args, on=on, **more)
        if own:
            self.fields["unit"] = forms.ChoiceField(
                label=self.fields["unit"].label,
                choices=[(str(one.pk), one.name) for one in own],
                initial=str(own[0].pk),
                widget=forms.HiddenInput() if len(own) == 1 else forms.Select(),
                error_messages={
                    "invalid_choice": _("Không có đơn vị này, hoặc không phải của bạn.")
                },
            )

    @property
    def alone(self) -> Organisation | None:
        """The unit in whose name it is, where there is no other to choose."""
        return next(iter(self.own.values())) if len(self.own) == 1 else None

    def look_for(self, name: str, data: Mapping[str, Any]) -> None:
        """Find what a field may mean; one with choices means what was chosen."""
        if name != "unit" or not self.own:
            super().look_for(name, data)

    def meant(self, name: str, cleaned: Mapping[str, Any]) -> Organisation | None:
        """Return the unit that a field means."""
        if name == "unit" and self.own:
            return self.own.get(str(cleaned[name]))
        return super().meant(name, cleaned)


class TaskTableForm(OwnUnitForm):
    """A table, pasted or as a file, and how it is read."""

    text = forms.CharField(
        label=gettext_lazy("Dán bảng"), required=False, max_length=LONGEST_PASTED, strip=False,
        help_text=PASTE_HINT, widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )  # fmt: skip
    file = forms.FileField(
        label=gettext_lazy("hoặc chọn tệp .xlsx, .csv"), required=False, max_length=400,
        allow_empty_file=True, widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=gettext_lazy("Nhiều nhất 20 MB và 5.000 nhiệm vụ."),
        error_messages={"max_length": gettext_lazy("Tên tệp dài quá. Hãy đặt tên ngắn hơn.")},
    )  # fmt: skip
    plan = forms.ModelChoiceField(
        label=gettext_lazy("Thuộc kế hoạch"), required=False, queryset=Plan.objects.none(),
        empty_label=gettext_lazy("Không thuộc kế hoạch nào"),
        help_text=gettext_lazy("Nếu chọn, cột “Mục” là số thứ tự của việc trong kế hoạch."),
    )  # fmt: skip
    heirs = forms.BooleanField(
        label=gettext_lazy("Đơn vị đã kết thúc thì giao cho đơn vị kế tục"), required=False,
    )  # fmt: skip
    again = forms.BooleanField(
        label=gettext_lazy("Giao cả những việc đã giao rồi"), required=False,
    )  # fmt: skip
    field_order = ("text", "file", "unit", "plan", "heirs", "again")

    def __init__(self, *args: Any, plans: QuerySet[Plan], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]  # a field of models

    def clean(self) -> dict[str, Any]:
        """Ask for one table."""
        cleaned = super().clean()
        pasted = bool(str(cleaned.get("text") or "").strip())
        if pasted and cleaned.get("file"):
            self.add_error("file", _("Chỉ dán bảng hoặc chọn tệp, không cả hai."))
        elif not pasted and not cleaned.get("file") and not self.errors:
            self.add_error("text", _("Hãy dán bảng hoặc chọn một tệp."))
        return cleaned


class OutcomeForm(forms.Form):
    """Which rows of a dry run to show."""

    ket_qua = forms.ChoiceField(
        label=gettext_lazy("Kết quả"), required=False,
        choices=[
            ("", gettext_lazy("Tất cả")),
            *((str(key), label) for key, label in OUTCOMES.items()),
        ],
    )  # fmt: skip
