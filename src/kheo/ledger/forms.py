"""What the ledger can be asked."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kheo.ledger.models import Entry
from kheo.ledger.verbs import VERBS


class AskForm(forms.Form):
    """Which entries to show; nothing is required."""

    q = forms.CharField(label=_("Người làm, việc, lý do"), required=False, max_length=80)
    verb = forms.ChoiceField(label=_("Việc"), required=False)
    since = forms.DateField(label=_("Từ ngày"), required=False)
    until = forms.DateField(label=_("Đến ngày"), required=False)

    def __init__(self, asked: QueryDict) -> None:
        super().__init__(asked, label_suffix="")
        choices = sorted(((verb, str(label)) for verb, label in VERBS.items()), key=by_label)
        field = self.fields["verb"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Mọi việc")), *choices]

    def clean(self) -> dict[str, Any]:
        """Refuse a span that ends before it begins."""
        cleaned: dict[str, Any] = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("Ngày cuối phải không trước ngày đầu."))
        return cleaned

    def found(self) -> QuerySet[Entry]:
        """Return the entries asked for, newest first; all of them when the question is wrong."""
        if not self.is_valid():
            return Entry.objects.newest_first()
        asked = self.cleaned_data
        return Entry.objects.newest_first().asked(
            words=asked["q"], verb=asked["verb"], since=asked["since"], until=asked["until"]
        )


def by_label(choice: tuple[str, str]) -> str:
    """Return what choices are sorted by."""
    return choice[1]
