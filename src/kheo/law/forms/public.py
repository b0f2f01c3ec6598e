"""What readers ask of the law."""

from datetime import date, datetime, time
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kheo.law.models.words import TOPICS, UNITS
from kheo.law.pages import UNIT_WORDS
from kheo.law.refusals import REFUSALS
from kheo.law.rules.terms import LONGEST
from kheo.law.rules.units import BY_CLOCK, Unit

YEARS: Final = range(1945, 2201)
NOT_A_DAY: Final = _("Ngày viết như 28/4/2025.")
TEXT: Final = {"autocomplete": "off"}
TERM_UNITS: Final = {word: Unit(unit) for unit, word in UNIT_WORDS.items()}


class DayField(forms.DateField):
    """A day that somebody may mean, written as Vietnamese writes it."""

    def __init__(self, **more: Any) -> None:
        errors = {"invalid": NOT_A_DAY, "required": _("Hãy cho biết ngày.")}
        super().__init__(
            error_messages=errors | more.pop("error_messages", {}),
            widget=forms.DateInput(attrs=TEXT | {"inputmode": "numeric"}),
            **more,
        )

    def clean(self, value: Any) -> date | None:
        """Return the day. Raises ValidationError for one of another age."""
        day: date | None = super().clean(value)
        if day and day.year not in YEARS:
            raise forms.ValidationError(NOT_A_DAY, code="invalid")
        return day


class RulesForm(forms.Form):
    """Which rules to show."""

    ngay = DayField(
        label=_("Có hiệu lực vào ngày"),
        required=False,
        help_text=_("Ví dụ 30/6/2026. Để trống là hôm nay."),
    )
    phan = forms.ChoiceField(
        label=_("Phần"), required=False, choices=[("", _("Tất cả")), *TOPICS.items()],
        error_messages={"invalid_choice": _("Không có phần nào như vậy.")},
    )  # fmt: skip

    def day(self) -> date | None:
        """Return the day asked for, or None."""
        found: date | None = self.cleaned_data.get("ngay") if self.is_valid() else None
        return found

    def topic(self) -> str:
        """Return the topic asked for, or nothing."""
        return str(self.cleaned_data.get("phan", "")) if self.is_valid() else ""


class ReckonForm(forms.Form):
    """From which day a term runs, and how long."""

    tu = DayField(label=_("Ngày nhận, ngày ban hành"), help_text=_("Ví dụ 28/4/2025."))
    luc = forms.TimeField(
        label=_("Lúc"),
        required=False,
        help_text=_("Chỉ cần khi tính bằng giờ. Ví dụ 09:30."),
        error_messages={"invalid": _("Giờ viết như 09:30.")},
        widget=forms.TimeInput(attrs=TEXT | {"inputmode": "numeric"}, format="%H:%M"),
    )
    so = forms.IntegerField(
        label=_("Số"),
        min_value=1,
        max_value=LONGEST,
        error_messages={
            "required": _("Hãy cho biết bao nhiêu ngày, giờ hay tháng."),
            "invalid": _("Số là một số nguyên, ví dụ 5."),
            "min_value": REFUSALS["count_out_of_range"],
            "max_value": REFUSALS["count_out_of_range"],
        },
        widget=forms.TextInput(attrs=TEXT | {"inputmode": "numeric"}),
    )
    don_vi = forms.ChoiceField(
        label=_("Đơn vị"),
        choices=[(word, UNITS[unit]) for word, unit in TERM_UNITS.items()],
        initial=UNIT_WORDS["working_days"],
        error_messages={
            "required": _("Hãy chọn đơn vị."),
            "invalid_choice": _("Không có đơn vị nào như vậy."),
        },
    )
    quy_tac = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput())

    def clean(self) -> dict[str, Any]:
        """Ask for the hour where hours are counted."""
        cleaned: dict[str, Any] = super().clean() or {}
        unit = TERM_UNITS.get(cleaned.get("don_vi", ""))
        if unit in BY_CLOCK and cleaned.get("luc") is None and "luc" not in self.errors:
            self.add_error("luc", _("Tính bằng giờ thì cần biết từ lúc nào."))
        return cleaned

    def begins(self) -> date:
        """Return the day, or the moment for terms in hours."""
        day: date = self.cleaned_data["tu"]
        at: time | None = self.cleaned_data["luc"]
        if self.unit() not in BY_CLOCK or at is None:
            return day
        return timezone.make_aware(datetime.combine(day, at))

    def unit(self) -> Unit:
        """Return the unit."""
        return TERM_UNITS[self.cleaned_data["don_vi"]]
