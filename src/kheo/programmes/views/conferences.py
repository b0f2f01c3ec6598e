"""Conferences at work: the list, one screen each, the notice."""

from typing import Any, Final

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kheo.core.days import today
from kheo.core.once import once
from kheo.core.paging import page_of
from kheo.core.work import attempt, work_page
from kheo.organisations.reading.own import own_units
from kheo.organisations.staff import officer_of
from kheo.programmes.actions import conferences as actions
from kheo.programmes.actions.conferences_people import sums_of
from kheo.programmes.authority import HOLD
from kheo.programmes.forms.conferences import (
    ChangeForm,
    ConferenceForm,
    FilterForm,
    ReasonForm,
    initial_of,
)
from kheo.programmes.models import Conference, Programme
from kheo.programmes.offers import offers_for
from kheo.programmes.reading.conferences_naming import lines_for
from kheo.programmes.reading.conferences_reach import conferences_for, programmes_for
from kheo.programmes.reading.conferences_showing import (
    cancelled_because,
    entries_of,
    followed,
    with_tasks,
)
from kheo.programmes.refusals import sentence
from kheo.programmes.rules.conferences import CONFERENCE_NEXT, ConferenceState
from kheo.programmes.views.conferences_acting import (
    address_of,
    conference_of,
    done,
    form_page,
    held_conference,
    may_hold,
    tried,
    way_to,
    way_to_conferences,
)

FORM_METHODS: Final = ["GET", "HEAD", "POST"]


@work_page
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the conferences that are the officer's business, the latest first."""
    form = FilterForm(request.GET)
    rows = conferences_for(officer_of(request), on=today())
    if form.kind():
        rows = rows.filter(kind=form.kind())
    context = {
        "form": form,
        "rows": page_of(rows, request),
        "asked_query": f"loai={form.kind()}" if form.kind() else "",
        "now": timezone.now(),
    }
    return render(request, "programmes/conferences/list.html", context)


@work_page
@require_safe
def conference(request: HttpRequest, pk: int) -> HttpResponse:
    """Show all of one conference, and what may be done with it now."""
    held = conference_of(request, pk)
    state, guests = ConferenceState(held.state), list(held.guests.select_related("organisation"))
    context = {
        "conference": held,
        "chairs": held.chairs.all(),
        "guests": guests,
        "sums": sums_of(guests),
        "agenda": held.agenda.all(),
        "documents": held.documents.all(),
        "photos": held.photos.all(),
        "conclusions": followed(with_tasks(held.conclusions.all()), everything=True),
        "entries": entries_of(held),
        "reason": cancelled_because(held) if state is ConferenceState.CANCELLED else "",
        "offers": offers_for(held, officer_of(request)),
        "breadcrumbs": way_to_conferences(),
        **acts(request, held, state),
    }
    return render(request, "programmes/conferences/conference.html", context)


def acts(request: HttpRequest, held: Conference, state: ConferenceState) -> dict[str, Any]:
    """Return what the officer may do with a conference now."""
    if not may_hold(request, held.host):
        return {"may_hold": False}
    leads_to = CONFERENCE_NEXT[state]
    return {
        "may_hold": True,
        "may_change": state in actions.BEFORE,
        "may_list": state in {*actions.BEFORE, ConferenceState.HELD},
        "may_announce": ConferenceState.ANNOUNCED in leads_to,
        "may_say_held": ConferenceState.HELD in leads_to,
        "may_conclude": ConferenceState.CONCLUDED in leads_to,
        "may_cancel": ConferenceState.CANCELLED in leads_to,
        "may_attend": state in {ConferenceState.HELD, ConferenceState.CONCLUDED},
        "may_lay": state is not ConferenceState.CANCELLED,
        "may_photo": state not in {ConferenceState.PREPARED, ConferenceState.CANCELLED},
    }


def programmes_at_hand(request: HttpRequest) -> QuerySet[Programme]:
    """Return the programmes of which a conference of the officer's units may be held."""
    return programmes_for(officer_of(request), on=today()).order_by("-since", "pk")


@work_page
@require_http_methods(FORM_METHODS)
@once
def new(request: HttpRequest) -> HttpResponse:
    """Begin a conference."""
    own = own_units(officer_of(request), HOLD, on=today())
    initial = {
        "host": "".join(lines_for(own[:1]).values()),
        "programme": request.GET.get("chuong-trinh"),
    }
    form = ConferenceForm(
        request.POST or None, initial=initial, programmes=programmes_at_hand(request)
    )
    if request.method == "POST" and form.is_valid():
        made = tried(form, lambda at: actions.prepare_conference(
            said=form.said(), host=form.host_meant(), by=officer_of(request), on=today(), at=at,
        ))  # fmt: skip
        if made:
            said = _("Đã lập hội nghị. Hãy ghi người chủ trì, thành phần mời và chương trình họp.")
            return done(request, said, address_of(made))
    return form_page(
        request, form, title=_("Chuẩn bị hội nghị"), action=_("Lập hội nghị"),
        back=reverse("meetings_work:conferences"), breadcrumbs=way_to_conferences(),
    )  # fmt: skip


@work_page
@require_http_methods(FORM_METHODS)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the notice."""
    held = held_conference(request, pk)
    form = ChangeForm(
        request.POST or None, initial=initial_of(held), programmes=programmes_at_hand(request)
    )
    if request.method == "POST" and form.is_valid():
        made = tried(form, lambda at: actions.change_conference(
            conference=held, said=form.said(), by=officer_of(request), on=today(), at=at,
        ))  # fmt: skip
        if made:
            return done(request, _("Đã sửa thông tin hội nghị."), address_of(made))
    return form_page(
        request, form, title=_("Sửa thông tin hội nghị"), action=_("Lưu"), back=address_of(held),
        breadcrumbs=way_to(held),
    )  # fmt: skip


@work_page
@require_POST
def announce(request: HttpRequest, pk: int) -> HttpResponse:
    """Give notice."""
    held = held_conference(request, pk)
    attempt(
        request, _("Đã thông báo hội nghị."),
        lambda at: actions.announce(
            conference=held, by=officer_of(request), on=today(), at=at
        ),
        sentence=sentence,
    )  # fmt: skip
    return redirect(address_of(held))


@work_page
@require_POST
def say_held(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that it was held."""
    held = held_conference(request, pk)
    attempt(
        request, _("Đã ghi hội nghị đã họp. Hãy ghi thành phần dự và kết luận."),
        lambda at: actions.hold(conference=held, by=officer_of(request), on=today(), at=at),
        sentence=sentence,
    )  # fmt: skip
    return redirect(address_of(held))


@work_page
@require_http_methods(FORM_METHODS)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel a conference, with a reason."""
    held = held_conference(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = tried(form, lambda at: actions.cancel_conference(
            conference=held, reason=form.cleaned_data["reason"], by=officer_of(request),
            on=today(), at=at,
        ))  # fmt: skip
        if made:
            return done(request, _("Đã hủy hội nghị."), address_of(held))
    return form_page(
        request, form, title=_("Hủy hội nghị"), action=_("Hủy hội nghị này"), back=address_of(held),
        breadcrumbs=way_to(held),
        warning=_("Ai đã đọc thông báo sẽ thấy hội nghị bị hủy và lý do."),
    )  # fmt: skip
