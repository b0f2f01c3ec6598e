"""Which conclusions become tasks, of whom and by when: a row for each."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kheo.organisations.forms.organisation_fields import LineField, meant
from kheo.organisations.models import Organisation
from kheo.programmes.models import Conclusion, Recommendation
from kheo.programmes.reading.conferences_naming import lines_for
from kheo.programmes.rules.said_terms import NotATermError, term_in, term_written
from kheo.tasks.actions.concluding import Chosen

Source = Conclusion | Recommendation


class ConcludingForm(forms.Form):
    """Rows of what has no task yet: ticked where somebody is asked to do it."""

    giver = forms.ChoiceField(label=_("Cơ quan giao"))

    def __init__(
        self, *args: Any, sources: list[Source], givers: list[Organisation], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.sources, self.givers = sources, givers
        field = self.fields["giver"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - written above
        field.choices = [(str(one.pk), one.name) for one in givers]
        names = lines_for(one.lead for one in sources)
        for source in sources:
            self.add_row(source, names)

    def add_row(self, source: Source, names: dict[int, str]) -> None:
        """Add the three fields of a row."""
        place, lead = source.order + 1, source.lead
        self.fields[f"take_{source.pk}"] = forms.BooleanField(
            label=_("Giao mục %d") % place, required=False, initial=lead is not None
        )
        self.fields[f"lead_{source.pk}"] = LineField(
            label=_("Đơn vị chủ trì mục %d") % place, required=False, max_length=400,
            initial=names[lead.pk] if lead else "",
        )  # fmt: skip
        self.fields[f"term_{source.pk}"] = LineField(
            label=_("Thời hạn mục %d") % place, required=False, max_length=60,
            initial=term_written(source.term),
        )  # fmt: skip

    def rows(self) -> list[tuple[Source, Any, Any, Any]]:
        """Return each source with its fields."""
        return [
            (one, self[f"take_{one.pk}"], self[f"lead_{one.pk}"], self[f"term_{one.pk}"])
            for one in self.sources
        ]

    def clean(self) -> dict[str, Any]:
        """Read leads and terms of the rows that are ticked."""
        given = super().clean() or {}
        self.chosen: list[Chosen] = []
        for one in self.sources:
            if given.get(f"take_{one.pk}"):
                self.read_row(one, given)
        if not self.chosen and not self.errors:
            self.add_error(None, _("Hãy chọn ít nhất một mục để giao."))
        return given

    def read_row(self, source: Source, given: dict[str, Any]) -> None:
        """Keep a row as it is meant, or say at its field what is wrong."""
        lead, name = None, f"lead_{source.pk}"
        typed = given.get(name, "")
        if not typed:
            self.add_error(name, _("Hãy ghi đơn vị chủ trì."))
        else:
            try:
                lead = meant(typed)
            except ValidationError as error:
                self.add_error(name, error)
        try:
            term = term_in(given.get(f"term_{source.pk}", ""))
        except NotATermError:
            self.add_error(
                f"term_{source.pk}",
                _("Thời hạn viết như 30/6/2026, tháng 6/2026, quý II/2026 hoặc thường xuyên."),
            )
            return
        if lead:
            self.chosen.append(Chosen(source, lead, term))

    def giver_meant(self) -> Organisation:
        """Return the organisation that gives."""
        key = self.cleaned_data["giver"]
        return next(one for one in self.givers if str(one.pk) == key)
