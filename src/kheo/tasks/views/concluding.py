"""One page on which conclusions of a conference, or recommendations, become tasks."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from kheo.core.days import today
from kheo.core.work import tried, work_page
from kheo.organisations.authority import may_for
from kheo.organisations.models import Organisation
from kheo.organisations.staff import officer_of
from kheo.programmes.acting import bodies_of
from kheo.programmes.models import Conference, Inspection
from kheo.programmes.reading.conferences_reach import conferences_for, inspections_for
from kheo.tasks.actions.concluding import tasks_of_conclusions, tasks_of_recommendations
from kheo.tasks.authority import ASSIGN
from kheo.tasks.forms.concluding import ConcludingForm, Source
from kheo.tasks.refusals import sentence
from kheo.tasks.rules.states import State

FORM_METHODS: Final = ["GET", "HEAD", "POST"]


@work_page
@require_http_methods(FORM_METHODS)
def conference(request: HttpRequest, pk: int) -> HttpResponse:
    """Give conclusions of a conference as tasks, or show which came of which."""
    found = conferences_for(officer_of(request), on=today()).filter(pk=pk).first()
    if found is None:
        raise Http404
    back = reverse("meetings_work:conference", args=[found.pk])
    return page(
        request, found, found.host, rows=found.conclusions.all(), back=back,
        title=_("Giao kết luận thành nhiệm vụ"),
        crumbs=[(_("Hội nghị"), reverse("meetings_work:conferences")), (found.title, back)],
        give=lambda form: tasks_of_conclusions(
            conference=found, chosen=form.chosen, giver=form.giver_meant(),
            by=officer_of(request), on=today(), at=timezone.now(),
        ),
    )  # fmt: skip


@work_page
@require_http_methods(FORM_METHODS)
def inspection(request: HttpRequest, pk: int) -> HttpResponse:
    """Give recommendations of an inspection as tasks, or show which came of which."""
    found = inspections_for(officer_of(request), on=today()).filter(pk=pk).first()
    if found is None:
        raise Http404
    back = reverse("meetings_work:inspection", args=[found.pk])
    return page(
        request, found, found.organisation, rows=found.recommendations.all(), back=back,
        title=_("Giao kiến nghị thành nhiệm vụ"),
        crumbs=[(_("Đoàn kiểm tra"), reverse("meetings_work:inspections")), (found.title, back)],
        give=lambda form: tasks_of_recommendations(
            inspection=found, chosen=form.chosen, giver=form.giver_meant(),
            by=officer_of(request), on=today(), at=timezone.now(),
        ),
    )  # fmt: skip


def page(
    request: HttpRequest,
    found: Conference | Inspection,
    host: Organisation,
    *,
    rows: Any,
    back: str,
    title: str,
    crumbs: list[tuple[str, str]],
    give: Callable[[ConcludingForm], list[Any]],
) -> HttpResponse:
    """Show the rows without a task as a form, give those ticked, and show the others' tasks."""
    givers = givers_for(request, found, host)
    listed = list(rows.select_related("lead").prefetch_related("tasks__lead"))
    waiting: list[Source] = [one for one in listed if not living_tasks(one)]
    form = ConcludingForm(request.POST or None, sources=waiting, givers=givers)
    if request.method == "POST" and form.is_valid() and gave(request, form, give):
        return redirect(request.path)
    context = {
        "title": title,
        "form": form,
        "rows": form.rows(),
        "taken": [(one, living_tasks(one)) for one in listed if living_tasks(one)],
        "is_fixed": found.state not in {"prepared", "announced", "held", "set_up", "at_work"},
        "back": back,
        "breadcrumbs": crumbs,
    }
    status = 422 if form.errors else 200
    return render(request, "tasks/concluding.html", context, status=status)


def living_tasks(row: Any) -> list[Any]:
    """Return the tasks of a row that are not cancelled."""
    return [one for one in row.tasks.all() if one.state != State.CANCELLED]


def givers_for(
    request: HttpRequest, found: Conference | Inspection, host: Organisation
) -> list[Organisation]:
    """Return the organisations for which the officer may give these tasks, the host first.

    Raises PermissionDenied when there is none.
    """
    bodies = [host, *(bodies_of(found.programme) if found.programme else [])]
    listed = list(dict.fromkeys(bodies))
    allowed = may_for(officer_of(request), ASSIGN, listed, on=today())
    givers = [one for one in listed if one.pk in allowed]
    if not givers:
        raise PermissionDenied(_("Bạn không có nhiệm vụ được giao việc cho cơ quan này."))
    return givers


def gave(
    request: HttpRequest, form: ConcludingForm, give: Callable[[ConcludingForm], list[Any]]
) -> bool:
    """Give what was chosen and say how much, or say in the form why not."""
    tasks = tried(form, lambda _at: give(form), sentence=sentence)
    if tasks is None:
        return False
    said = ngettext("Đã giao %(number)d nhiệm vụ.", "Đã giao %(number)d nhiệm vụ.", len(tasks))
    messages.success(request, said % {"number": len(tasks)})
    return True
