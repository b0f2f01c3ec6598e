"""What readers may ask of the search."""

import re
from calendar import monthrange
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.core.search.filters import Filters
from kheo.core.text import clean

FIRST_YEAR: Final = 1945
LAST_YEAR: Final = 2200
LONGEST_QUERY: Final = 300
LONGEST_VALUE: Final = 64
NOT_A_PERIOD: Final = _("Viết ngày như 30/6/2025, tháng như 6/2025, hoặc năm như 2025.")
PERIOD: Final = re.compile(r"(?:(?:(\d{1,2})/)?(\d{1,2})/)?(\d{4})", re.ASCII)


def first_and_last(typed: str) -> tuple[date, date]:
    """Return the first and the last day of what was typed. Raises ValueError for no period."""
    found = PERIOD.fullmatch(typed.strip())
    if not found or not FIRST_YEAR <= int(found[3]) <= LAST_YEAR:
        raise ValueError(typed)
    year = int(found[3])
    if found[1]:
        day = date(year, int(found[2]), int(found[1]))
        return day, day
    if found[2]:
        month = int(found[2])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


class PeriodField(forms.CharField):
    """A day, a month or a year."""

    def __init__(self, **options: Any) -> None:
        control = forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"})
        super().__init__(required=False, max_length=10, widget=control, **options)

    def clean(self, value: Any) -> tuple[date, date] | None:
        """Return the first and the last day, or nothing."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return first_and_last(typed)
        except (ValueError, IndexError) as error:
            raise forms.ValidationError(NOT_A_PERIOD, code="invalid") from error


class SearchForm(forms.Form):
    """A query, and what narrows it."""

    q = forms.CharField(
        label=_("Tìm trong tin bài, văn bản"),
        required=False,
        max_length=LONGEST_QUERY,
        error_messages={
            "max_length": _("Câu tìm dài quá 300 chữ cái. Hãy giữ lại vài từ quan trọng nhất.")
        },
        help_text=_("Có dấu hoặc không dấu; số, ký hiệu văn bản như 33/CT-TTg."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    tu = PeriodField(label=_("Từ ngày, tháng hoặc năm"))
    den = PeriodField(label=_("Đến ngày, tháng hoặc năm"))
    loai = forms.CharField(required=False, max_length=LONGEST_VALUE, widget=forms.HiddenInput)
    noi = forms.CharField(required=False, max_length=LONGEST_VALUE, widget=forms.HiddenInput)
    coquan = forms.CharField(required=False, max_length=LONGEST_VALUE, widget=forms.HiddenInput)

    def __init__(self, data: Any) -> None:
        # What no keyboard types is taken out first: halves of letters, signs that end a text.
        given = {name: clean(str(data[name])).strip() for name in self.base_fields if name in data}
        super().__init__(given)

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        given = self.cleaned_data
        since, until = given.get("tu"), given.get("den")
        if since and until and until[1] < since[0]:
            self.add_error("den", _("Ngày cuối đứng trước ngày đầu. Hãy đổi lại hai ngày."))
        return given

    def typed(self) -> str:
        """Return the query."""
        return str(self.cleaned_data.get("q", ""))

    def filters(self) -> Filters:
        """Return what narrows it; what was typed wrongly narrows nothing."""
        given = self.cleaned_data
        since, until = given.get("tu"), given.get("den")
        return Filters(
            kind=given.get("loai", ""),
            since=since[0] if since else None,
            until=until[1] if until else None,
            place=given.get("noi", ""),
            issuer=given.get("coquan", ""),
        )

    def given(self) -> dict[str, str]:
        """Return what was asked, as addresses carry it."""
        return {name: str(value) for name, value in self.data.items() if value}
