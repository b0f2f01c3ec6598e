"""Giving one task, mending what it says, giving a declined one again."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kheo.core import work
from kheo.core.once import once
from kheo.core.work import work_page
from kheo.organisations.authority import chains
from kheo.organisations.models import Organisation, OrganisationParent
from kheo.organisations.models.spans import on_day
from kheo.organisations.staff import officer_of
from kheo.programmes.models import Programme
from kheo.programmes.rules.instruments import ItemKind
from kheo.tasks.actions.assigning import Assignment
from kheo.tasks.actions.assigning import assign as give
from kheo.tasks.actions.changing import Change, change, give_again
from kheo.tasks.authority import ASSIGN
from kheo.tasks.forms.giving import AgainForm, AssignForm, ChangeForm, as_it_is, begun_from
from kheo.tasks.forms.giving_units import as_typed
from kheo.tasks.models import Task
from kheo.tasks.reading.scope import Scope, scope_of
from kheo.tasks.reading.sources import ROWS, Told, concerned, source_of, told
from kheo.tasks.refusals import sentence
from kheo.tasks.rules.states import CLOSED, State
from kheo.tasks.views.task import REFUSED, find, way

MOST_OFFERED = 300


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
@once
def assign(request: HttpRequest) -> HttpResponse:
    """Give one task, from nothing or from what the address names as its source."""
    scope = scope_of(officer_of(request), on=timezone.localdate())
    givers = scope.doing(ASSIGN)
    if not givers and not scope.all_units:
        raise PermissionDenied(_("Bạn không có quyền giao nhiệm vụ."))
    source = asked_source(request, scope)
    form = AssignForm(
        request.POST if request.method == "POST" else None,
        initial=begun_from(source) if source else None,
        givers=givers, programmes=None if source else programmes_for(scope),
        on=timezone.localdate(),
    )  # fmt: skip
    if form.is_valid():
        made = given(request, form, source)
        if made:
            messages.success(request, _("Đã giao nhiệm vụ."))
            return redirect("tasks_work:task", made.pk)
    context = {
        "form": form, "source": source, "units": offered(givers), "breadcrumbs": way(),
        "heading": _("Giao nhiệm vụ"), "button": _("Giao nhiệm vụ"),
    }  # fmt: skip
    return shown(request, context)


def shown(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Show a form of this module, with what was typed when it was not taken."""
    status = REFUSED if context["form"].is_bound else 200
    return render(request, "tasks/work/giving.html", context, status=status)


def asked_source(request: HttpRequest, scope: Scope) -> Told | None:
    """Return the source that an address names. Raises Http404 for one that is not his matter."""
    asked = [(name, request.GET[name]) for name in ROWS if request.GET.get(name)]
    if not asked:
        return None
    name, key = asked[0]
    if len(asked) > 1 or not (key.isascii() and key.isdigit() and len(key) < 19):
        raise Http404
    source = source_of(name, int(key))
    if source is None:
        raise Http404
    near = concerned(source)
    if near is not None and not scope.all_units and near.isdisjoint(over(scope)):
        raise Http404
    return told(source)


def over(scope: Scope) -> set[int]:
    """Return an officer's units that give tasks, and all that stands over them; one query."""
    found = chains(scope.doing(ASSIGN), timezone.localdate())
    return {key for chain in found.values() for key in chain}


def programmes_for(scope: Scope) -> QuerySet[Programme]:
    """Return the running programmes to which an officer's units, or their desks, belong."""
    running = Programme.objects.running()
    if scope.all_units:
        return running
    keys = scope.keys
    near = Q(parties__organisation__in=keys) | Q(parties__desk__in=keys)
    return running.filter(pk__in=Programme.objects.filter(near).values("pk"))


def offered(givers: list[Organisation]) -> list[str]:
    """Return the names of what stands right under units, for a browser to offer; one query."""
    spans = OrganisationParent.objects.filter(
        on_day(timezone.localdate()), parent__in=givers
    ).select_related("organisation")
    names = [as_typed(span.organisation) for span in spans[:MOST_OFFERED]]
    return sorted(names)


def given(request: HttpRequest, form: AssignForm, source: Told | None) -> Task | None:
    """Give what was typed, or tell the form why not."""
    typed = form.cleaned_data
    said = Assignment(
        title=typed["title"], lead=typed["lead"], term=typed["term"], product=typed["product"],
        priority=typed["priority"], evidence=typed["evidence"], overseer=typed["overseer"],
        partners=tuple(typed["partners"]), programme=typed.get("programme"),
        kind=source.kind if source else ItemKind.WORK,
        sources=(source.source,) if source else (),
    )  # fmt: skip
    return tried(form, lambda at: give(
        said=said, giver=typed["giver"], by=officer_of(request), on=timezone.localdate(), at=at
    ))  # fmt: skip


def tried(form: Form, act: Callable[[datetime], Task]) -> Task | None:
    """Act and return what the act returned; or None, and the form says why not."""
    return work.tried(form, act, sentence=sentence)


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
def mend(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a task says, for whoever gave it."""
    found, seen = find(request, pk)
    if not seen.gives or found.state in CLOSED | {State.SUBMITTED}:
        raise PermissionDenied(_("Nhiệm vụ này không sửa được nữa, hoặc không do bạn giao."))
    posted = request.POST if request.method == "POST" else None
    form = ChangeForm(posted, initial=as_it_is(found))
    if form.is_valid():
        said = Change(**listed(form.cleaned_data))
        if tried(form, lambda at: change(
            task=found, said=said, by=officer_of(request), on=timezone.localdate(), at=at
        )):  # fmt: skip
            messages.success(request, _("Đã sửa nhiệm vụ."))
            return redirect("tasks_work:task", pk)
    context = {
        "form": form, "task": found, "heading": _("Sửa nhiệm vụ"), "button": _("Lưu"),
        "breadcrumbs": way((found.title, reverse("tasks_work:task", args=[pk]))),
    }  # fmt: skip
    return shown(request, context)


def listed(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed, as a change takes it."""
    return {**typed, "partners": tuple(typed["partners"])}


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
def regive(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a declined task again, to the same unit or to another."""
    found, seen = find(request, pk)
    if not seen.presses or found.state != State.DECLINED:
        raise PermissionDenied(_("Nhiệm vụ này không chờ giao lại."))
    posted = request.POST if request.method == "POST" else None
    form = AgainForm(posted, initial={"lead": as_typed(found.lead)}, on=timezone.localdate())
    if form.is_valid() and tried(form, lambda at: give_again(
        task=found, lead=form.cleaned_data["lead"], by=officer_of(request),
        on=timezone.localdate(), at=at,
    )):  # fmt: skip
        messages.success(request, _("Đã giao lại nhiệm vụ."))
        return redirect("tasks_work:task", pk)
    context = {
        "form": form, "task": found, "heading": _("Giao lại nhiệm vụ"), "button": _("Giao lại"),
        "units": offered([found.giver]),
        "breadcrumbs": way((found.title, reverse("tasks_work:task", args=[pk]))),
    }  # fmt: skip
    return shown(request, context)
