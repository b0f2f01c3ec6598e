"""Tasks as everybody reads them: where they come from, who does them, what came of them."""

from typing import Any, Final

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kheo.core.http import for_everyone
from kheo.core.paging import page_of
from kheo.programmes.models import Programme
from kheo.programmes.rules.openness import Openness
from kheo.tasks.evidence.showing import everybodys
from kheo.tasks.forms.public import AskForm
from kheo.tasks.models import Extension, Partner, Step, Task
from kheo.tasks.reading.thread import thread_of
from kheo.tasks.reading.units import named, unit_rows
from kheo.tasks.rules.extensions import Ruling

A_PAGE: Final = 30
UNITS_A_PAGE: Final = 50
AROUND: Final = (
    "lead", "giver", "overseer", "programme", "plan__programme", "item__plan__programme",
    "conclusion__conference", "recommendation__inspection", "obligation__document",
)  # fmt: skip


@require_safe
@for_everyone
def tasks(request: HttpRequest) -> HttpResponse:
    """List the tasks that everybody may read, by what a reader asks."""
    today = timezone.localdate()
    form = AskForm(request.GET)
    rows = form.found(today).select_related("lead", "programme")
    page = page_of(rows, request, per_page=A_PAGE)
    context = {
        "form": form,
        "rows": page,
        "shown": list(page),
        "asked_query": form.query,
        "scope": form.scope(),
        "today": today,
        "breadcrumbs": [(_("Trang chủ"), "/")],
    }
    return render(request, "tasks/public/tasks.html", context)


@require_safe
@for_everyone
def units(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the sums of a programme by the unit that held each task on its due day."""
    rows = Programme.objects.shown().filter(openness=Openness.PUBLIC)
    programme = get_object_or_404(rows, slug=slug)
    today = timezone.localdate()
    page = page_of(unit_rows(programme, today), request, per_page=UNITS_A_PAGE)
    context = {
        "programme": programme,
        "rows": page,
        "shown": named(list(page)),
        "today": today,
        "breadcrumbs": [
            (_("Trang chủ"), "/"),
            (_("Chương trình phối hợp"), reverse("programmes:list")),
            (programme.title, programme.get_absolute_url()),
        ],
    }
    return render(request, "tasks/public/units.html", context)


@require_safe
@for_everyone
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one task with its thread: from what caused it to what came of it."""
    rows = Task.objects.shown().select_related(*AROUND).prefetch_related(*ALONG)
    held = get_object_or_404(rows, pk=pk)
    today = timezone.localdate()
    evidence = list(everybodys().filter(task=held))
    context = {
        "task": held,
        "thread": thread_of(held),
        "steps": held.steps.all(),
        "extensions": held.extensions.all(),
        "pictures": [one for one in evidence if one.width],
        "files": [one for one in evidence if not one.width],
        "figures": figures_of(held),
        "today": today,
        "breadcrumbs": way(held),
    }
    return render(request, "tasks/public/task.html", context)


ALONG: Final = (
    Prefetch("partners", Partner.objects.select_related("organisation")),
    Prefetch("steps", Step.objects.select_related("organisation")),
    Prefetch("extensions", Extension.objects.filter(ruling=Ruling.GRANTED)),
)


def figures_of(held: Task) -> list[Any]:
    """Return figures and documents that show what was done, once that was confirmed."""
    if not held.done_on:
        return []
    rows = held.evidence.filter(removed_at=None, kind__in=["figure", "document"])
    return list(rows.select_related("document"))


def way(held: Task) -> list[tuple[str, str]]:
    """Return the way to a task: over its programme, and its plan."""
    crumbs = [(str(_("Trang chủ")), "/")]
    if held.programme:
        crumbs += [
            (str(_("Chương trình phối hợp")), reverse("programmes:list")),
            (held.programme.title, held.programme.get_absolute_url()),
        ]
    if held.plan and held.plan.is_shown:
        crumbs.append((held.plan.title, held.plan.get_absolute_url()))
    return crumbs
