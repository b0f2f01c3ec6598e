"""Tables in: bring a file, see row by row what it would do, load it as it was shown."""

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
from kheo.documents.actions.waiting_tables import (
    apply_table,
    discard_table,
    keep_table,
    look_again,
)
from kheo.documents.forms.tables import ApplyForm, OutcomeForm, TableForm
from kheo.documents.intake.bounded import Bounded
from kheo.documents.models import WaitingTable
from kheo.documents.models.documents import PUBLISH
from kheo.documents.tables.comparing import Outcome
from kheo.documents.tables.opening import MOST_BYTES
from kheo.documents.tables.refusing import TableRefusedError
from kheo.documents.tables.telling import OUTCOMES, as_csv, totals
from kheo.documents.views.acting import enterers, sentence, under
from kheo.organisations.staff import officer_of

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


@enterers
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def brought(request: HttpRequest, bound: Bounded) -> HttpResponse:
    """Take the table in for its dry run, or show the form with why not."""
    form = TableForm(*(request.POST, request.FILES) if request.method == "POST" else ())
    if bound.exceeded:
        form = TableForm({}, {})
        form.errors.clear()
        form.add_error("file", _("Tệp lớn hơn 20 MB. Hãy chia thành nhiều tệp nhỏ hơn."))
    elif form.is_valid():
        try:
            made = take(form.cleaned_data["file"], request)
        except TableRefusedError as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("documents_desk:table", made.pk)
    own = WaitingTable.objects.filter(uploaded_by=officer_of(request)).defer("data", "report")
    context = {"form": form, "waiting": own, **under(_("Nạp bảng văn bản"))}
    status = NOT_TAKEN if form.is_bound and form.errors else 200
    return render(request, "documents/staff/tables.html", context, status=status)


def take(file: Any, request: HttpRequest) -> WaitingTable:
    """Keep a table that was brought. Raises TableRefusedError."""
    return keep_table(
        name=str(file.name), data=file.read(), by=officer_of(request), at=timezone.now()
    )


@enterers
@require_safe
def table(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the dry run of a table, row by row."""
    waiting = own_table(request, pk)
    form = OutcomeForm(request.GET)
    wanted = form.cleaned_data["ket_qua"] if form.is_valid() else ""
    rows = [row for row in waiting.report["rows"] if not wanted or row[1] == wanted]
    page = page_of(cast("Any", rows), request, per_page=A_PAGE)
    context = {
        "table": waiting,
        "form": form,
        "asked": f"ket_qua={wanted}",
        "rows": page,
        "shown": [(row[0], OUTCOMES[Outcome(row[1])], row[2], row[4].splitlines()) for row in page],
        "totals": totals(waiting.report["counts"]),
        "unused": ", ".join(waiting.report["unused"]),
        "apply_form": ApplyForm(may_publish=request.user.has_perm(PUBLISH)),
        **under(waiting.name, (reverse("documents_desk:tables"), _("Nạp bảng văn bản"))),
    }
    return render(request, "documents/staff/tables_table.html", context)


@enterers
@require_safe
def table_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the dry run as a file."""
    waiting = own_table(request, pk)
    response = HttpResponse(as_csv(waiting.report["rows"]), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="xem-thu-{waiting.pk}.csv"'
    return response


@enterers
@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Load a table as it was shown, or show anew what it would do by now."""
    waiting = own_table(request, pk)
    form = ApplyForm(request.POST, may_publish=request.user.has_perm(PUBLISH))
    publish = form.is_valid() and form.cleaned_data.get("publish", False)
    try:
        done = apply_table(
            waiting=waiting, by=officer_of(request), at=timezone.now(), publish=publish
        )
    except RefusedError as refused:
        messages.error(request, sentence(refused))
        look_again(waiting=waiting)
        return redirect("documents_desk:table", pk)
    told = _("Đã nạp bảng. %(totals)s Công bố %(published)d, để nháp %(drafts)d.")
    messages.success(request, told % {
        "totals": totals(done.plan.counts), "published": done.published, "drafts": done.drafts,
    })  # fmt: skip
    return redirect("documents_desk:tables")


@enterers
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a table away."""
    discard_table(waiting=own_table(request, pk))
    messages.success(request, _("Đã bỏ bảng, không nạp gì."))
    return redirect("documents_desk:tables")


def own_table(request: HttpRequest, pk: int) -> WaitingTable:
    """Return a table that the person who asks has brought. Raises Http404."""
    rows = WaitingTable.objects.defer("data")
    return get_object_or_404(rows, pk=pk, uploaded_by=officer_of(request))
