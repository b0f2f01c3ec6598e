"""What readers ask of the library."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.documents.reading.shelves import PARAMETERS, STATUSES, TYPES, Asked

LONGEST: Final = 200
LONGEST_SLUG: Final = 140
NOT_A_YEAR: Final = _("Năm viết bằng bốn chữ số, ví dụ 2021.")
NOT_A_TYPE: Final = _("Không có loại văn bản nào như vậy. Hãy chọn trong danh sách.")
NOT_A_STATUS: Final = _("Không có tình trạng hiệu lực nào như vậy. Hãy chọn trong danh sách.")
NOT_A_SLUG: Final = _("Bộ lọc trong địa chỉ không đúng. Hãy chọn lại trong danh sách.")
A_YEAR: Final = r"\A[12][0-9]{3}\Z"


class AskForm(forms.Form):
    """Words to look for, and the choices of facets as they stand in the address."""

    q = forms.CharField(
        label=_("Tìm trong thư viện văn bản"),
        required=False,
        max_length=LONGEST,
        help_text=_(
            "Số, ký hiệu viết cách nào cũng được, ví dụ 33/CT-TTg; hoặc chữ trong trích yếu."
        ),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data, label_suffix="")
        # Names of addresses have hyphens, names of attributes have none.
        for name, field in choices().items():
            self.fields[PARAMETERS[name]] = field

    def asked(self, day: date) -> Asked:
        """Return what is asked; what cannot be understood is left out."""
        self.is_valid()
        said = {name: self.cleaned_data.get(key, "") for name, key in PARAMETERS.items()}
        return Asked(day, **said)


def choices() -> dict[str, forms.Field]:
    """Return a field for each facet."""
    year = forms.RegexField(A_YEAR, required=False, error_messages={"invalid": NOT_A_YEAR})
    return {
        "issuer": a_slug(),
        "type": one_of(TYPES, NOT_A_TYPE),
        "subject": a_slug(),
        "year": year,
        "place": a_slug(),
        "status": one_of(STATUSES, NOT_A_STATUS),
    }


def a_slug() -> forms.SlugField:
    """Return a field for a part of an address."""
    messages = {"invalid": NOT_A_SLUG, "max_length": NOT_A_SLUG}
    return forms.SlugField(required=False, max_length=LONGEST_SLUG, error_messages=messages)


def one_of(words: Iterable[str], otherwise: Any) -> forms.ChoiceField:
    """Return a field for one of some words."""
    return forms.ChoiceField(
        required=False,
        choices=[(word, word) for word in words],
        error_messages={"invalid_choice": otherwise},
    )
