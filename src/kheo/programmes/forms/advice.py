"""What a unit proposes, and what is answered."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kheo.documents.forms.desk import Unlabelled
from kheo.organisations.forms.organisation_fields import LineField
from kheo.organisations.models import Organisation
from kheo.organisations.models.organisation_words import choices
from kheo.programmes.actions.advice import AdviceSaid
from kheo.programmes.forms.agreeing import words
from kheo.programmes.forms.programmes import DocumentField, ProgrammeField
from kheo.programmes.models import Plan, Programme
from kheo.programmes.models.words import DECISIONS, MATTERS
from kheo.programmes.rules.advice import Decision, Matter

RULINGS = {one: DECISIONS[one] for one in (Decision.APPROVED, Decision.RETURNED, Decision.DECLINED)}


class GiveForm(Unlabelled):
    """A proposal; the body above is chosen among those that stand above the officer's units."""

    unit = forms.ModelChoiceField(label=_("Đơn vị tham mưu"), queryset=Organisation.objects.none())
    to = forms.ModelChoiceField(
        label=_("Trình lên"), queryset=Organisation.objects.none(),
        help_text=_("Tổ chức cấp trên của đơn vị tham mưu."),
    )  # fmt: skip
    matter = forms.ChoiceField(label=_("Loại"), choices=choices(MATTERS))
    programme = ProgrammeField(
        label=_("Chương trình"),
        help_text=_("Phải có khi xin chủ trương. Gõ tên, hoặc dán địa chỉ trang."),
    )
    plan = forms.ModelChoiceField(
        label=_("Kế hoạch"), queryset=Plan.objects.none(), required=False,
        help_text=_("Phải có khi trình kế hoạch."),
    )  # fmt: skip
    title = LineField(label=_("Về việc"), max_length=500)
    text = words(_("Nội dung"), longest=20_000)
    document = DocumentField(label=_("Tờ trình"), required=False)

    def __init__(
        self,
        *args: Any,
        units: QuerySet[Organisation],
        above: QuerySet[Organisation],
        programmes: QuerySet[Programme],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        plans = Plan.objects.filter(programme__in=programmes).exclude(state="dropped")
        self.fields["unit"].queryset = units  # type: ignore[attr-defined] # a choice of rows
        self.fields["to"].queryset = above  # type: ignore[attr-defined] # a choice of rows
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined] # a choice of rows
        self.fields["programme"].rows = programmes  # type: ignore[attr-defined] # a field of ours
        for name in ("unit", "to"):
            self.fields[name].empty_label = None  # type: ignore[attr-defined] # a choice of rows

    def said(self) -> AdviceSaid:
        """Return the proposal."""
        given = self.cleaned_data
        return AdviceSaid(
            Matter(given["matter"]), given["title"], given["text"], given["programme"],
            given["plan"], given["document"],
        )  # fmt: skip


class DecideForm(Unlabelled):
    """What is decided."""

    decision = forms.ChoiceField(
        label=_("Cho ý kiến"), choices=choices(RULINGS), widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn một ý kiến.")},
    )  # fmt: skip
    reason = words(
        _("Ý kiến cụ thể"), required=False,
        help_text=_("Phải có khi yêu cầu hoàn thiện hoặc không đồng ý."),
    )  # fmt: skip
    document = DocumentField(label=_("Văn bản cho ý kiến"), required=False)


class BringBackForm(Unlabelled):
    """The new text of what was returned."""

    text = words(_("Nội dung đã hoàn thiện"), longest=20_000)
    document = DocumentField(label=_("Tờ trình mới"), required=False)
