"""Tables of tasks: brought, shown row by row, given as they were shown or thrown away."""

from typing import Any, Final, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kheo.core.paging import page_of
from kheo.core.verdict import RefusedError
from kheo.core.work import work_page
from kheo.documents.intake.bounded import Bounded
from kheo.documents.tables.opening import MOST_BYTES
from kheo.documents.tables.refusing import TableRefusedError
from kheo.organisations.staff import officer_of
from kheo.tasks.actions.bulk import (
    Brought,
    discard_table,
    give_table,
    keep_task_table,
    look_again,
)
from kheo.tasks.authority import ASSIGN
from kheo.tasks.forms.bulk import OUTCOMES, OutcomeForm, TaskTableForm
from kheo.tasks.models import TaskTable
from kheo.tasks.reading.bulk import plans_to_give
from kheo.tasks.reading.scope import scope_of
from kheo.tasks.refusals import sentence
from kheo.tasks.tables.making import EXAMPLE_NAME, XLSX, example
from kheo.tasks.tables.opening import PASTED
from kheo.tasks.tables.planning import Outcome

A_PAGE: Final = 50
NOT_TAKEN: Final = 422


@csrf_exempt
def index(request: HttpRequest) -> HttpResponseBase:
    """Show where a table is brought, or take it; its size is bounded while it comes.

    Django reads the file as soon as it looks for the token, so that is looked for behind the bound.
    """
    bound = Bounded(request, most=MOST_BYTES)
    request.upload_handlers = [bound]
    answer: HttpResponseBase = brought(request, bound)
    return answer


@work_page
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def brought(request: HttpRequest, bound: Bounded) -> HttpResponse:
    """Take a table in for its dry run, or show the form with why not."""
    form = form_of(request)
    if bound.exceeded:
        form.add_error("file", _("Tệp lớn hơn 20 MB. Hãy chia thành nhiều tệp nhỏ hơn."))
    elif form.is_bound and form.is_valid():
        try:
            made = take(form.cleaned_data, request)
        except TableRefusedError as refused:
            form.add_error("file" if form.cleaned_data["file"] else "text", str(refused))
        except RefusedError as refused:
            form.add_error(None, sentence(refused.verdict.reason))
        else:
            return redirect("bulk_work:waiting", made.pk)
    own = TaskTable.objects.filter(read_by=officer_of(request)).defer("data", "report")
    context = {
        "form": form,
        "waiting": own,
        "breadcrumbs": [tasks(), (_("Giao việc theo bảng"), "")],
    }
    status = NOT_TAKEN if form.is_bound and form.errors else 200
    return render(request, "tasks/bulk/table.html", context, status=status)


def form_of(request: HttpRequest) -> TaskTableForm:
    """Return the form, filled with what was sent."""
    on = timezone.localdate()
    scope = scope_of(officer_of(request), on=on)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    return TaskTableForm(*sent, own=scope.doing(ASSIGN), plans=plans_to_give(scope), on=on)


def take(typed: dict[str, Any], request: HttpRequest) -> TaskTable:
    """Keep a table that was brought. Raises TableRefusedError, RefusedError."""
    file = typed["file"]
    table = Brought(
        name=str(file.name) if file else PASTED,
        data=file.read() if file else str(typed["text"]).encode(),
        giver=typed["unit"], plan=typed["plan"], heirs=typed["heirs"], again=typed["again"],
    )  # fmt: skip
    return keep_task_table(
        brought=table, by=officer_of(request), on=timezone.localdate(), at=timezone.now()
    )


@work_page
@require_safe
def waiting(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the dry run of a table, row by row."""
    table = own_table(request, pk)
    form = OutcomeForm(request.GET, label_suffix="")
    wanted = form.cleaned_data["ket_qua"] if form.is_valid() else ""
    report = table.report
    rows = [row for row in report["rows"] if not wanted or row[1] == wanted]
    page = page_of(cast("Any", rows), request, per_page=A_PAGE)
    context = {
        "table": table,
        "name": name_of(table),
        "form": form,
        "asked": f"ket_qua={wanted}",
        "page": page,
        "rows": [
            (row[0], row[1], OUTCOMES[Outcome(row[1])], row[2:6], row[6].splitlines())
            for row in page
        ],
        "counts": [(OUTCOMES[Outcome(key)], count) for key, count in report["counts"].items()],
        "total": sum(report["counts"].values()),
        "to_give": report["counts"][str(Outcome.GIVEN)],
        "too_many": report["too_many"],
        "unused": ", ".join(report["unused"]),
        "breadcrumbs": [
            tasks(), (_("Giao việc theo bảng"), reverse("bulk_work:table")), (name_of(table), ""),
        ],
    }  # fmt: skip
    return render(request, "tasks/bulk/waiting.html", context)


def tasks() -> tuple[str, str]:
    """Return the way back to the list of tasks."""
    return _("Nhiệm vụ"), reverse("tasks_work:list")


def name_of(table: TaskTable) -> str:
    """Return what a table is called on its page."""
    return _("Bảng đã dán") if table.name == PASTED else table.name


@work_page
@require_POST
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the tasks of a table as they were shown, or show anew what it would come to by now."""
    table, on = own_table(request, pk), timezone.localdate()
    try:
        made = give_table(table=table, by=officer_of(request), on=on, at=timezone.now())
    except RefusedError as refused:
        messages.error(request, sentence(refused.verdict.reason))
        if refused.verdict.reason == "list_changed":
            look_again(table=table, on=on)
        return redirect("bulk_work:waiting", pk)
    messages.success(request, _("Đã giao %(count)d nhiệm vụ.") % {"count": len(made)})
    return redirect(after())


def after() -> str:
    """Return where one goes when tasks are given: to those that he gave."""
    return f"{reverse('tasks_work:list')}?vai=giver&xep=newest"


@work_page
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a table away."""
    discard_table(table=own_table(request, pk))
    messages.success(request, _("Đã bỏ bảng, không giao gì."))
    return redirect("bulk_work:table")


@work_page
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """Give an empty table to fill in."""
    response = HttpResponse(example(timezone.localdate()), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{EXAMPLE_NAME}"'
    return response


def own_table(request: HttpRequest, pk: int) -> TaskTable:
    """Return a table that the person who asks has brought. Raises Http404."""
    rows = TaskTable.objects.select_related("giver", "plan").defer("data")
    return get_object_or_404(rows, pk=pk, read_by=officer_of(request))
