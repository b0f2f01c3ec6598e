"""Which items of a plan are given, to whom, by when: one form for a group, one for each item."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kheo.documents.tables.values import FaultError
from kheo.organisations.forms.organisation_fields import LineField, written
from kheo.organisations.models import Organisation
from kheo.organisations.models.organisation_words import KINDS, LEVELS, choices
from kheo.organisations.rules.organisations import Level, OrganisationKind
from kheo.programmes.models import PlanItem
from kheo.programmes.rules.said_terms import term_written
from kheo.tasks.actions.bulk import Wanted
from kheo.tasks.forms.bulk import OwnUnitForm
from kheo.tasks.forms.giving import evidence_field
from kheo.tasks.forms.giving_units import unit_field
from kheo.tasks.forms.task import TermField
from kheo.tasks.reading.bulk import units_below
from kheo.tasks.rules.evidence import EvidenceKind
from kheo.tasks.tables.units import Register

GROUP: Final = "group"
ONE: Final = "one"


class GroupForm(OwnUnitForm):
    """Who gives, and the group of units to which some items go."""

    units = ("unit", "under")
    level = forms.ChoiceField(
        label=gettext_lazy("Mọi đơn vị cấp"), choices=choices(LEVELS),
        initial=str(Level.COMMUNE), required=False,
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=gettext_lazy("thuộc loại"), required=False,
        choices=[("", gettext_lazy("Mọi loại")), *choices(KINDS)],
        initial=str(OrganisationKind.COMMITTEE),
    )  # fmt: skip
    under = unit_field(
        gettext_lazy("trực thuộc (các cấp)"), required=False,
        hint=gettext_lazy("Ví dụ: UBND tỉnh. Để trống là cơ quan giao."),
    )  # fmt: skip
    again = forms.BooleanField(
        label=gettext_lazy("Giao lại cả cho đơn vị đã được giao việc ấy"), required=False
    )
    field_order = ("unit", "level", "kind", "under", "under_choice", "again")

    def group(self) -> list[Organisation]:
        """Return the units of the group."""
        cleaned = self.cleaned_data
        under = cleaned.get("under") or cleaned["unit"]
        kind = OrganisationKind(cleaned["kind"]) if cleaned.get("kind") else None
        level = Level(cleaned.get("level") or Level.COMMUNE)
        return units_below(under, level=level, kind=kind, on=self.on)


class ItemForm(forms.Form):
    """One item of a plan: whether it is given, to whom, by when, with which evidence."""

    chosen = forms.BooleanField(label=gettext_lazy("Giao việc này"), required=False)
    to = forms.ChoiceField(
        label=gettext_lazy("Giao cho"), required=False, initial=ONE,
        choices=[
            (ONE, gettext_lazy("Một đơn vị")),
            (GROUP, gettext_lazy("Mọi đơn vị của nhóm ở trên")),
        ],
    )  # fmt: skip
    lead = LineField(label=gettext_lazy("Đơn vị chủ trì"), required=False)
    term = TermField(required=False, help_text="")
    evidence = evidence_field()

    def __init__(self, *args: Any, item: PlanItem, had: int, **more: Any) -> None:
        self.item, self.had = item, had
        initial: dict[str, Any] = {
            "lead": written(item.lead) if item.lead else "",
            "to": ONE if item.lead else GROUP,
            "term": term_written(item.term),
            "chosen": not had,
        }
        given: dict[str, Any] = {"prefix": f"v{item.pk}", "initial": initial, "label_suffix": ""}
        super().__init__(*args, **given | more)
        self.fields["evidence"].help_text = ""

    @property
    def is_chosen(self) -> bool:
        """Whether the item is to be given."""
        return bool(self.is_valid() and self.cleaned_data["chosen"])

    @property
    def to_group(self) -> bool:
        """Whether it goes to the whole group."""
        return bool(self.cleaned_data["to"] == GROUP)

    def wanted(self, units: tuple[Organisation, ...]) -> Wanted:
        """Return what is to be given to some units."""
        kinds = tuple(EvidenceKind(kind) for kind in self.cleaned_data["evidence"])
        return Wanted(self.item, units, self.cleaned_data["term"], kinds)


class PlanForms:
    """All forms of the page, read together: the names of all chosen items are found at once."""

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        items: Sequence[PlanItem],
        *,
        given: Mapping[int, set[int]],
        givers: Sequence[Organisation],
        on: date,
    ) -> None:
        bound = () if data is None else (data,)
        self.on = on
        self.group = GroupForm(*bound, own=givers, on=on)
        self.items = [
            ItemForm(*bound, item=item, had=len(given.get(item.pk, ()))) for item in items
        ]
        self.wanted: list[Wanted] = []

    def is_valid(self) -> bool:
        """Return whether all was understood; then `wanted` says what is to be given."""
        good = [self.group.is_valid(), *(form.is_valid() for form in self.items)]
        if not all(good):
            return False
        chosen = [form for form in self.items if form.is_chosen]
        if not chosen:
            self.group.add_error(None, _("Hãy chọn ít nhất một việc để giao."))
            return False
        return self.meant(chosen)

    def meant(self, chosen: Sequence[ItemForm]) -> bool:
        """Find the units that chosen items go to; return whether each has some."""
        register = Register({form.cleaned_data["lead"] for form in chosen}, on=self.on, heirs=False)
        group = tuple(self.group.group()) if any(form.to_group for form in chosen) else ()
        if not group and any(form.to_group for form in chosen):
            self.group.add_error("under", _("Không có đơn vị nào như vậy. Hãy chọn nhóm khác."))
        for form in chosen:
            units = group if form.to_group else one_unit(form, register)
            self.wanted.append(form.wanted(units))
        return not self.group.errors and not any(form.errors for form in chosen)


def one_unit(form: ItemForm, register: Register) -> tuple[Organisation, ...]:
    """Return the unit that is typed, or note what is wrong with it."""
    typed = form.cleaned_data["lead"]
    if not typed:
        form.add_error("lead", _("Hãy ghi tên đơn vị chủ trì, hoặc chọn giao cho cả nhóm."))
        return ()
    try:
        return (register.unit(typed).organisation,)
    except FaultError as fault:
        said = str(fault)
        form.add_error("lead", f"{said[:1].upper()}{said[1:]}.")
        return ()
