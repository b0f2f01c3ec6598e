"""What those who keep the calendar and office hours type."""

from datetime import date, time, timedelta
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.core.days import WEEKDAYS
from kheo.law.actions.calendar import NewDay
from kheo.law.forms.public import DayField
from kheo.law.forms.rules_desk import BASIS, BasisForm, line
from kheo.law.models.words import CERTAINTIES, DAY_KINDS
from kheo.law.refusals import REFUSALS
from kheo.law.rules.calendar import DayKind
from kheo.law.rules.hours import Opening
from kheo.law.rules.standing import Certainty

LONGEST_SPAN: Final = 14
ANNOUNCED_KINDS: Final = {
    kind: DAY_KINDS[kind] for kind in (DayKind.HOLIDAY, DayKind.IN_LIEU, DayKind.SWAPPED_OFF)
}


class WithdrawForm(forms.Form):
    """Why a day is taken out."""

    reason = line(_("Lý do"), 500, required=True)


class AnnounceForm(BasisForm):
    """Days off that somebody announces; a swap brings the Saturday that is worked along."""

    day = DayField(label=_("Ngày nghỉ"))
    last = DayField(
        label=_("Đến hết ngày"), required=False, help_text=_("Khi nghỉ nhiều ngày liền nhau.")
    )
    kind = forms.ChoiceField(label=_("Loại"), choices=list(ANNOUNCED_KINDS.items()))
    pair = DayField(
        label=_("Ngày đi kèm"),
        required=False,
        help_text=_("Nghỉ hoán đổi: ngày làm bù. Nghỉ bù: ngày lễ trùng ngày nghỉ hằng tuần."),
    )
    name = line(_("Tên"), 200, required=True, hint=_("Ví dụ: Ngày Văn hóa Việt Nam."))
    certainty = forms.ChoiceField(label=_("Mức chắc chắn"), choices=list(CERTAINTIES.items()))
    field_order: tuple[str, ...] = (
        "name",
        "kind",
        "day",
        "last",
        "pair",
        "certainty",
        *BASIS,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more | {"label_suffix": ""})

    def clean(self) -> dict[str, Any]:
        """Refuse spans that no announcement has, and a swap without its other day."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("day"), cleaned.get("last")
        if first and last and not 0 <= (last - first).days < LONGEST_SPAN:
            self.add_error("last", _("Ngày cuối phải sau ngày đầu, nhiều nhất hai tuần."))
        swapped = cleaned.get("kind") == DayKind.SWAPPED_OFF
        if swapped and not cleaned.get("pair") and "pair" not in self.errors:
            self.add_error("pair", REFUSALS["pair_missing"])
        if swapped and first and last and first != last:
            self.add_error("last", _("Mỗi ngày hoán đổi có một ngày làm bù: hãy nhập từng ngày."))
        return cleaned

    def days(self) -> list[NewDay]:
        """Return the days that are announced."""
        given = self.cleaned_data
        first: date = given["day"]
        last: date = given["last"] or first
        days = [self.new(first + timedelta(days=n)) for n in range((last - first).days + 1)]
        if given["kind"] == DayKind.SWAPPED_OFF:
            days.append(self.new(given["pair"], kind=DayKind.SWAPPED_WORKING, pair=first))
        return days

    def new(self, day: date, **other: Any) -> NewDay:
        """Return one of the days."""
        given = self.cleaned_data
        pair = None if given["kind"] == DayKind.HOLIDAY else given["pair"]
        fields = {
            "kind": given["kind"], "name": given["name"], "pair": pair,
            "certainty": Certainty(given["certainty"]),
        }  # fmt: skip
        return NewDay(day=day, **fields | self.basis() | other)


class HoursForm(forms.Form):
    """Office hours of a week: morning and afternoon of each day."""

    since = DayField(label=_("Từ ngày"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more | {"label_suffix": ""})
        for weekday, name in enumerate(WEEKDAYS):
            for part, part_name in PARTS.items():
                self.fields[f"{part}_{weekday}"] = SpanField(
                    label=_("%(day)s, %(part)s") % {"day": name, "part": part_name},
                    required=False,
                )

    def openings(self) -> list[Opening]:
        """Return when the office is open."""
        spans = (
            (weekday, self.cleaned_data[f"{part}_{weekday}"])
            for weekday in range(7)
            for part in PARTS
        )
        return [Opening(weekday, *span) for weekday, span in spans if span]


PARTS: Final = {"morning": _("buổi sáng"), "afternoon": _("buổi chiều")}


class SpanField(forms.CharField):
    """Two hours with a dash between them: 07:30-11:30."""

    def clean(self, value: Any) -> tuple[time, time] | None:
        """Return both hours, or None for an empty field. Raises ValidationError."""
        text = super().clean(value)
        if not text:
            return None
        opens, _dash, closes = text.replace("–", "-").partition("-")
        first, last = hour(opens), hour(closes)
        if first is None or last is None or last <= first:
            raise forms.ValidationError(_("Viết như 07:30-11:30."), code="invalid")
        return first, last


def hour(text: str) -> time | None:
    """Return an hour, or None for what is none."""
    try:
        found: time | None = forms.TimeField(required=False).clean(text.strip())
    except forms.ValidationError:
        return None
    return found
