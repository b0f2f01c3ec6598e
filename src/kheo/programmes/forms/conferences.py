"""What a secretary types of a conference before it is held."""

from datetime import date, datetime, time
from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kheo.core.days import day_here
from kheo.law.forms.public import DayField
from kheo.organisations.forms.organisation_fields import LineField
from kheo.organisations.forms.villages import REQUIRED
from kheo.organisations.models import Organisation
from kheo.organisations.models.organisation_words import choices
from kheo.programmes.actions.conferences import ConferenceSaid
from kheo.programmes.forms.conferences_fields import (
    OrganisationField,
    PlacesField,
    place_written,
)
from kheo.programmes.models import Conference, Programme
from kheo.programmes.models.words import CONFERENCE_KINDS, OPENNESSES
from kheo.programmes.rules.conferences import ConferenceKind
from kheo.programmes.rules.openness import Openness

NOT_A_TIME: Final = _("Giờ viết như 08:00.")


class ClockField(forms.TimeField):
    """A time of the day: 08:00, also as 8h00 or 8 giờ 30."""

    def __init__(self, **more: Any) -> None:
        widget = forms.TimeInput(
            attrs={"autocomplete": "off", "inputmode": "numeric", "placeholder": "08:00"},
            format="%H:%M",
        )
        errors = {"required": REQUIRED, "invalid": NOT_A_TIME}
        super().__init__(widget=widget, error_messages=errors, input_formats=["%H:%M"], **more)

    def to_python(self, value: Any) -> time | None:
        """Return the time. Raises ValidationError."""
        said = value
        if isinstance(value, str):
            said = value.strip().lower().replace("giờ", ":").replace("h", ":").replace(" ", "")
            said = f"{said}00" if said.endswith(":") else said
        found: time | None = super().to_python(said)
        return found


class ConferenceForm(forms.Form):
    """The notice: what kind of conference, of whom, when and where."""

    kind = forms.ChoiceField(label=_("Loại hội nghị"), choices=choices(CONFERENCE_KINDS))
    title = LineField(
        label=_("Tên hội nghị"), max_length=500,
        help_text=_("Ví dụ: Hội nghị sơ kết 6 tháng đầu năm thực hiện chương trình phối hợp."),
    )  # fmt: skip
    host = OrganisationField(label=_("Cơ quan tổ chức"))
    programme = forms.ModelChoiceField(
        label=_("Thuộc chương trình phối hợp"), queryset=Programme.objects.none(), required=False,
        empty_label=_("Không thuộc chương trình nào"),
    )  # fmt: skip
    day = DayField(label=_("Ngày họp"), help_text=_("Ví dụ 28/6/2026."))
    begins = ClockField(label=_("Bắt đầu lúc"))
    ends = ClockField(label=_("Kết thúc lúc"), required=False)
    last_day = DayField(
        label=_("Đến ngày"), required=False, help_text=_("Chỉ ghi khi họp nhiều ngày.")
    )
    venue = LineField(
        label=_("Địa điểm"), max_length=300, help_text=_("Ví dụ: Hội trường UBND tỉnh.")
    )
    place = PlacesField(
        label=_("Địa bàn"), required=False, widget=forms.TextInput(),
        help_text=_("Tỉnh, xã nơi họp. Dùng làm địa danh trên giấy mời và trong tin."),
    )  # fmt: skip
    openness = forms.ChoiceField(
        label=_("Mức công khai"), choices=choices(OPENNESSES), initial=str(Openness.PUBLIC)
    )

    def __init__(self, *args: Any, programmes: QuerySet[Programme], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["programme"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - written above
        field.queryset = programmes

    def clean(self) -> dict[str, Any]:
        """Refuse an end that is not after the beginning."""
        given = super().clean() or {}
        if self.errors:
            return given
        if given.get("last_day") and not given.get("ends"):
            self.add_error("ends", _("Họp nhiều ngày thì hãy ghi cả giờ kết thúc."))
        elif self.ends_at() and self.ends_at() <= self.starts_at():  # type: ignore[operator]
            self.add_error("ends", _("Giờ kết thúc phải sau giờ bắt đầu."))
        return given

    def starts_at(self) -> datetime:
        """Return the moment at which it begins."""
        return moment(self.cleaned_data["day"], self.cleaned_data["begins"])

    def ends_at(self) -> datetime | None:
        """Return the moment at which it ends, if that is said."""
        given = self.cleaned_data
        day = given.get("last_day") or given["day"]
        return moment(day, given["ends"]) if given.get("ends") else None

    def host_meant(self) -> Organisation:
        """Return the host."""
        host: Organisation = self.cleaned_data["host"]
        return host

    def said(self) -> ConferenceSaid:
        """Return what is said."""
        given = self.cleaned_data
        return ConferenceSaid(
            kind=ConferenceKind(given["kind"]),
            title=given["title"],
            starts_at=self.starts_at(),
            ends_at=self.ends_at(),
            venue=given["venue"],
            programme=given["programme"],
            place=next(iter(given["place"]), None),
            openness=Openness(given["openness"]),
        )


class ChangeForm(ConferenceForm):
    """The same of one that is there; its host stays."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        del self.fields["host"]


class ReasonForm(forms.Form):
    """Why something is cancelled, dissolved or taken away."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=1000, error_messages={"required": REQUIRED},
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class FilterForm(forms.Form):
    """Which conferences somebody looks for."""

    loai = forms.ChoiceField(
        label=_("Loại hội nghị"), required=False,
        choices=[("", _("Tất cả")), *choices(CONFERENCE_KINDS)],
    )  # fmt: skip

    def kind(self) -> str:
        """Return the kind asked for, or nothing."""
        return str(self.cleaned_data.get("loai", "")) if self.is_valid() else ""


def moment(day: date, clock: time) -> datetime:
    """Return a moment from a day and a time, here."""
    return timezone.make_aware(datetime.combine(day, clock))


def initial_of(conference: Conference) -> dict[str, Any]:
    """Return what the form shows of a conference that is there."""
    begins = timezone.localtime(conference.starts_at)
    ends = timezone.localtime(conference.ends_at) if conference.ends_at else None
    last = ends.date() if ends and ends.date() != begins.date() else None
    return {
        "kind": conference.kind,
        "title": conference.title,
        "programme": conference.programme_id,
        "day": day_here(conference.starts_at),
        "begins": begins.time(),
        "ends": ends.time() if ends else None,
        "last_day": last,
        "venue": conference.venue,
        "place": place_written(conference.place) if conference.place else "",
        "openness": conference.openness,
    }
