"""Choices of tasks that an officer keeps under a name."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kheo.core.work import attempt, work_page
from kheo.organisations.staff import officer_of
from kheo.tasks.actions.filters import drop_filter, keep_filter
from kheo.tasks.forms.lists import SaveForm, query_of
from kheo.tasks.models import SavedFilter
from kheo.tasks.refusals import sentence

LONGEST = 4_000


@work_page
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep what is chosen; of the address only what belongs to the form."""
    query = query_of(QueryDict(request.POST.get("query", "")[:LONGEST]))
    form = SaveForm(request.POST)
    if form.is_valid():
        name, by = form.cleaned_data["name"], officer_of(request)
        attempt(request, _("Đã lưu bộ lọc."), lambda at: (
            keep_filter(name=name, query=query, by=by, at=at)
        ), sentence=sentence)  # fmt: skip
    else:
        messages.error(request, " ".join(map(str, form.errors["name"])))
    return redirect(f"{reverse('tasks_work:list')}?{query}")


@work_page
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a choice of one's own."""
    by = officer_of(request)
    kept = get_object_or_404(SavedFilter, pk=pk, officer=by)
    attempt(request, _("Đã xóa bộ lọc."), lambda _at: (
        drop_filter(kept=kept, by=by)
    ), sentence=sentence)  # fmt: skip
    return redirect("tasks_work:list")
