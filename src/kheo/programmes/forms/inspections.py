"""What is typed of an inspection: its decision, what was found, what is recommended."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kheo.core.text import fold
from kheo.law.forms.public import DayField
from kheo.organisations.forms.organisation_fields import LineField
from kheo.organisations.forms.villages import REQUIRED
from kheo.organisations.models import Organisation
from kheo.organisations.models.organisation_words import choices
from kheo.programmes.actions.inspections import InspectionSaid, MemberSaid
from kheo.programmes.actions.inspections_concluding import FindingSaid, RecommendationSaid
from kheo.programmes.forms.conferences_fields import (
    DocumentsField,
    ListField,
    OrganisationField,
    PlacesField,
    document_written,
    organisation_in,
    place_written,
    term_of,
    whole_number,
)
from kheo.programmes.forms.conferences_record import task_line
from kheo.programmes.models import Inspection, InspectionFinding, Programme, Recommendation
from kheo.programmes.models.words import OPENNESSES
from kheo.programmes.reading.conferences_naming import lines_for
from kheo.programmes.rules.meeting_lines import BAR, CellLine, chair_in
from kheo.programmes.rules.openness import Openness

FAULT: Final = "hạn chế"
FAULTS: Final = frozenset({"han che", "thieu sot", "sai pham", "ton tai", "x"})
STRENGTHS: Final = frozenset({"", "uu diem", "dat", "ket qua"})


class MembersField(ListField):
    """Who is in the team: name, office, and what they are in it."""

    def read(self, line: CellLine) -> MemberSaid:
        """Return a member; without cells, the office stands behind the first comma."""
        if len(line.cells) == 1:
            said = chair_in(line)
            return MemberSaid(said.name, said.office)
        if not line.cell(0):
            raise ValidationError(REQUIRED)
        return MemberSaid(line.cell(0), line.cell(1), line.cell(2))


class UnitsField(ListField):
    """Organisations, one a line."""

    def read(self, line: CellLine) -> Organisation | None:
        """Return the organisation. Raises ValidationError."""
        return organisation_in(", ".join(cell for cell in line.cells if cell))

    def clean(self, value: Any) -> list[Organisation]:
        """Return the organisations, each once. Raises ValidationError."""
        return list(dict.fromkeys(super().clean(value)))


class InspectionForm(forms.Form):
    """A team as its decision sets it up."""

    title = LineField(
        label=_("Tên đoàn"), max_length=500,
        help_text=_("Ví dụ: Đoàn kiểm tra việc thực hiện quy chế dân chủ ở cơ sở năm 2026."),
    )  # fmt: skip
    organisation = OrganisationField(label=_("Cơ quan thành lập"))
    programme = forms.ModelChoiceField(
        label=_("Thuộc chương trình phối hợp"), queryset=Programme.objects.none(), required=False,
        empty_label=_("Không thuộc chương trình nào"),
    )  # fmt: skip
    decision = DocumentsField(
        label=_("Quyết định thành lập, có trong thư viện"), required=False,
        widget=forms.TextInput(), help_text=_("Số, ký hiệu. Ví dụ: 125-QĐ/TU."),
    )  # fmt: skip
    decision_words = LineField(
        label=_("Quyết định thành lập, nếu chưa có trong thư viện"), required=False,
        max_length=300, help_text=_("Ví dụ: Quyết định số 125-QĐ/TU, ngày 4/3/2026."),
    )  # fmt: skip
    since = DayField(label=_("Từ ngày"), help_text=_("Ví dụ 4/3/2026."))
    until = DayField(label=_("Đến hết ngày"), required=False)
    scope = forms.CharField(
        label=_("Nội dung kiểm tra"), max_length=10_000, error_messages={"required": REQUIRED},
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip
    members = MembersField(
        label=_("Thành viên, mỗi dòng một người"),
        help_text=_(
            "Họ và tên | chức vụ | nhiệm vụ trong đoàn. Ví dụ: Nguyễn Văn A | Phó Trưởng ban Dân "
            "vận | Trưởng đoàn. Có thể dán nguyên bảng từ Word."
        ),
    )
    units = UnitsField(label=_("Đơn vị được kiểm tra, mỗi dòng một đơn vị"), required=False, rows=4)
    places = PlacesField(label=_("Địa bàn, mỗi dòng một nơi"), required=False, rows=3)
    openness = forms.ChoiceField(
        label=_("Mức công khai"), choices=choices(OPENNESSES), initial=str(Openness.PUBLIC),
        help_text=_("Người ngoài chỉ đọc được sau khi đoàn đã kết luận."),
    )  # fmt: skip

    def __init__(self, *args: Any, programmes: QuerySet[Programme], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["programme"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - written above
        field.queryset = programmes

    def said(self) -> InspectionSaid:
        """Return what is said."""
        given = self.cleaned_data
        return InspectionSaid(
            title=given["title"],
            since=given["since"],
            until=given["until"],
            scope=given["scope"],
            programme=given["programme"],
            decision=next(iter(given["decision"]), None),
            decision_words=given["decision_words"],
            openness=Openness(given["openness"]),
            places=tuple(given["places"]),
            units=tuple(given["units"]),
            members=tuple(given["members"]),
        )


class ChangeForm(InspectionForm):
    """The same of one that is there; who set it up stays."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        del self.fields["organisation"]


def initial_of(inspection: Inspection) -> dict[str, Any]:
    """Return what the form shows of an inspection that is there."""
    members = [
        BAR.join((one.name, one.office, one.position)).rstrip(" |")
        for one in inspection.members.all()
    ]
    units = list(inspection.units.all())
    names = lines_for(units)
    return {
        "title": inspection.title,
        "programme": inspection.programme_id,
        "decision": document_written(inspection.decision) if inspection.decision else "",
        "decision_words": inspection.decision_words,
        "since": inspection.since,
        "until": inspection.until,
        "scope": inspection.scope,
        "members": "\n".join(members),
        "units": "\n".join(names[one.pk] for one in units),
        "places": "\n".join(place_written(one) for one in inspection.places.all()),
        "openness": inspection.openness,
    }


class FindingsField(ListField):
    """What was found, with which unit, and whether it is a fault."""

    def read(self, line: CellLine) -> FindingSaid:
        """Return a finding. Raises ValidationError."""
        if not line.cell(0):
            raise ValidationError(REQUIRED)
        kind = fold(line.cell(2)).lower()
        if kind not in FAULTS | STRENGTHS:
            raise ValidationError(
                _("“%s” không rõ; hãy ghi “hạn chế” hoặc để trống.") % line.cell(2)
            )
        return FindingSaid(line.cell(0), organisation_in(line.cell(1)), kind in FAULTS)


class RecommendationsField(ListField):
    """What is recommended, to whom, by when, and from which finding."""

    def read(self, line: CellLine) -> RecommendationSaid:
        """Return a recommendation. Raises ValidationError."""
        if not line.cell(0):
            raise ValidationError(REQUIRED)
        return RecommendationSaid(
            line.cell(0), organisation_in(line.cell(1)), term_of(line.cell(2)),
            whole_number(line.cell(3)),
        )  # fmt: skip


class FindingsForm(forms.Form):
    """What a team found, and what it recommends."""

    findings = FindingsField(
        label=_("Kết quả kiểm tra, mỗi dòng một ý"),
        rows=8,
        required=False,
        help_text=_(
            "Nội dung | đơn vị | hạn chế. Ghi “hạn chế” ở ô cuối nếu là hạn chế, thiếu sót. Ví "
            "dụ: Chưa niêm yết công khai thu chi | UBND xã A | hạn chế."
        ),
    )
    recommendations = RecommendationsField(
        label=_("Kiến nghị, mỗi dòng một kiến nghị"),
        rows=8,
        required=False,
        help_text=_(
            "Nội dung | đơn vị thực hiện | thời hạn | số thứ tự kết quả. Ví dụ: Niêm yết đủ các "
            "khoản | UBND xã A | 30/6/2026 | 1."
        ),
    )

    def __init__(self, *args: Any, inspection: Inspection, **more: Any) -> None:
        found = list(inspection.findings.select_related("unit"))
        rows = list(inspection.recommendations.select_related("lead"))
        names = lines_for([*(one.unit for one in found), *(one.lead for one in rows)])
        places = {one.pk: place for place, one in enumerate(found, start=1)}
        initial = {
            "findings": "\n".join(finding_line(one, names) for one in found),
            "recommendations": "\n".join(recommendation_line(one, names, places) for one in rows),
        }
        super().__init__(*args, **{"initial": initial, **more})


def finding_line(row: InspectionFinding, names: dict[int, str]) -> str:
    """Return the line that means a finding."""
    cells = [row.text, names.get(row.unit_id or 0, ""), FAULT if row.is_fault else ""]
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    return BAR.join(cells)


def recommendation_line(row: Recommendation, names: dict[int, str], places: dict[int, int]) -> str:
    """Return the line that means a recommendation; `places` are those of findings, by key."""
    line = task_line(row, names)
    if row.finding_id is None:
        return line
    cells = line.split(BAR)
    return BAR.join([*cells, *[""] * (3 - len(cells)), str(places[row.finding_id])])
