"""Forms of obligations: finding a document, noting what it asks for and of whom."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kheo.core.terms import Term
from kheo.documents.forms.desk import Unlabelled
from kheo.organisations.forms.organisation_fields import (
    MOST_LINES,
    LineField,
    OrganisationsField,
    written,
)
from kheo.organisations.forms.villages import REQUIRED
from kheo.organisations.models import Organisation
from kheo.organisations.models.organisation_words import KINDS, LEVELS, choices
from kheo.programmes.actions.obligations import ObligationSaid
from kheo.programmes.forms.conferences_fields import OrganisationField, term_of
from kheo.programmes.models import Obligation
from kheo.programmes.reading.obligations_scope import bodies_below
from kheo.programmes.rules.said_terms import term_written

ANY: Final = ("", _("Tất cả"))


class FindForm(Unlabelled):
    """Which documents to show."""

    q = LineField(label=_("Số, ký hiệu hoặc từ trong trích yếu"), required=False, max_length=120)


class OpenForm(Unlabelled):
    """Of which obligations to show that no task answers."""

    cua_toi = forms.BooleanField(
        label=_("Chỉ việc giao cho cơ quan của tôi và cấp dưới"), required=False
    )


class ObligationForm(Unlabelled):
    """What a document asks for, of whom and by when; organisations singly or by level and kind."""

    behalf = forms.ChoiceField(label=_("Ghi thay mặt"), error_messages={"required": REQUIRED})
    spot = LineField(
        label=_("Điều, khoản, mục"), max_length=120, help_text=_("Ví dụ: mục 4, điểm a.")
    )
    text = forms.CharField(
        label=_("Nội dung việc được giao"), max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}), error_messages={"required": REQUIRED},
    )  # fmt: skip
    term = LineField(
        label=_("Thời hạn"), max_length=60, required=False,
        help_text=_("Viết như 30/6/2026, tháng 6/2026, quý II/2026 hoặc thường xuyên."),
    )  # fmt: skip
    organisations = OrganisationsField(label=_("Cơ quan phải thực hiện"), required=False)
    under = OrganisationField(
        label=_("Và tất cả cơ quan trực thuộc"), required=False,
        help_text=_("Ví dụ tỉnh An Lĩnh: mọi cơ quan bên dưới, theo cấp và loại chọn ở dưới."),
    )  # fmt: skip
    level = forms.ChoiceField(label=_("Cấp"), choices=[ANY, *choices(LEVELS)], required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=[ANY, *choices(KINDS)], required=False)

    def __init__(
        self, *args: Any, on: date, units: Sequence[Organisation], found: Obligation | None = None,
        **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        self.on, self.found, self.units = on, found, {str(one.pk): one for one in units}
        if found is not None:
            del self.fields["behalf"]
            self.begin_with(found)
        elif units:
            listed = [(str(one.pk), one.name) for one in units]
            self.fields["behalf"].choices = listed  # type: ignore[attr-defined]
        else:
            # Who may everything works for no organisation of their own.
            self.fields["behalf"] = OrganisationField(label=_("Ghi thay mặt"))

    def begin_with(self, found: Obligation) -> None:
        """Begin with what was noted; thousands of organisations stay as they are, unlisted."""
        bound = list(found.organisations.order_by("name", "pk")[: MOST_LINES + 1])
        self.initial = {"spot": found.spot, "text": found.text, "term": term_written(found.term),
                        **self.initial}  # fmt: skip
        if len(bound) <= MOST_LINES:
            self.initial.setdefault("organisations", "\n".join(map(written, bound)))
        else:
            self.fields["organisations"].help_text = _(
                "Việc này đã giao cho nhiều cơ quan. Để trống là giữ nguyên; ghi vào đây hoặc chọn "
                "ở dưới là lập lại cả danh sách."
            )
        self.is_long = len(bound) > MOST_LINES

    def clean_term(self) -> Term:
        """Return the term."""
        return term_of(self.cleaned_data["term"])

    def clean(self) -> dict[str, Any]:
        """Refuse a level or a kind of nothing."""
        cleaned: dict[str, Any] = super().clean() or {}
        scoped = cleaned.get("level") or cleaned.get("kind")
        if scoped and not cleaned.get("under") and "under" not in self.errors:
            wrong = _("Hãy ghi tổ chức cấp trên của những cơ quan này.")
            self.add_error("under", ValidationError(wrong))
        return cleaned

    def for_whom(self) -> Organisation:
        """Return for which organisation it is noted."""
        chosen = self.cleaned_data["behalf"]
        return chosen if isinstance(chosen, Organisation) else self.units[chosen]

    def said(self) -> ObligationSaid:
        """Return what was typed."""
        typed = self.cleaned_data
        bound: list[Organisation] | None = list(typed["organisations"])
        if typed["under"]:
            below = bodies_below(
                typed["under"], on=self.on, level=typed["level"], kind=typed["kind"]
            )
            bound = [*(bound or ()), *below]
        if not bound and self.found is not None and self.is_long:
            bound = None
        return ObligationSaid(typed["spot"], typed["text"], typed["term"], bound)
