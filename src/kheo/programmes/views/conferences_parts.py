"""The lists of a conference, and its record: who presides, who came, what was concluded."""

from collections.abc import Callable
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kheo.core.days import today
from kheo.core.work import work_page
from kheo.organisations.staff import officer_of
from kheo.papers.errors import PaperError
from kheo.papers.making import CONTENT_TYPES, Format, file_name, make
from kheo.programmes.actions import conferences_people as people
from kheo.programmes.actions.conferences_concluding import conclude, write_conclusions
from kheo.programmes.actions.conferences_papers import set_agenda, set_documents
from kheo.programmes.forms.conferences_lists import (
    AgendaForm,
    ChairsForm,
    DocumentsForm,
    GuestsForm,
)
from kheo.programmes.forms.conferences_record import AttendanceForm, ConclusionsForm
from kheo.programmes.inviting import invitation
from kheo.programmes.models import Conference
from kheo.programmes.views.conferences_acting import (
    address_of,
    conference_of,
    done,
    form_page,
    held_conference,
    tried,
    way_to,
)

FORM_METHODS: Final = ["GET", "HEAD", "POST"]
Act = Callable[..., Any]


def list_page(
    request: HttpRequest,
    held: Conference,
    form: forms.Form,
    act: Act,
    *,
    name: str,
    title: str,
    said: str,
) -> HttpResponse:
    """Show a list of a conference to be written, or write it and go back."""
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[next(iter(form.fields))]}
        made = tried(form, lambda at: (act(
            conference=held, **given, by=officer_of(request), on=today(), at=at
        ), True))  # fmt: skip
        if made:
            return done(request, said, address_of(held))
    return form_page(
        request, form, title=title, action=_("Lưu"), back=address_of(held), breadcrumbs=way_to(held)
    )


@work_page
@require_http_methods(FORM_METHODS)
def chairs(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down who presides."""
    held = held_conference(request, pk)
    return list_page(
        request, held, ChairsForm(request.POST or None, conference=held), people.set_chairs,
        name="chairs", title=_("Người chủ trì"), said=_("Đã ghi người chủ trì."),
    )  # fmt: skip


@work_page
@require_http_methods(FORM_METHODS)
def guests(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down who is invited."""
    held = held_conference(request, pk)
    return list_page(
        request, held, GuestsForm(request.POST or None, conference=held), people.invite,
        name="guests", title=_("Thành phần mời"), said=_("Đã ghi thành phần mời."),
    )  # fmt: skip


@work_page
@require_http_methods(FORM_METHODS)
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the agenda."""
    held = held_conference(request, pk)
    return list_page(
        request, held, AgendaForm(request.POST or None, conference=held), set_agenda,
        name="items", title=_("Chương trình họp"), said=_("Đã ghi chương trình họp."),
    )  # fmt: skip


@work_page
@require_http_methods(FORM_METHODS)
def documents(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay documents of the library before a conference."""
    held = held_conference(request, pk)
    return list_page(
        request, held, DocumentsForm(request.POST or None, conference=held), set_documents,
        name="documents", title=_("Tài liệu hội nghị"), said=_("Đã ghi tài liệu hội nghị."),
    )  # fmt: skip


@work_page
@require_http_methods(FORM_METHODS)
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down who came."""
    held = held_conference(request, pk)
    rows = list(held.guests.select_related("organisation"))
    form = AttendanceForm(request.POST or None, guests=rows)
    if request.method == "POST" and form.is_valid():
        found = tried(form, lambda at: people.tell_attendance(
            conference=held, told=form.told(), by=officer_of(request), on=today(), at=at
        ))  # fmt: skip
        if found:
            said = _("Đã ghi: mời %(invited)d, dự %(came)d, vắng %(absent)d, chưa ghi %(unsaid)d.")
            told = {
                "invited": found.invited, "came": found.came, "absent": found.absent,
                "unsaid": found.unsaid,
            }  # fmt: skip
            return done(request, said % told, address_of(held))
    return form_page(
        request, form, title=_("Thành phần dự"), action=_("Lưu"), back=address_of(held),
        breadcrumbs=way_to(held), rows=form.rows(),
        template="programmes/conferences/attendance.html",
    )  # fmt: skip


@work_page
@require_http_methods(FORM_METHODS)
def conclusions(request: HttpRequest, pk: int) -> HttpResponse:
    """Write course and conclusions, and fix them when they are right."""
    held = held_conference(request, pk)
    form = ConclusionsForm(request.POST or None, conference=held)
    if request.method == "POST" and form.is_valid():
        fixes = "fix" in request.POST
        act = conclude if fixes else write_conclusions
        made = tried(form, lambda at: (act(
            conference=held, summary=form.cleaned_data["summary"],
            conclusions=form.cleaned_data["conclusions"], by=officer_of(request), on=today(),
            at=at,
        ), True))  # fmt: skip
        if made:
            said = _("Đã chốt kết luận.") if fixes else _("Đã lưu. Kết luận chưa chốt.")
            return done(request, said, address_of(held))
    return form_page(
        request, form, title=_("Diễn biến và kết luận"), action=_("Lưu, chưa chốt"),
        back=address_of(held), breadcrumbs=way_to(held), fix=_("Chốt kết luận"),
        warning=_(
            "Chốt rồi thì không sửa được nữa: kết luận được công khai theo mức của hội nghị và "
            "giao thành nhiệm vụ."
        ),
    )  # fmt: skip


@work_page
@require_safe
def paper(request: HttpRequest, pk: int, written_as: str) -> HttpResponse:
    """Answer the invitation as a paper for download."""
    held = conference_of(request, pk)
    told, kind = invitation(held), Format(written_as)
    try:
        content = make(told, kind)
    except PaperError as error:
        return HttpResponse(str(error), status=422, content_type="text/plain; charset=utf-8")
    response = HttpResponse(content, content_type=CONTENT_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{file_name(told, kind)}"'
    return response
