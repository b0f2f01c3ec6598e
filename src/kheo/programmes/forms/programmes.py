"""What people type about a programme as a whole."""

import re
from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kheo.core.text import one_line
from kheo.documents.forms.desk import Unlabelled
from kheo.documents.models import Document
from kheo.law.forms.public import DayField
from kheo.organisations.forms.organisation_fields import LineField, OrganisationsField
from kheo.organisations.models import Organisation, Place
from kheo.organisations.models.organisation_words import choices
from kheo.organisations.reading.places import meant as places_meant
from kheo.programmes.actions.beginning import ProgrammeSaid
from kheo.programmes.models import Programme
from kheo.programmes.models.words import INSTRUMENTS, OPENNESSES, STATES
from kheo.programmes.rules.instruments import Instrument
from kheo.programmes.rules.openness import Openness

ADDRESS: Final = re.compile(r"(?:\[([a-z0-9-]+)\]|/([a-z0-9-]+)/)\s*$")
"""What stands in brackets, or ends an address that was copied, decides."""
MOST_SHOWN: Final = 5
MANY: Final = _("Có nhiều kết quả là “%(line)s”. Hãy chép một dòng trong số này: %(lines)s.")
ALL: Final = ("", _("Tất cả"))


class FilterForm(Unlabelled):
    """Which programmes to list."""

    tinh_trang = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[ALL, *choices(STATES)]
    )

    def state(self) -> str:
        """Return the state asked for, or nothing."""
        return str(self.cleaned_data.get("tinh_trang", "")) if self.is_valid() else ""


class OneOrganisationField(OrganisationsField):
    """One organisation, by a name that only one has or by a name with its address."""

    def __init__(self, **more: Any) -> None:
        hint = _("Gõ tên tổ chức. Nếu nhiều tổ chức cùng tên, trang sẽ cho chọn.")
        given = {"help_text": hint, "widget": forms.TextInput(attrs={"autocomplete": "off"})}
        super().__init__(**(given | more))

    def clean(self, value: Any) -> Any:
        """Return the organisation, or None where the field may stay empty."""
        found: list[Organisation] = super().clean(one_line(str(value or "")))
        return found[0] if found else None


class PlaceField(LineField):
    """A place by its name, with its province after a comma where several have the name."""

    def clean(self, value: Any) -> Any:
        """Return the place, or None. Raises ValidationError for none and for many."""
        line = super().clean(value)
        if not line:
            return None
        address = ADDRESS.search(line)
        if address:
            found = list(Place.objects.filter(slug=address[1] or address[2]))
        else:
            found = list(places_meant(line, on=timezone.localdate()))[: MOST_SHOWN + 1]
        return only(line, found)


class ProgrammeField(LineField):
    """A programme by its name, or by the address of its page."""

    def __init__(self, **more: Any) -> None:
        hint = _("Gõ tên, hoặc dán địa chỉ trang của chương trình ấy.")
        super().__init__(**({"max_length": 700, "help_text": hint, "required": False} | more))
        self.rows: QuerySet[Programme] = Programme.objects.none()

    def clean(self, value: Any) -> Any:
        """Return the programme, or None. Raises ValidationError for none and for many."""
        line = super().clean(value)
        if not line:
            return None
        address = ADDRESS.search(line)
        if address:
            found = list(self.rows.filter(slug=address[1] or address[2]).distinct())
        else:
            exact = self.rows.filter(title__iexact=line).distinct()
            near = self.rows.filter(title__icontains=line).distinct()
            found = list(exact[: MOST_SHOWN + 1]) or list(near[: MOST_SHOWN + 1])
        return only(line, found)


class DocumentField(LineField):
    """A published document by its number."""

    def __init__(self, **more: Any) -> None:
        hint = _("Gõ số, ký hiệu, ví dụ 33/CT-TTg. Văn bản phải có trong thư viện văn bản.")
        super().__init__(**({"max_length": 300, "help_text": hint} | more))

    def clean(self, value: Any) -> Any:
        """Return the document, or None. Raises ValidationError for none and for many."""
        line = super().clean(value)
        if not line:
            return None
        address = ADDRESS.search(line)
        rows = Document.objects.published()
        if address:
            return only(line, list(rows.filter(slug=address[1] or address[2])))
        return only(line, list(rows.numbered(line)[: MOST_SHOWN + 1]))


def only(line: str, found: list[Any]) -> Any:
    """Return the one record that a line means. Raises ValidationError for none and for many."""
    if len(found) == 1:
        return found[0]
    if not found:
        sentence = _("Không tìm thấy “%(line)s”. Hãy kiểm tra lại cách viết.")
        raise forms.ValidationError(sentence, code="unknown", params={"line": line})
    lines = "; ".join(f"{getattr(one, 'name', one)} [{one.slug}]" for one in found[:MOST_SHOWN])
    raise forms.ValidationError(MANY, code="many", params={"line": line, "lines": lines})


class ProgrammeForm(Unlabelled):
    """What is said of a programme besides its parties and its text."""

    title = LineField(label=_("Tên"), max_length=500)
    instrument = forms.ChoiceField(label=_("Loại"), choices=choices(INSTRUMENTS))
    since = DayField(label=_("Từ ngày"), help_text=_("Ví dụ 1/1/2026."))
    until = DayField(
        label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu không định thời hạn.")
    )
    theme = LineField(label=_("Chủ đề"), max_length=300, required=False)
    place = PlaceField(label=_("Địa bàn"), required=False, help_text=_("Ví dụ: Tỉnh An Lĩnh."))
    openness = forms.ChoiceField(
        label=_("Mức công khai"), choices=choices(OPENNESSES),
        help_text=_("Sau khi các bên ký đủ, người dân xem được gì trên trang công khai."),
    )  # fmt: skip
    parent = ProgrammeField(label=_("Chương trình cấp trên"))
    former = ProgrammeField(label=_("Kế tục chương trình"))

    def __init__(self, *args: Any, rows: QuerySet[Programme], **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("parent", "former"):
            self.fields[name].rows = rows  # type: ignore[attr-defined] # a field of ours

    def said(self, *, document: Document | None = None) -> ProgrammeSaid:
        """Return what is said; the document stays as it is."""
        given = self.cleaned_data
        return ProgrammeSaid(
            **{name: given[name] for name in ("title", "since", "until", "theme", "place")},
            instrument=Instrument(given["instrument"]),
            openness=Openness(given["openness"]),
            parent=given["parent"],
            former=given["former"],
            document=document,
        )


def initial_of(programme: Programme) -> dict[str, Any]:
    """Return a programme as its form shows it."""
    place, parent, former = programme.place, programme.parent, programme.former
    return {
        "title": programme.title, "instrument": programme.instrument, "since": programme.since,
        "until": programme.until, "theme": programme.theme, "openness": programme.openness,
        "place": f"{place.name} [{place.slug}]" if place else "",
        "parent": f"{parent.title} [{parent.slug}]" if parent else "",
        "former": f"{former.title} [{former.slug}]" if former else "",
    }  # fmt: skip
