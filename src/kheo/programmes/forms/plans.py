"""Forms of yearly plans: drawing one, adopting, reviewing, dropping, issuing it."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.core.text import clean, one_line
from kheo.documents.forms.desk import Unlabelled
from kheo.documents.models import Document, Register
from kheo.law.forms.public import DayField
from kheo.organisations.forms.organisation_fields import LineField
from kheo.organisations.forms.villages import REQUIRED
from kheo.organisations.models import Organisation
from kheo.programmes.actions.issuing import Issue
from kheo.programmes.forms.conferences_fields import document_meant
from kheo.programmes.models import Conference, PlanItem, Programme
from kheo.programmes.models.programmes import ProgrammeQuerySet
from kheo.programmes.papering import Choice
from kheo.programmes.papering_parts import Heading, Signer
from kheo.programmes.reading.plans import Missing
from kheo.programmes.rules.conferences import ConferenceState

FIRST_YEAR: Final = 1945
LAST_YEAR: Final = 2200
NOT_A_CHOICE: Final = _("Hãy chọn một mục trong danh sách.")
NOT_A_YEAR: Final = _("Năm viết bằng bốn chữ số, ví dụ 2026.")
HEADINGS: Final = (
    (Heading.STATE, _("Quốc hiệu, Tiêu ngữ (thể thức văn bản của Nhà nước)")),
    (Heading.PARTY, _("Đảng Cộng sản Việt Nam (thể thức văn bản của Đảng)")),
)
HELD: Final = (ConferenceState.HELD, ConferenceState.CONCLUDED)


def year_field(**more: Any) -> forms.IntegerField:
    """Return a field for a year."""
    wrong = dict.fromkeys(("invalid", "min_value", "max_value"), NOT_A_YEAR)
    attrs = {"inputmode": "numeric", "autocomplete": "off"}
    given: dict[str, Any] = {
        "label": _("Năm"), "min_value": FIRST_YEAR, "max_value": LAST_YEAR, "localize": False,
        "widget": forms.TextInput(attrs=attrs),
        "error_messages": {"required": REQUIRED, **wrong},
    }  # fmt: skip
    return forms.IntegerField(**(given | more))


class FindForm(Unlabelled):
    """Which plans to list."""

    nam = year_field(required=False)
    chuong_trinh = forms.ModelChoiceField(
        label=_("Chương trình"), queryset=Programme.objects.none(), required=False,
        empty_label=_("Tất cả"), error_messages={"invalid_choice": NOT_A_CHOICE},
    )  # fmt: skip

    def __init__(self, *args: Any, programmes: ProgrammeQuerySet, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["chuong_trinh"].queryset = programmes  # type: ignore[attr-defined]


class ChooseForm(Unlabelled):
    """Of which programme, and for which year, a plan is drawn."""

    chuong_trinh = forms.ModelChoiceField(
        label=_("Chương trình đang thực hiện"), queryset=Programme.objects.none(),
        empty_label=_("Hãy chọn"),
        error_messages={"required": REQUIRED, "invalid_choice": NOT_A_CHOICE},
    )  # fmt: skip
    nam = year_field()

    def __init__(self, *args: Any, programmes: ProgrammeQuerySet, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["chuong_trinh"].queryset = programmes  # type: ignore[attr-defined]


class DrawForm(Unlabelled):
    """What a new plan is called, and what it is drawn from."""

    title = LineField(label=_("Tên kế hoạch"), max_length=500)
    theme = LineField(
        label=_("Chủ đề năm"), max_length=300, required=False,
        help_text=_("Ví dụ: Năm dân vận chính quyền."),
    )  # fmt: skip
    clauses = forms.MultipleChoiceField(
        label=_("Nội dung phối hợp đưa vào kế hoạch"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    carried = forms.MultipleChoiceField(
        label=_("Việc chưa xong của năm trước, chuyển sang năm này"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        clauses: Sequence[Missing],
        unfinished: Sequence[PlanItem],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.unfinished = {str(one.pk): one for one in unfinished}
        listed = [(one.key, f"{one.path}: {one.text}") for one in clauses]
        self.fields["clauses"].choices = listed  # type: ignore[attr-defined]
        self.fields["clauses"].initial = [key for key, _label in listed]
        self.fields["carried"].choices = [  # type: ignore[attr-defined]
            (key, one.text) for key, one in self.unfinished.items()
        ]
        if not unfinished:
            del self.fields["carried"]

    def carried_items(self) -> list[PlanItem]:
        """Return the items of the year before that were chosen."""
        return [self.unfinished[key] for key in self.cleaned_data.get("carried", ())]


def held_conferences(programme: Programme) -> Any:
    """Return the conferences that may adopt or review plans of a programme, the newest first."""
    rows = Conference.objects.filter(programme=programme, state__in=HELD)
    return rows.order_by("-starts_at", "-pk")


class ConferenceChoice(forms.ModelChoiceField):  # type: ignore[type-arg] # not subscriptable
    """A conference by its day and title."""

    def label_from_instance(self, obj: Conference) -> str:
        """Return day and title."""
        return f"{obj.starts_at:%d/%m/%Y} – {obj.title}"


def conference_field(**more: Any) -> ConferenceChoice:
    """Return a field for a conference that was held."""
    errors = {"required": NOT_A_CHOICE, "invalid_choice": NOT_A_CHOICE}
    return ConferenceChoice(queryset=Conference.objects.none(), error_messages=errors, **more)


class AdoptForm(Unlabelled):
    """At which conference, or on which day, a plan was adopted."""

    conference = conference_field(
        label=_("Hội nghị thông qua"), required=False, empty_label=_("Không thông qua ở hội nghị"),
        help_text=_("Ngày thông qua là ngày họp. Chỉ có những hội nghị đã họp của chương trình."),
    )  # fmt: skip
    day = DayField(
        label=_("Ngày thông qua, khi không ở hội nghị"), required=False,
        help_text=_("Ví dụ 28/2/2026."),
    )  # fmt: skip

    def __init__(self, *args: Any, programme: Programme, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["conference"].queryset = held_conferences(programme)  # type: ignore[attr-defined]


class CloseForm(Unlabelled):
    """At which conference a plan was reviewed."""

    conference = conference_field(
        label=_("Hội nghị tổng kết"), empty_label=_("Hãy chọn"),
        help_text=_("Chỉ có những hội nghị đã họp của chương trình."),
    )  # fmt: skip

    def __init__(self, *args: Any, programme: Programme, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["conference"].queryset = held_conferences(programme)  # type: ignore[attr-defined]


class DropForm(Unlabelled):
    """Why something is given up."""

    reason = LineField(label=_("Lý do"), max_length=500)


class AttachForm(Unlabelled):
    """Which document of the library it is."""

    document = LineField(
        label=_("Số, ký hiệu của văn bản đã công bố"),
        help_text=_("Ví dụ 15/KH-UBND. Nếu nhiều văn bản cùng số, thêm địa chỉ trong ngoặc vuông."),
    )  # fmt: skip

    def clean_document(self) -> Document:
        """Return the document that is meant."""
        return document_meant(self.cleaned_data["document"])


class IssueForm(Unlabelled):
    """How a paper is issued: day, number, heading, who signed, who receives it."""

    signed_on = DayField(label=_("Ngày ban hành"), help_text=_("Ví dụ 28/2/2026."))
    register = forms.ModelChoiceField(
        label=_("Lấy số ở sổ"), queryset=Register.objects.none(), required=False,
        empty_label=_("Không lấy số ở sổ"), error_messages={"invalid_choice": NOT_A_CHOICE},
        help_text=_("Số tiếp theo của sổ được cấp ngay khi bạn lập văn bản."),
    )  # fmt: skip
    number = LineField(
        label=_("Số, ký hiệu, khi không lấy ở sổ"), required=False, max_length=120,
        help_text=_("Để trống nếu chưa có số; có thể ghi sau trong thư viện văn bản."),
    )  # fmt: skip
    heading = forms.ChoiceField(
        label=_("Tiêu đề của văn bản"), choices=[(str(one), label) for one, label in HEADINGS],
        error_messages={"invalid_choice": NOT_A_CHOICE, "required": REQUIRED},
        help_text=_("Số, ký hiệu vẫn viết theo cách của cơ quan đứng đầu."),
    )  # fmt: skip
    recipients = forms.CharField(
        label=_("Nơi nhận"), max_length=10_000, required=False,
        widget=forms.Textarea(attrs={"rows": 6}), help_text=_("Mỗi dòng một nơi nhận."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, signers: Sequence[Signer], registers: Sequence[int], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.bodies = [one.organisation for one in signers]
        books = Register.objects.listed().filter(pk__in=registers)
        self.fields["register"].queryset = books  # type: ignore[attr-defined]
        for place, one in enumerate(signers):
            told = {"body": one.organisation.name}
            self.fields[f"name_{place}"] = LineField(
                label=_("Người ký của %(body)s") % told, max_length=120, initial=one.name
            )
            self.fields[f"office_{place}"] = LineField(
                label=_("Chức vụ của người ký, %(body)s") % told, max_length=200,
                initial=one.office, required=False,
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Refuse a number that is both typed and taken from a book."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("register") and cleaned.get("number"):
            self.add_error("number", _("Hoặc lấy số ở sổ, hoặc ghi số ở đây."))
        return cleaned

    def issue(self) -> Issue:
        """Return what was chosen."""
        typed = self.cleaned_data
        lines = (one_line(line) for line in clean(typed["recipients"]).splitlines())
        return Issue(
            typed["signed_on"], typed["register"], typed["number"],
            Choice(Heading(typed["heading"]), self.signers(), tuple(filter(None, lines))),
        )  # fmt: skip

    def signers(self) -> tuple[Signer, ...]:
        """Return who signed, body by body."""
        typed = self.cleaned_data
        return tuple(
            Signer(body, typed[f"name_{place}"], typed[f"office_{place}"])
            for place, body in enumerate(self.bodies)
        )


def books_for(bodies: Sequence[Organisation], type_name: str, day: date) -> list[int]:
    """Return the books of some bodies that take documents of a type on a day, by key."""
    books = Register.objects.filter(organisation__in=bodies, type__in=["", type_name])
    return [one.pk for one in books.select_related("term") if one.book.holds(day)]
