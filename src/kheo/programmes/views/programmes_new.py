"""Beginning a programme, and setting right what is said of it before it is signed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kheo.core.once import once
from kheo.core.work import work_page
from kheo.organisations.forms.organisation_fields import written
from kheo.organisations.models import Officer
from kheo.organisations.reading.own import own_units
from kheo.organisations.staff import officer_of
from kheo.programmes.actions.beginning import (
    begin_programme,
    change_contacts,
    change_parties,
    change_programme,
)
from kheo.programmes.authority import DRAFT
from kheo.programmes.forms.parties import (
    MORE,
    ContactsForm,
    PartyRows,
    initial_contacts,
    initial_rows,
)
from kheo.programmes.forms.programmes import ProgrammeForm, initial_of
from kheo.programmes.forms.programmes_new import NewForm
from kheo.programmes.models import Programme
from kheo.programmes.models.programmes import SHOWN
from kheo.programmes.reading.programmes import concerning
from kheo.programmes.rules.instruments import PartyRole
from kheo.programmes.rules.openness import Openness
from kheo.programmes.views.acting import (
    Asked,
    act_page,
    address_of,
    done,
    programme_of,
    show,
    shut,
    standing,
    way_through,
    way_to,
)


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
@once
def new(request: HttpRequest) -> HttpResponse:
    """Begin a programme with two parties or more."""
    by, on = officer_of(request), timezone.localdate()
    sent = request.POST if request.method == "POST" else None
    grows = sent is not None and MORE in sent
    typed = request.POST.dict() if grows else None
    form = NewForm(None if grows else sent, rows=known(by), initial=typed)
    parties = PartyRows(sent, initial=first_rows(by))
    begun: list[Programme] = []
    if not grows and sent is not None and parties.is_valid():
        said = _("Đã lập chương trình. Hãy soạn nội dung dự thảo.")
        if done(request, form, said, lambda at: begun.append(begin_programme(
            said=form.said(), parties=parties.said(), by=by, on=on, at=at,
            asks_leave=form.cleaned_data["asks_leave"],
        ))):  # fmt: skip
            return redirect(address_of(begun[0]))
    wrong = not grows and sent is not None
    context = {"form": form, "parties": parties, "title": _("Lập chương trình phối hợp"),
               "button": _("Lập chương trình")}  # fmt: skip
    return show(request, "programmes/work/new.html", context, way_to(), wrong=wrong)


def first_rows(by: Officer) -> list[dict[str, Any]]:
    """Return the rows of a new programme: the officer's own organisation, and one to be named."""
    units = own_units(by, DRAFT, on=timezone.localdate())
    own = written(units[0]) if len(units) == 1 else ""
    return [
        {"organisation": own, "role": str(PartyRole.LEAD)},
        {"role": str(PartyRole.PARTNER)},
    ]


def known(by: Officer) -> Any:
    """Return the programmes that an officer may name: public ones, and those that concern him."""
    public = Programme.objects.filter(state__in=SHOWN).exclude(openness=Openness.INTERNAL)
    return public | Programme.objects.filter(pk__in=concerning(by, on=timezone.localdate()))


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is said of a programme that nobody has signed."""
    programme = programme_of(request, pk)
    by, on = officer_of(request), timezone.localdate()
    sent = request.POST if request.method == "POST" else None
    form = ProgrammeForm(sent, rows=known(by).exclude(pk=pk), initial=initial_of(programme))
    asked = Asked(
        _("Sửa thông tin chung"), "", _("Ghi thông tin"), _("Đã ghi thông tin chương trình.")
    )
    return act_page(
        request, standing(request, programme), form, asked,
        lambda at: change_programme(
            programme=programme, said=form.said(document=programme.document), by=by, on=on, at=at
        ),
    )  # fmt: skip


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
def parties(request: HttpRequest, pk: int) -> HttpResponse:
    """Set the parties anew, while nobody has signed."""
    programme = programme_of(request, pk)
    by, on = officer_of(request), timezone.localdate()
    if (closed := shut(request, standing(request, programme))) is not None:
        return closed
    sent = request.POST if request.method == "POST" else None
    kept = programme.parties.select_related("organisation", "desk", "contact_officer")
    rows = PartyRows(sent, initial=initial_rows(list(kept)))
    form = rows.forms[0] if rows.forms else ContactsForm(sent)
    acts = sent is not None and not rows.more and rows.is_valid()
    if acts and done(request, form, _("Đã ghi các bên."), lambda at: change_parties(
        programme=programme, parties=rows.said(), by=by, on=on, at=at
    )):  # fmt: skip
        return redirect(address_of(programme))
    context = {"parties": rows, "title": _("Sửa các bên"), "button": _("Ghi các bên"),
               "programme": programme}  # fmt: skip
    wrong = sent is not None and not rows.more
    return show(request, "programmes/work/new.html", context, way_through(programme), wrong=wrong)


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
def contacts(request: HttpRequest, pk: int, party_pk: int) -> HttpResponse:
    """Set desk, leader and contact of one party."""
    programme = programme_of(request, pk)
    rows = programme.parties.select_related("organisation", "desk", "contact_officer", "programme")
    party = get_object_or_404(rows, pk=party_pk)
    by, on = officer_of(request), timezone.localdate()
    sent = request.POST if request.method == "POST" else None
    form = ContactsForm(sent, initial=initial_contacts(party))
    asked = Asked(_("Sửa đầu mối"), str(party.organisation), _("Ghi"), _("Đã ghi đầu mối."))
    return act_page(
        request, standing(request, programme), form, asked,
        lambda at: change_contacts(
            party=party, said=form.said(party.organisation, PartyRole(party.role)), by=by, on=on,
            at=at,
        ),
    )  # fmt: skip
