"""Advice (tham mưu): what waits, what was given, one with its decisions, a new one."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kheo.core.once import once
from kheo.core.paging import page_of
from kheo.core.work import attempt, work_page
from kheo.organisations.models import Officer, Organisation
from kheo.organisations.reading.own import own_units
from kheo.organisations.staff import officer_of
from kheo.programmes.actions.advice import (
    bring_back,
    decide_advice,
    give_advice,
    withdraw_advice,
)
from kheo.programmes.authority import ADVISE
from kheo.programmes.forms.advice import BringBackForm, DecideForm, GiveForm
from kheo.programmes.models import Advice, Programme
from kheo.programmes.reading import advice as reading
from kheo.programmes.reading.programmes import concerning, may_see
from kheo.programmes.refusals import sentence
from kheo.programmes.rules.advice import Decision, Matter
from kheo.programmes.views.acting import done, show, way_to

PER_PAGE: Final = 30
MOST_WAITING: Final = 50
MOST_UNITS: Final = 50


@work_page
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what waits for a decision, and all that the officer's organisations gave or received."""
    officer, on = officer_of(request), timezone.localdate()
    context = {
        "waiting": reading.waiting_on(officer, on=on)[:MOST_WAITING],
        "rows": page_of(reading.concerning(officer, on=on), request, per_page=PER_PAGE),
    }
    return show(request, "programmes/work/advice_list.html", context, way_to())


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
@once
def give(request: HttpRequest) -> HttpResponse:
    """Propose something to a body above."""
    by, on = officer_of(request), timezone.localdate()
    units = units_of(by)
    above = reading.bodies_above(list(units[:MOST_UNITS]), on=on)
    form = GiveForm(
        request.POST if request.method == "POST" else None, units=units, above=above,
        programmes=concerning(by, on=on), initial=initial_of(request, by),
    )  # fmt: skip
    given: list[Advice] = []
    if done(request, form, _("Đã trình."), lambda at: given.append(give_advice(
        unit=form.cleaned_data["unit"], to=form.cleaned_data["to"], said=form.said(), by=by,
        on=on, at=at,
    ))):  # fmt: skip
        return redirect("programmes_work:advice", given[0].pk)
    context = {"form": form, "lonely": not above}
    return show(
        request, "programmes/work/advice_new.html", context, way_to(way()), wrong=bool(form.errors)
    )


def units_of(by: Officer) -> Any:
    """Return the organisations for which an officer may advise; all for an administrator."""
    if by.is_superuser:
        return Organisation.objects.alive_on(timezone.localdate()).listed()
    keys = [one.pk for one in own_units(by, ADVISE, on=timezone.localdate())]
    return Organisation.objects.filter(pk__in=keys).listed()


def initial_of(request: HttpRequest, by: Officer) -> dict[str, Any]:
    """Return what the form begins with: leave for the programme from whose page one comes."""
    key = request.GET.get("chuong-trinh", "")
    if not (key.isascii() and key.isdigit() and len(key) < 16):
        return {}
    programme = Programme.objects.filter(pk=int(key)).first()
    if programme is None or not may_see(by, programme, on=timezone.localdate()):
        return {}
    lead = programme.parties.all()[0]
    return {
        "matter": str(Matter.LEAVE),
        "unit": lead.organisation_id,
        "programme": f"{programme.title} [{programme.slug}]",
        "title": _("Xin chủ trương ký kết: %(title)s") % {"title": programme.title},
    }


def way() -> tuple[str, str]:
    """Return the way to the list of advice."""
    return _("Tham mưu"), reverse("programmes_work:advice_list")


@work_page
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one proposal with all its decisions, and what may be done."""
    return show_one(request, advice_of(request, pk))


def advice_of(request: HttpRequest, pk: int) -> Advice:
    """Return advice that concerns who asks. Raises Http404."""
    rows = Advice.objects.select_related("unit", "to", "programme", "plan", "document", "given_by")
    advice = get_object_or_404(rows, pk=pk)
    if not reading.may_see(officer_of(request), advice, on=timezone.localdate()):
        raise Http404
    return advice


def show_one(request: HttpRequest, advice: Advice, **forms: Any) -> HttpResponse:
    """Show advice, with what was typed when it was not taken."""
    officer, on = officer_of(request), timezone.localdate()
    gives, decides = reading.sides_of(officer, advice, on=on)
    state = Decision(advice.decision)
    programme = advice.programme
    context = {
        "advice": advice,
        "rulings": advice.rulings.select_related("by", "document"),
        "may_decide": decides and state is Decision.WAITING,
        "may_bring_back": gives and state is Decision.RETURNED,
        "may_withdraw": gives and state in {Decision.WAITING, Decision.RETURNED},
        "sees_programme": programme is not None and may_see(officer, programme, on=on),
        "decide_form": DecideForm(auto_id="quyet_%s"),
        "back_form": BringBackForm(auto_id="lai_%s", initial={"text": advice.text}),
        **forms,
    }
    return show(request, "programmes/work/advice.html", context, way_to(way()), wrong=bool(forms))


@work_page
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve, return or decline."""
    advice, by = advice_of(request, pk), officer_of(request)
    form = DecideForm(request.POST, auto_id="quyet_%s")
    if done(request, form, _("Đã ghi ý kiến."), lambda at: decide_advice(
        advice=advice, decision=Decision(form.cleaned_data["decision"]),
        reason=form.cleaned_data["reason"], document=form.cleaned_data["document"], by=by,
        on=timezone.localdate(), at=at,
    )):  # fmt: skip
        return redirect("programmes_work:advice", pk)
    return show_one(request, advice, decide_form=form)


@work_page
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring back what was returned."""
    advice, by = advice_of(request, pk), officer_of(request)
    form = BringBackForm(request.POST, auto_id="lai_%s")
    if done(request, form, _("Đã trình lại."), lambda at: bring_back(
        advice=advice, text=form.cleaned_data["text"], document=form.cleaned_data["document"],
        by=by, on=timezone.localdate(), at=at,
    )):  # fmt: skip
        return redirect("programmes_work:advice", pk)
    return show_one(request, advice, back_form=form)


@work_page
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a proposal back."""
    advice, by = advice_of(request, pk), officer_of(request)
    attempt(
        request, _("Đã rút."),
        lambda at: withdraw_advice(advice=advice, by=by, on=timezone.localdate(), at=at),
        sentence=sentence,
    )  # fmt: skip
    return redirect("programmes_work:advice", pk)
