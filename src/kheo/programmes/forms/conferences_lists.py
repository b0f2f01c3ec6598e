"""The lists of a conference, pasted: who presides, who is invited, agenda, documents."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kheo.core.days import day_here
from kheo.organisations.forms.organisation_fields import ADDRESS, meant
from kheo.organisations.models import Officer, Organisation
from kheo.programmes.actions.conferences_people import ChairSaid, GuestSaid
from kheo.programmes.forms.conferences_fields import (
    DocumentsField,
    ListField,
    document_written,
)
from kheo.programmes.models import Conference
from kheo.programmes.reading.conferences_naming import named_exactly
from kheo.programmes.reading.conferences_offices import office_held
from kheo.programmes.rules.meeting_lines import (
    AgendaLine,
    CellLine,
    ChairLine,
    agenda_item_in,
    agenda_written,
    chair_in,
    chairs_written,
)


class ChairsField(ListField):
    """Who presides, on the day of the conference."""

    day: date

    def read(self, line: CellLine) -> ChairSaid:
        """Return who a line means. Raises ValidationError."""
        said = chair_in(line)
        if said.account:
            return self.by_account(said)
        if not said.office:
            raise ValidationError(_("hãy ghi chức vụ sau dấu phẩy."))
        return ChairSaid(said.name, said.office)

    def by_account(self, said: ChairLine) -> ChairSaid:
        """Return an officer with the office held on the day. Raises ValidationError."""
        officer = Officer.objects.filter(username=said.account, is_active=True).first()
        if officer is None:
            raise ValidationError(_("không có tài khoản nào tên “%s”.") % said.account)
        organisation = meant(f"[{said.slug}]") if said.slug else None
        if office_held(officer, self.day, organisation=organisation) is None:
            raise ValidationError(
                _("%s không giữ chức vụ nào vào ngày họp; hãy ghi họ tên và chức vụ.") % officer
            )
        return ChairSaid(officer=officer, organisation=organisation)


class ChairsForm(forms.Form):
    """Who presides."""

    chairs = ChairsField(
        label=_("Chủ trì, mỗi dòng một người"),
        help_text=_(
            "Họ và tên, dấu phẩy, chức vụ. Người có tài khoản: ghi @ và tên đăng nhập; chức vụ vào "
            "ngày họp được điền theo nhiệm vụ đã ghi. Có thể dán nguyên danh sách từ Word."
        ),
    )

    def __init__(self, *args: Any, conference: Conference, **more: Any) -> None:
        rows = conference.chairs.select_related("officer", "organisation")
        initial = {"chairs": chairs_written([chair_line(one) for one in rows])}
        super().__init__(*args, **{"initial": initial, **more})
        field = self.fields["chairs"]
        assert isinstance(field, ChairsField)  # noqa: S101 - written above
        field.day = day_here(conference.starts_at)


def chair_line(row: Any) -> ChairLine:
    """Return the line that means a chair that is there."""
    if row.officer:
        slug = row.organisation.slug if row.organisation else ""
        return ChairLine(account=row.officer.username, slug=slug)
    return ChairLine(row.name, row.office)


class GuestsField(ListField):
    """Organisations and persons; what is the name of one living organisation is that one."""

    day: date

    def clean(self, value: Any) -> list[GuestSaid]:
        """Return who is invited, each once. Raises ValidationError."""
        lines = [str(one) for one in super().clean(value)]
        known = named_exactly(lines, on=self.day)
        found = [GuestSaid(organisation=known[one]) if one in known else told(one) for one in lines]
        return list({one.key: one for one in found}.values())

    def read(self, line: CellLine) -> str:
        """Return the words of a line; cells of a pasted table stand behind one another."""
        return ", ".join(cell for cell in line.cells if cell)


def told(line: str) -> GuestSaid:
    """Return who a line means that is no name. Raises ValidationError for a wrong address."""
    return GuestSaid(organisation=meant(line)) if ADDRESS.search(line) else GuestSaid(line)


class GuestsForm(forms.Form):
    """Who is invited."""

    guests = GuestsField(
        label=_("Thành phần mời, mỗi dòng một tổ chức hoặc một người"),
        rows=12,
        help_text=_(
            "Có thể dán nguyên danh sách từ Word. Tổ chức ghi đúng tên sẽ thấy hội nghị trong "
            "phần việc của mình."
        ),
    )

    def __init__(self, *args: Any, conference: Conference, **more: Any) -> None:
        rows = list(conference.guests.select_related("organisation"))
        lines = [one.name or address_of(one.organisation) for one in rows]
        super().__init__(*args, **{"initial": {"guests": "\n".join(lines)}, **more})
        field = self.fields["guests"]
        assert isinstance(field, GuestsField)  # noqa: S101 - written above
        field.day = day_here(conference.starts_at)


def address_of(organisation: Organisation | None) -> str:
    """Return the line that means an organisation and no other."""
    return f"{organisation.name} [{organisation.slug}]" if organisation else ""


class AgendaField(ListField):
    """What is spoken of."""

    def read(self, line: CellLine) -> AgendaLine:
        """Return an item. Raises ValidationError for a time without words."""
        item = agenda_item_in(line.cells)
        if not item.text:
            raise ValidationError(_("hãy ghi nội dung sau giờ."))
        return item


class AgendaForm(forms.Form):
    """The agenda."""

    agenda = AgendaField(
        label=_("Chương trình họp, mỗi dòng một nội dung"),
        rows=12,
        required=False,
        help_text=_(
            "Ví dụ: 08:00 Khai mạc | Đồng chí Nguyễn Văn A. Giờ và người trình bày không bắt "
            "buộc. Bảng dán từ Word được đọc theo cột: giờ, nội dung, người trình bày."
        ),
    )

    def __init__(self, *args: Any, conference: Conference, **more: Any) -> None:
        rows = [AgendaLine(one.text, one.time, one.speaker) for one in conference.agenda.all()]
        super().__init__(*args, **{"initial": {"agenda": agenda_written(rows)}, **more})


class DocumentsForm(forms.Form):
    """The documents before a conference."""

    documents = DocumentsField(
        label=_("Tài liệu, mỗi dòng một số, ký hiệu"),
        required=False,
        help_text=_("Văn bản đã công bố trong thư viện. Ví dụ: 33/CT-TTg."),
    )

    def __init__(self, *args: Any, conference: Conference, **more: Any) -> None:
        lines = [document_written(one) for one in conference.documents.all()]
        super().__init__(*args, **{"initial": {"documents": "\n".join(lines)}, **more})
