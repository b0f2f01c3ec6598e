"""What is typed when a task is given, mended or given again."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.core.text import one_line
from kheo.organisations.forms.organisation_fields import LineField, OrganisationsField
from kheo.organisations.models import Organisation
from kheo.programmes.models import Programme
from kheo.programmes.rules.said_terms import term_written
from kheo.tasks.forms.giving_units import UnitsForm, as_typed, unit_field
from kheo.tasks.forms.task import TermField
from kheo.tasks.models import Task
from kheo.tasks.models.words import EVIDENCE_KINDS, PRIORITIES
from kheo.tasks.reading.sources import Told
from kheo.tasks.refusals import REFUSALS
from kheo.tasks.rules.evidence import EvidenceKind
from kheo.tasks.rules.priorities import Priority

LONGEST_TITLE: Final = 1000


class TitleField(forms.CharField):
    """What is to be done; it may be long, but is one line."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Nhiệm vụ"), max_length=LONGEST_TITLE,
            error_messages={"required": REFUSALS["title_missing"]},
            widget=forms.Textarea(attrs={"rows": 3}),
        )  # fmt: skip

    def to_python(self, value: Any) -> str:
        """Return the cleaned line."""
        return one_line(super().to_python(value) or "")


def product_field() -> LineField:
    """Return a field for what is expected."""
    return LineField(
        label=_("Sản phẩm"), required=False, max_length=500,
        help_text=_("Ví dụ: báo cáo, kế hoạch, danh sách."),
    )  # fmt: skip


def partners_field() -> OrganisationsField:
    """Return a field for those who work along."""
    return OrganisationsField(label=_("Đơn vị phối hợp"), required=False)


def priority_field() -> forms.TypedChoiceField:
    """Return a field for how urgent a task is."""
    return forms.TypedChoiceField(
        label=_("Mức độ khẩn"), required=False, coerce=lambda value: Priority(int(value)),
        choices=[(int(key), label) for key, label in PRIORITIES.items()],
        empty_value=Priority.ORDINARY,  # type: ignore[arg-type]  # what it is coerced to
    )  # fmt: skip


def evidence_field() -> forms.MultipleChoiceField:
    """Return a field for the evidence without which it cannot be confirmed."""
    return forms.MultipleChoiceField(
        label=_("Minh chứng phải có"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(str(key), label) for key, label in EVIDENCE_KINDS.items()],
        help_text=_("Chưa có đủ thì không xác nhận hoàn thành được."),
    )  # fmt: skip


class AssignForm(UnitsForm):
    """One task, as somebody gives it."""

    units = ("giver", "lead", "overseer")
    title = TitleField()
    product = product_field()
    giver = unit_field(_("Cơ quan giao"))
    lead = unit_field(_("Đơn vị chủ trì"))
    partners = partners_field()
    term = TermField(
        required=False,
        help_text=_(
            "Ví dụ: 30/6/2024, tháng 6/2024, quý II/2024, thường xuyên. Để trống là không thời hạn."
        ),
    )
    priority = priority_field()
    evidence = evidence_field()
    programme = forms.ModelChoiceField(
        label=_("Thuộc chương trình"), required=False, queryset=Programme.objects.none(),
        empty_label=_("Không thuộc chương trình nào"),
    )  # fmt: skip
    overseer = unit_field(
        _("Cơ quan đôn đốc, xác nhận"), required=False, hint=_("Để trống là cơ quan giao.")
    )

    def __init__(
        self,
        *args: Any,
        givers: Sequence[Organisation],
        programmes: Any = None,
        on: date,
        **more: Any,
    ) -> None:
        self.givers = {str(one.pk): one for one in givers}
        super().__init__(*args, on=on, **more)
        if givers:
            self.fields["giver"] = self.between(givers)
            self.found.pop("giver", None)
            self.fields.pop("giver_choice", None)
        if programmes is None:
            del self.fields["programme"]
        else:
            self.fields["programme"].queryset = programmes  # type: ignore[attr-defined]  # models

    def between(self, givers: Sequence[Organisation]) -> forms.ChoiceField:
        """Return a field for one of the units in whose name one may give; hidden for one alone."""
        one = len(givers) == 1
        return forms.ChoiceField(
            label=_("Cơ quan giao"), choices=[(str(unit.pk), str(unit)) for unit in givers],
            initial=str(givers[0].pk), widget=forms.HiddenInput() if one else forms.Select(),
        )  # fmt: skip

    def meant(self, name: str, cleaned: Any) -> Organisation | None:
        """Return the unit that a field means."""
        if name == "giver" and self.givers:
            return self.givers.get(str(cleaned[name]))
        return super().meant(name, cleaned)

    def clean_evidence(self) -> tuple[EvidenceKind, ...]:
        """Return the kinds that are asked for."""
        return tuple(EvidenceKind(kind) for kind in self.cleaned_data["evidence"])


def begun_from(told: Told) -> dict[str, Any]:
    """Return what a source says, as the form shows it."""
    return {
        "title": one_line(told.text)[:LONGEST_TITLE],
        "product": told.product,
        "lead": as_typed(told.lead),
        "partners": "\n".join(as_typed(one) for one in told.partners),
        "term": term_written(told.source.term),
    }


class ChangeForm(forms.Form):
    """What a task says anew."""

    title = TitleField()
    product = product_field()
    partners = partners_field()
    priority = priority_field()
    evidence = evidence_field()

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **more})

    def clean_evidence(self) -> tuple[EvidenceKind, ...]:
        """Return the kinds that are asked for."""
        return tuple(EvidenceKind(kind) for kind in self.cleaned_data["evidence"])


def as_it_is(task: Task) -> dict[str, Any]:
    """Return what a task says now, as the form shows it."""
    partners = task.partners.select_related("organisation")
    return {
        "title": task.title,
        "product": task.product,
        "partners": "\n".join(as_typed(row.organisation) for row in partners),
        "priority": task.priority,
        "evidence": task.evidence_wanted,
    }


class AgainForm(UnitsForm):
    """To which unit a declined task is given again."""

    units = ("lead",)
    lead = unit_field(_("Đơn vị chủ trì"))
