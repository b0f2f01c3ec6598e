"""What is typed of a communication activity."""

from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.core.terms import Term, TermKind
from kheo.law.forms.public import DayField
from kheo.organisations.forms.organisation_fields import LineField
from kheo.tasks.actions.communications import MOST_COST, MOST_PEOPLE, Activity
from kheo.tasks.evidence.figures import written
from kheo.tasks.forms.evidence import FigureField
from kheo.tasks.forms.giving import AssignForm
from kheo.tasks.models import Communication
from kheo.tasks.models.communications import CHANNELS, PRECISIONS
from kheo.tasks.refusals import REFUSALS
from kheo.tasks.rules.communications import Channel, Precision

NOT_WHOLE: Final = _("Ghi một số nguyên, ví dụ 1.900.")
ACTIVITY: Final = ("audience", "channel", "starts_on", "ends_on", "venue", "speaker")
NAMES: Final = (*ACTIVITY, "reach", "reach_precision", "cost")


class WholeField(FigureField):
    """A number without decimals, in people or in đồng."""

    def __init__(self, *, most: int, **more: Any) -> None:
        self.most = most
        super().__init__(required=False, **more)

    def clean(self, value: Any) -> int | None:
        """Return the number, or None. Raises ValidationError."""
        figure: Decimal | None = super().clean(value)
        if figure is None:
            return None
        if figure != figure.to_integral_value():
            raise forms.ValidationError(NOT_WHOLE, code="invalid")
        if not 0 <= figure <= self.most:
            raise forms.ValidationError(REFUSALS["count_out_of_range"], code="range")
        return int(figure)

    def prepare_value(self, value: Any) -> Any:
        """Return a number as it is read."""
        return written(value) if isinstance(value, int) else value


class ActivityForm(forms.Form):
    """To whom, how, when, where and by whom."""

    audience = LineField(
        label=_("Đối tượng"), max_length=300, help_text=_("Ví dụ: hội viên, hộ dân thôn Đăk Lin."),
        error_messages={"required": REFUSALS["audience_missing"]},
    )  # fmt: skip
    channel = forms.ChoiceField(
        label=_("Hình thức"), choices=[(str(key), label) for key, label in CHANNELS.items()]
    )
    starts_on = DayField(label=_("Từ ngày"), help_text=_("Ví dụ 28/4/2025."))
    ends_on = DayField(
        label=_("Đến ngày"), required=False, help_text=_("Để trống nếu trong một ngày.")
    )
    venue = LineField(label=_("Nơi tổ chức"), required=False, max_length=300)
    speaker = LineField(
        label=_("Người thực hiện"), required=False, max_length=300,
        help_text=_("Báo cáo viên, tuyên truyền viên hoặc tổ, đội."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Ask for days in order."""
        cleaned: dict[str, Any] = super().clean() or {}
        begin, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        if begin and end and end < begin:
            self.add_error("ends_on", REFUSALS["days_out_of_order"])
        return cleaned

    def said(self) -> Activity:
        """Return the activity."""
        typed: dict[str, Any] = {
            name: self.cleaned_data[name] for name in NAMES if name in self.cleaned_data
        }
        typed["channel"] = Channel(typed["channel"])
        if "reach_precision" in typed:
            typed["reach_precision"] = Precision(typed["reach_precision"] or Precision.EXACT)
        return Activity(**typed)


class TellForm(ActivityForm):
    """The whole of an activity, with what is known afterwards."""

    reach = WholeField(
        label=_("Số người được tuyên truyền"), most=MOST_PEOPLE,
        help_text=_("Điền sau khi thực hiện, ví dụ 1.900."),
    )  # fmt: skip
    reach_precision = forms.ChoiceField(
        label=_("Mức chính xác của số người"), required=False,
        choices=[(str(key), label) for key, label in PRECISIONS.items()],
    )  # fmt: skip
    cost = WholeField(label=_("Kinh phí (đồng)"), most=MOST_COST, help_text=_("Ví dụ 2.500.000."))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **more})


def as_it_is(row: Communication | None) -> dict[str, Any]:
    """Return what an activity says now, as the form shows it."""
    return {} if row is None else {name: getattr(row, name) for name in NAMES}


class NewCommunicationForm(ActivityForm, AssignForm):
    """A task of this kind and its activity, in one step."""

    field_order = (
        "title", *ACTIVITY, "giver", "lead", "partners", "term", "evidence", "programme",
        "overseer",
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("product", "priority"):
            self.fields.pop(name, None)
        self.fields["title"].label = _("Nội dung tuyên truyền")
        self.fields["term"].label = _("Hạn báo cáo kết quả")
        self.fields["term"].help_text = _("Để trống là ngày cuối của hoạt động.")

    def due(self) -> Term:
        """Return the term that is typed, else the last day of the activity."""
        typed: Term = self.cleaned_data["term"]
        last = self.cleaned_data["ends_on"] or self.cleaned_data["starts_on"]
        return Term(TermKind.DAY, last) if typed.kind is TermKind.NONE else typed
