"""Fields for organisations and officers among tens of thousands: typed, no list to load."""

import re
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.core.text import one_line
from kheo.organisations.forms.villages import REQUIRED
from kheo.organisations.models import Officer, Organisation
from kheo.organisations.reading.organisations import found_by

ADDRESS: Final = re.compile(r"\[([a-z0-9-]+)\]\s*$")
MOST_LINES: Final = 20
MOST_SHOWN: Final = 5
LINES_HINT: Final = _(
    "Mỗi dòng một tổ chức. Nếu nhiều tổ chức cùng tên, thêm địa chỉ trong ngoặc vuông, ví dụ "
    "[so-noi-vu]."
)


class LineField(forms.CharField):
    """One line, without signs that cannot be seen."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"max_length": 255, "error_messages": {"required": REQUIRED}, **more})

    def to_python(self, value: Any) -> str:
        """Return the cleaned line."""
        return one_line(super().to_python(value) or "")


class OrganisationsField(forms.CharField):
    """Organisations, one a line: a name that only one has, or a name with its address."""

    widget = forms.Textarea

    def __init__(self, **more: Any) -> None:
        given: dict[str, Any] = {
            "max_length": 6000,
            "help_text": LINES_HINT,
            "widget": forms.Textarea(attrs={"rows": 2}),
            "error_messages": {"required": REQUIRED},
        }
        super().__init__(**(given | more))

    def clean(self, value: Any) -> list[Organisation]:
        """Return the organisations. Raises ValidationError for a line that means none or many."""
        typed = [one_line(line) for line in str(super().clean(value) or "").splitlines()]
        lines = [line for line in typed if line]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(_("Nhiều nhất 20 tổ chức một lần."), code="too_many")
        return list(dict.fromkeys(meant(line) for line in lines))


def meant(line: str) -> Organisation:
    """Return the organisation that a line means. Raises ValidationError."""
    address = ADDRESS.search(line)
    if address:
        found = list(Organisation.objects.filter(slug=address[1]))
    else:
        exact = Organisation.objects.filter(name__iexact=line)
        found = list(exact[:MOST_SHOWN]) or list(found_by(line)[: MOST_SHOWN + 1])
    if len(found) == 1:
        return found[0]
    if not found:
        sentence = _("Không có tổ chức nào là “%(line)s”.")
        raise forms.ValidationError(sentence, code="unknown", params={"line": line})
    raise forms.ValidationError(
        _("Có nhiều tổ chức là “%(line)s”. Hãy chép một dòng trong số này: %(lines)s."),
        code="many",
        params={"line": line, "lines": "; ".join(written(one) for one in found[:MOST_SHOWN])},
    )


def written(organisation: Organisation) -> str:
    """Return the line that means an organisation and no other."""
    return f"{organisation.name} [{organisation.slug}]"


class OfficerField(LineField):
    """An officer by the name of the account."""

    def clean(self, value: Any) -> Officer | None:
        """Return the officer. Raises ValidationError for a name that no account has."""
        name = super().clean(value)
        if not name:
            return None
        found = Officer.objects.filter(username=name, is_active=True).first()
        if found is None:
            raise forms.ValidationError(_("Không có tài khoản đang hoạt động nào tên như vậy."))
        return found
