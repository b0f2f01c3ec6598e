"""What is written down after a conference: who came, what was concluded, pictures."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kheo.organisations.forms.organisation_fields import LineField
from kheo.organisations.forms.villages import REQUIRED
from kheo.organisations.models.organisation_words import choices
from kheo.programmes.actions.conferences_concluding import ConclusionSaid
from kheo.programmes.forms.conferences_fields import ListField, organisation_in, term_of
from kheo.programmes.models import Conclusion, Conference, Guest, Recommendation
from kheo.programmes.models.words import PRESENCES
from kheo.programmes.reading.conferences_naming import lines_for
from kheo.programmes.refusals import REFUSALS
from kheo.programmes.rules.attendance import Attendance, may_attend
from kheo.programmes.rules.conferences import Presence
from kheo.programmes.rules.meeting_lines import BAR, CellLine
from kheo.programmes.rules.said_terms import term_written

MOST_PEOPLE: Final = 100_000
CAME: Final = (str(Presence.PRESENT), str(Presence.ABSENT))


class AttendanceForm(forms.Form):
    """Who came: a row for each guest, and one answer for all of whom nothing is said yet."""

    others = forms.ChoiceField(
        label=_("Những thành phần chưa ghi ở dưới"),
        required=False,
        choices=[("", _("Để sau")), *((key, PRESENCES[Presence(key)]) for key in CAME)],
    )

    def __init__(self, *args: Any, guests: list[Guest], **more: Any) -> None:
        super().__init__(*args, **more)
        self.guests = guests
        for guest in guests:
            self.fields[f"presence_{guest.pk}"] = forms.ChoiceField(
                label=_("Có mặt: %s") % guest, choices=choices(PRESENCES), initial=guest.presence,
            )  # fmt: skip
            self.fields[f"people_{guest.pk}"] = forms.IntegerField(
                label=_("Số người: %s") % guest, required=False, min_value=0,
                max_value=MOST_PEOPLE, initial=guest.people,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
                error_messages={"invalid": _("Số người là một số, ví dụ 3.")},
            )  # fmt: skip

    def rows(self) -> list[tuple[Guest, Any, Any]]:
        """Return each guest with its two fields."""
        return [
            (guest, self[f"presence_{guest.pk}"], self[f"people_{guest.pk}"])
            for guest in self.guests
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse what cannot be, at the guest of whom it is said."""
        given = super().clean() or {}
        if not self.errors:
            for key, one in self.told().items():
                verdict = may_attend(one)
                if not verdict:
                    self.add_error(f"people_{key}", str(REFUSALS[verdict.reason]))
        return given

    def told(self) -> dict[int, Attendance]:
        """Return what is said of each guest, by key."""
        return {guest.pk: self.told_of(guest.pk) for guest in self.guests}

    def told_of(self, key: int) -> Attendance:
        """Return what is said of one guest; of whom nothing is, what is said of all others."""
        presence = Presence(self.cleaned_data[f"presence_{key}"])
        others = self.cleaned_data.get("others")
        if presence is Presence.INVITED and others:
            presence = Presence(others)
        return Attendance(presence, self.cleaned_data[f"people_{key}"])


class ConclusionsField(ListField):
    """What was concluded: the text, and where it asks for something, of whom and by when."""

    def read(self, line: CellLine) -> ConclusionSaid:
        """Return a conclusion. Raises ValidationError."""
        if not line.cell(0):
            raise ValidationError(REQUIRED)
        return ConclusionSaid(line.cell(0), organisation_in(line.cell(1)), term_of(line.cell(2)))


class ConclusionsForm(forms.Form):
    """Course and conclusions."""

    summary = forms.CharField(
        label=_("Diễn biến"), required=False, max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Vài đoạn ngắn: ai trình bày, ý kiến chính. Dùng cho trang công khai và tin."),
    )  # fmt: skip
    conclusions = ConclusionsField(
        label=_("Kết luận, mỗi dòng một ý"),
        rows=10,
        required=False,
        help_text=_(
            "Nội dung | cơ quan được giao | thời hạn. Ví dụ: Tổng hợp kết quả | Ban Dân vận Tỉnh "
            "ủy | 30/6/2026. Chỉ ghi nội dung nếu không giao ai. Bảng dán từ Word được đọc theo "
            "cột."
        ),
    )

    def __init__(self, *args: Any, conference: Conference, **more: Any) -> None:
        rows = list(conference.conclusions.select_related("lead"))
        names = lines_for(one.lead for one in rows)
        initial = {
            "summary": conference.summary,
            "conclusions": "\n".join(task_line(one, names) for one in rows),
        }
        super().__init__(*args, **{"initial": initial, **more})


def task_line(row: Conclusion | Recommendation, names: dict[int, str]) -> str:
    """Return the line of what has a lead and a term; `names` are those of leads, by key."""
    cells = [row.text, names.get(row.lead_id or 0, ""), term_written(row.term)]
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    return BAR.join(cells)


class PhotoForm(forms.Form):
    """A picture with its words."""

    photo = forms.FileField(
        label=_("Ảnh"), error_messages={"required": _("Hãy chọn ảnh.")},
        widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
    )  # fmt: skip
    alt = LineField(
        label=_("Mô tả ảnh"), max_length=300,
        help_text=_("Cho người không nhìn thấy ảnh: trong ảnh có ai, đang làm gì."),
    )  # fmt: skip
    caption = LineField(label=_("Chú thích"), required=False, max_length=500)
    credit = LineField(label=_("Người chụp"), required=False, max_length=120)
