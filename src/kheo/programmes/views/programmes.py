"""Programmes at work: the list with what waits, and one with all that may be done."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from kheo.core.paging import page_of
from kheo.core.work import work_page
from kheo.ledger.actions import ref_of
from kheo.ledger.models import Entry
from kheo.organisations.authority import may
from kheo.organisations.models import Officer
from kheo.organisations.staff import officer_of
from kheo.programmes.authority import ADVISE
from kheo.programmes.forms.programmes import FilterForm
from kheo.programmes.models import Advice, Programme, Version
from kheo.programmes.models.words import STATES
from kheo.programmes.reading.programmes import concerning, waiting_for, with_parties
from kheo.programmes.reading.programmes_acts import acts_of
from kheo.programmes.reading.programmes_texts import numbered_text
from kheo.programmes.rules.states import State
from kheo.programmes.views.acting import programme_of, show, standing, way_to

PER_PAGE: Final = 30
SHOWN_ENTRIES: Final = 15
WAY: Final = (State.ASKING_LEAVE, State.DRAFT, State.COMMENTS, State.SIGNING, State.RUNNING)


@work_page
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the programmes of the officer's organisations, and what of them waits for him."""
    officer, on = officer_of(request), timezone.localdate()
    form = FilterForm(request.GET)
    rows = concerning(officer, on=on)
    wanted = rows.filter(state=form.state()) if form.state() else rows
    context = {
        "form": form,
        "waiting": waiting_for(officer, rows, on=on),
        "rows": page_of(with_parties(wanted), request, per_page=PER_PAGE),
        "asked_query": urlencode({"tinh_trang": form.state()}) if form.state() else "",
    }
    return show(request, "programmes/work/list.html", context, [])


@work_page
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one programme: where it stands, who said what, what may be done."""
    programme = programme_of(request, pk)
    at = standing(request, programme)
    versions = versions_of(programme)
    now, acts = version_at_hand(versions), acts_of(at)
    context: dict[str, Any] = {
        "programme": programme,
        "steps": steps_of(State(programme.state)),
        "at": at,
        "doable": [act for act in acts if not act.aside],
        "beside": [act for act in acts if act.aside],
        "versions": versions,
        "version": now,
        "clauses": numbered_text(now.outline) if now else [],
        "supplements": max(0, sum(1 for one in versions if one.bound_at) - 1),
        "advice": Advice.objects.filter(programme=programme).select_related("unit", "to"),
        "may_advise": may_ask_leave(officer_of(request), programme),
        "entries": Entry.objects.about(ref_of(programme)).newest_first()[:SHOWN_ENTRIES],
        "comments": comments_of(at.version),
        "may_reply": at.drafts,
    }
    return show(request, "programmes/work/programme.html", context, way_to())


def versions_of(programme: Programme) -> list[Version]:
    """Return the versions with what parties said to each, the newest first."""
    rows = programme.versions.select_related("proposed_by__organisation").order_by("-number")
    return list(rows.prefetch_related("answers__party__organisation"))


def version_at_hand(versions: list[Version]) -> Version | None:
    """Return the version whose text the page shows: what binds, else the newest."""
    binding = [one for one in versions if one.bound_at and not one.overtaken_at]
    found = [*binding, *versions][:1]
    return found[0] if found else None


def comments_of(version: Version | None) -> list[dict[str, Any]]:
    """Return the comments on a version, each with the clause that it is about."""
    if version is None:
        return []
    rows = list(version.comments.select_related("organisation", "by", "replied_by"))
    named = {one.clause.key: one for one in numbered_text(version.outline)} if rows else {}
    return [{"row": row, "clause": named.get(row.clause_key)} for row in rows]


def steps_of(state: State) -> list[dict[str, Any]]:
    """Return the way of a programme, and where on it this one stands."""
    way = [*WAY, state if state not in WAY else State.ENDED]
    place = way.index(state)
    return [
        {"label": STATES[one], "done": number < place, "here": number == place}
        for number, one in enumerate(way)
    ]


def may_ask_leave(officer: Officer, programme: Programme) -> str:
    """Return the address where the officer may ask leave for a programme, or nothing."""
    if programme.state != State.ASKING_LEAVE:
        return ""
    lead = programme.parties.all()[0]
    on = timezone.localdate()
    units = [one for one in (lead.organisation, lead.desk) if one]
    if not any(may(officer, ADVISE, one, on=on) for one in units):
        return ""
    return f"{reverse('programmes_work:give_advice')}?{urlencode({'chuong-trinh': programme.pk})}"
