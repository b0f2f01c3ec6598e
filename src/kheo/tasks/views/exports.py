"""The list of tasks that an officer looks at, as a file."""

from typing import Final

from django.contrib import messages
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kheo.core.work import work_page
from kheo.organisations.staff import officer_of
from kheo.tasks.forms.lists import FilterForm
from kheo.tasks.reading.lists import asked_for
from kheo.tasks.reading.scope import scope_of
from kheo.tasks.tables.making import XLSX, as_csv, as_xlsx, head_of_list, rows_of

FORM: Final = "dang"
MOST: Final = 50_000
"""More rows nobody reads in a spreadsheet; whoever asks for more is told to narrow the list."""


@work_page
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """Give the tasks that the address asks for, as the list shows them: XLSX, or CSV on wish."""
    on = timezone.localdate()
    scope = scope_of(officer_of(request), on=on)
    rows = asked_for(FilterForm(request.GET, scope=scope).asked(), scope, on)
    if rows[MOST : MOST + 1].exists():
        messages.error(request, _("Danh sách có hơn 50.000 nhiệm vụ. Hãy lọc bớt rồi tải lại."))
        return redirect(f"{reverse('tasks_work:list')}?{request.GET.urlencode()}")
    name = f"nhiem-vu-{on:%Y-%m-%d}"
    listed = rows_of(rows, on)
    response: HttpResponseBase
    if request.GET.get(FORM) == "csv":
        response = StreamingHttpResponse(
            as_csv(head_of_list(), listed), content_type="text/csv; charset=utf-8"
        )
        response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        return response
    file = as_xlsx(_("Nhiệm vụ"), head_of_list(), listed)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)
