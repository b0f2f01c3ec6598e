"""What is done with a document: publishing, withdrawing, verifying, deciding."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kheo.core.paging import page_of
from kheo.core.verdict import RefusedError
from kheo.documents.actions.discrepancies import settle_discrepancy
from kheo.documents.actions.files import remove_file
from kheo.documents.actions.publishing import (
    publish_document,
    verify_document,
    withdraw_document,
)
from kheo.documents.actions.referring import settle_reference, state_reference
from kheo.documents.forms.desk import (
    FindForm,
    OutcomeForm,
    SettleForm,
    StateForm,
    VerifyForm,
    WithdrawForm,
)
from kheo.documents.forms.upload import ReasonForm
from kheo.documents.models import Discrepancy, Document, DocumentFile, Reference
from kheo.documents.resolving import Library, places_of, wanted_of
from kheo.documents.views.acting import attempt, keepers, publishers, sentence, under, way_to
from kheo.documents.views.desk import PER_PAGE, document_of, show
from kheo.organisations.staff import officer_of


@publishers
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Let everybody read a document."""
    document, by = document_of(pk), officer_of(request)
    said = _("Đã công bố. Dẫn chiếu đang chờ văn bản này đã được nối.")
    attempt(request, said, lambda at: publish_document(document=document, by=by, at=at))
    return redirect("documents_desk:detail", pk)


@publishers
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a document from readers."""
    document, by = document_of(pk), officer_of(request)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return show(request, document, withdraw_form=form)
    reason = form.cleaned_data["reason"]
    attempt(
        request, _("Đã rút văn bản."),
        lambda at: withdraw_document(document=document, reason=reason, by=by, at=at),
    )  # fmt: skip
    return redirect("documents_desk:detail", pk)


@keepers
@require_POST
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the record was held against its original."""
    document, by = document_of(pk), officer_of(request)
    form = VerifyForm(request.POST)
    if not form.is_valid():
        return show(request, document, verify_form=form)
    where = form.cleaned_data["where"]
    attempt(
        request, _("Đã ghi nhận đối chiếu."),
        lambda at: verify_document(document=document, by=by, at=at, where=where),
    )  # fmt: skip
    return redirect("documents_desk:detail", pk)


@keepers
@require_POST
def drop_file(request: HttpRequest, pk: int, file_pk: int) -> HttpResponse:
    """Take a file from a document."""
    file = get_object_or_404(DocumentFile, pk=file_pk, document=pk)
    by, form = officer_of(request), ReasonForm(request.POST)
    if not form.is_valid():
        return show(request, document_of(pk), reason_form=form, reason_for=file.pk)
    reason = form.cleaned_data["reason"]
    attempt(
        request, _("Đã gỡ tệp."), lambda at: remove_file(file=file, by=by, at=at, reason=reason)
    )
    return redirect("documents_desk:detail", pk)


@keepers
@require_POST
def settle(request: HttpRequest, pk: int, quarrel: int) -> HttpResponse:
    """Say how a contradiction was decided."""
    discrepancy = get_object_or_404(Discrepancy, pk=quarrel, document=pk)
    by, form = officer_of(request), OutcomeForm(request.POST)
    if not form.is_valid():
        return show(request, document_of(pk), outcome_form=form, outcome_for=discrepancy.pk)
    outcome = form.cleaned_data["outcome"]
    attempt(
        request, _("Đã ghi cách xử lý mâu thuẫn."),
        lambda at: settle_discrepancy(discrepancy=discrepancy, outcome=outcome, by=by, at=at),
    )  # fmt: skip
    return redirect("documents_desk:detail", pk)


@keepers
@require_POST
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """State what a document is to another."""
    document, form = document_of(pk), StateForm(request.POST)
    if form.is_valid():
        try:
            state_reference(
                document=document, target=form.meant(), number=form.cleaned_data["number"],
                by=officer_of(request), at=timezone.now(), **form.how(),
            )  # fmt: skip
        except RefusedError as refused:
            form.add_error(None, sentence(refused))
        else:
            return redirect("documents_desk:detail", pk)
    return show(request, document, state_form=form)


@keepers
@require_safe
def references(request: HttpRequest, pk: int) -> HttpResponse:
    """List what a document cites, those first that wait."""
    document = get_object_or_404(Document, pk=pk)
    rows = Reference.objects.filter(document=document).select_related("target")
    only_waiting = request.GET.get("cho") == "1"
    context = {
        "document": document,
        "rows": page_of(rows.waiting() if only_waiting else rows, request, per_page=PER_PAGE),
        "asked": "cho=1" if only_waiting else "",
        "only_waiting": only_waiting,
        **under(_("Dẫn chiếu"), way_to(document)),
    }
    return render(request, "documents/staff/references.html", context)


@keepers
@require_http_methods(["GET", "HEAD", "POST"])
def reference(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which document a citation means: of those that it may be, or of those that are found."""
    row = get_object_or_404(Reference.objects.select_related("document", "target"), pk=pk)
    posted = request.POST if request.method == "POST" else None
    initial = {"relation": row.relation, "part": row.part, "since": row.since}
    form, find = SettleForm(posted, initial=initial), FindForm(request.GET or None)
    if posted is not None and form.is_valid() and settled(request, row, form):
        return redirect("documents_desk:detail", row.document_id) if row.document_id else redirect(
            "documents_desk:reference", row.pk
        )  # fmt: skip
    between = [way_to(row.document)] if row.document else []
    context = {
        "row": row,
        "form": form,
        "find": find,
        "choices": choices_of(row, find),
        **under(_("Xác nhận dẫn chiếu"), *between),
    }
    return render(request, "documents/staff/reference.html", context)


def settled(request: HttpRequest, row: Reference, form: SettleForm) -> bool:
    """Settle a reference as the form says; return whether it was done."""
    try:
        target = form.meant()
    except forms.ValidationError as error:
        form.add_error("target", error)
        return False
    by = officer_of(request)
    return attempt(
        request, _("Đã xác nhận dẫn chiếu."),
        lambda at: settle_reference(reference=row, target=target, by=by, at=at, **form.how()),
    )  # fmt: skip


def choices_of(row: Reference, find: FindForm) -> list[Document]:
    """Return the documents that a citation may mean, then those that were looked for."""
    places = places_of(row.document) if row.document else row.home.split("|")
    meant = Library([row.number]).meant(wanted_of(row, places), but=row.document)
    keys = [meant.pk, *meant.candidates] if meant.pk else list(meant.candidates)
    near = Document.objects.in_bulk([key for key in keys if key])
    same = Document.objects.numbered(row.number).newest_first()[:PER_PAGE] if row.number else []
    both = {one.pk: one for one in [*near.values(), *same, *find.found()]}
    return [one for one in both.values() if one.pk != row.document_id]
