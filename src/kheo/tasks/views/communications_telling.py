"""Telling of communication activities: a new one with its task, and what became of it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kheo.core.once import once
from kheo.core.work import work_page
from kheo.organisations.staff import officer_of
from kheo.programmes.rules.instruments import ItemKind
from kheo.tasks.actions.assigning import Assignment
from kheo.tasks.actions.communications import give_communication, tell_communication
from kheo.tasks.authority import ASSIGN
from kheo.tasks.forms.communications import NewCommunicationForm, TellForm, as_it_is
from kheo.tasks.forms.giving import begun_from
from kheo.tasks.models import Communication, Task
from kheo.tasks.reading.scope import scope_of
from kheo.tasks.reading.sources import Told
from kheo.tasks.views.giving import asked_source, offered, programmes_for, tried
from kheo.tasks.views.task import REFUSED, find, way


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
@once
def new(request: HttpRequest) -> HttpResponse:
    """Give a task and tell its activity in one step."""
    today = timezone.localdate()
    scope = scope_of(officer_of(request), on=today)
    givers = scope.doing(ASSIGN)
    if not givers and not scope.all_units:
        raise PermissionDenied(_("Bạn không có quyền giao nhiệm vụ."))
    source = asked_source(request, scope)
    form = NewCommunicationForm(
        request.POST if request.method == "POST" else None,
        initial=begun_from(source) if source else {"evidence": ["photo"]},
        givers=givers, programmes=None if source else programmes_for(scope), on=today,
    )  # fmt: skip
    if form.is_valid() and (task := given(request, form, source)):
        messages.success(request, _("Đã giao hoạt động tuyên truyền."))
        return redirect("tasks_work:task", task.pk)
    context = {
        "form": form, "source": source, "units": offered(givers), "breadcrumbs": under_list(),
        "heading": _("Hoạt động tuyên truyền mới"), "button": _("Giao"),
    }  # fmt: skip
    return shown(request, context)


def under_list() -> list[tuple[str, str]]:
    """Return the way to pages below the list of activities."""
    return [(_("Tuyên truyền"), reverse("evidence_work:communications"))]


def shown(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Show a form, with what was typed when it was not taken."""
    status = REFUSED if context["form"].is_bound else 200
    return render(request, "tasks/work/giving.html", context, status=status)


def given(request: HttpRequest, form: NewCommunicationForm, source: Told | None) -> Task | None:
    """Give what was typed, or tell the form why not."""
    typed = form.cleaned_data
    said = Assignment(
        title=typed["title"], lead=typed["lead"], term=form.due(), evidence=typed["evidence"],
        overseer=typed["overseer"], partners=tuple(typed["partners"]),
        programme=typed.get("programme"), sources=(source.source,) if source else (),
    )  # fmt: skip
    made: Task | None = tried(form, lambda at: give_communication(
        said=said, activity=form.said(), giver=typed["giver"], by=officer_of(request),
        on=timezone.localdate(), at=at,
    ))  # fmt: skip
    return made


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what an activity is, and write down whom it reached and what it cost."""
    found, seen = find(request, pk)
    if found.kind != ItemKind.COMMUNICATION:
        raise Http404
    if not (seen.works or seen.gives):
        raise PermissionDenied(_("Chỉ đơn vị chủ trì và cơ quan giao sửa được hoạt động này."))
    row = Communication.objects.filter(task=found).first()
    form = TellForm(request.POST if request.method == "POST" else None, initial=as_it_is(row))
    if form.is_valid() and tried(form, lambda at: tell_communication(
        task=found, said=form.said(), by=officer_of(request), on=timezone.localdate(), at=at
    ).task):  # fmt: skip
        messages.success(request, _("Đã lưu hoạt động tuyên truyền."))
        return redirect("tasks_work:task", pk)
    context = {
        "form": form, "task": found, "heading": _("Hoạt động tuyên truyền"), "button": _("Lưu"),
        "breadcrumbs": way((found.title, reverse("tasks_work:task", args=[pk]))),
    }  # fmt: skip
    return shown(request, context)
