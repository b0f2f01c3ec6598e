"""What readers ask of places."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

FIRST_YEAR: Final = 1945
LAST_YEAR: Final = 2200
LONGEST_QUERY: Final = 100
NOT_A_DAY: Final = _("Ngày viết như 30/6/2025.")


class DayForm(forms.Form):
    """For which day readers want to know."""

    ngay = forms.DateField(
        label=_("Vào ngày"),
        required=False,
        help_text=_("Ví dụ 30/6/2025. Để trống là hôm nay."),
        error_messages={"invalid": NOT_A_DAY},
        widget=forms.DateInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )

    def clean_ngay(self) -> date | None:
        """Return a day that somebody may mean."""
        day: date | None = self.cleaned_data["ngay"]
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(NOT_A_DAY, code="invalid")
        return day

    def day(self) -> date | None:
        """Return the day asked for, or None."""
        found: date | None = self.cleaned_data.get("ngay") if self.is_valid() else None
        return found


class SearchForm(DayForm):
    """Which place readers look for."""

    q = forms.CharField(
        label=_("Tìm địa bàn"),
        required=False,
        max_length=LONGEST_QUERY,
        help_text=_("Tên đang dùng hoặc tên cũ, có dấu hoặc không: xã Hòa Bình, Kon Tum; TPHCM."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    field_order = ("q", "ngay")

    def asked(self) -> str:
        """Return what is looked for, or nothing."""
        return str(self.cleaned_data.get("q", "")) if self.is_valid() else ""


def given(data: Any) -> dict[str, str]:
    """Return the parts of a query string that ask about places; what else stands there is not."""
    return {key: data[key] for key in ("q", "ngay") if data.get(key)}
