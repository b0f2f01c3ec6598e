"""Units typed by name among thousands: where a name means several, they are there to choose."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kheo.core.text import one_line
from kheo.organisations.forms.organisation_fields import ADDRESS, written
from kheo.organisations.models import Organisation, OrganisationParent
from kheo.organisations.models.spans import on_day
from kheo.organisations.reading.organisations import found_by

MOST: Final = 8
CHOICE: Final = "_choice"
HINT: Final = gettext_lazy("Gõ tên hoặc chữ viết tắt, có dấu hoặc không dấu.")


def unit_field(label: Any, *, required: bool = True, hint: Any = HINT) -> forms.CharField:
    """Return a field for the name of a unit; a form of units finds out which it is."""
    return forms.CharField(
        label=label, required=required, max_length=255, help_text=hint,
        error_messages={"required": gettext_lazy("Hãy ghi tên đơn vị.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "units"}),
    )  # fmt: skip


def candidates(typed: str, on: date) -> list[Organisation]:
    """Return the living units that words may mean, nine at most; one that is named exactly alone.

    At most three queries.
    """
    line = one_line(typed)
    if not line:
        return []
    living = Organisation.objects.alive_on(on)
    if address := ADDRESS.search(line):
        return list(living.filter(slug=address[1]))
    exact = list(living.filter(name__iexact=line).listed()[: MOST + 1])
    return exact or list(found_by(line, on=on)[: MOST + 1])


def labels(found: list[Organisation], on: date) -> list[tuple[str, str]]:
    """Return choices between units, each with what it stands under; one query."""
    spans = OrganisationParent.objects.filter(on_day(on), organisation__in=found)
    parents = dict(spans.values_list("organisation", "parent__name"))
    listed = []
    for one in found[:MOST]:
        parent = parents.get(one.pk)
        under = _("%(unit)s (thuộc %(parent)s)") % {"unit": one, "parent": parent}
        listed.append((str(one.pk), under if parent else str(one)))
    return listed


class UnitsForm(forms.Form):
    """A form with fields for units; `cleaned_data` has the organisations, or None."""

    units: tuple[str, ...] = ()

    def __init__(self, *args: Any, on: date, **more: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **more})
        self.on = on
        self.found: dict[str, list[Organisation]] = {}
        for name in self.units:
            if self.is_bound and name in self.fields:
                self.look_for(name, self.data)

    def look_for(self, name: str, data: Mapping[str, Any]) -> None:
        """Find what a field may mean, and let the form ask where that is several."""
        typed = str(data.get(name, ""))
        self.found[name] = candidates(typed, self.on)
        if len(self.found[name]) < 2:
            return
        label = _("“%(typed)s” là đơn vị nào?") % {"typed": one_line(typed)}
        self.fields[name + CHOICE] = forms.ChoiceField(
            label=label, required=False, choices=labels(self.found[name], self.on),
            widget=forms.RadioSelect,
            help_text=_("Nếu không có trong danh sách, hãy ghi tên đầy đủ hơn."),
            error_messages={"invalid_choice": _("Hãy chọn một đơn vị.")},
        )  # fmt: skip
        order = [field for field in self.fields if field != name + CHOICE]
        order.insert(order.index(name) + 1, name + CHOICE)
        self.order_fields(order)

    def clean(self) -> dict[str, Any]:
        """Put organisations in the place of their names."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name in self.units:
            if name in cleaned:
                cleaned[name] = self.meant(name, cleaned)
        return cleaned

    def meant(self, name: str, cleaned: Mapping[str, Any]) -> Organisation | None:
        """Return the unit that a field means, or say why it is none."""
        found, typed = self.found.get(name, []), one_line(str(cleaned[name]))
        if not typed:
            return None
        if not found:
            sentence = _("Không có đơn vị nào đang hoạt động tên là “%(typed)s”.")
            self.add_error(name, sentence % {"typed": typed})
            return None
        if len(found) == 1:
            return found[0]
        chosen = {str(one.pk): one for one in found}.get(str(cleaned.get(name + CHOICE, "")))
        if chosen is None and name + CHOICE not in self.errors:
            self.add_error(name + CHOICE, _("Có nhiều đơn vị tên như vậy. Hãy chọn một."))
        return chosen


def as_typed(one: Organisation | None) -> str:
    """Return what a field for a unit shows when it is known beforehand."""
    return written(one) if one else ""
