"""The desk of documents: find one, see all that is kept of it."""

from typing import Any, Final

from django.core.files.storage import default_storage
from django.db.models import Count, Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kheo.core.paging import page_of
from kheo.core.staff import framed
from kheo.documents.forms.desk import (
    DeskForm,
    OutcomeForm,
    StateForm,
    VerifyForm,
    WithdrawForm,
)
from kheo.documents.forms.upload import ReasonForm
from kheo.documents.models import Document, DocumentFile, DocumentText, Reference
from kheo.documents.models.documents import PUBLISH
from kheo.documents.models.words import AUTHORITIES
from kheo.documents.numbering_notes import note_on
from kheo.documents.rendering import rendered
from kheo.documents.rules.relations import Standing, Way
from kheo.documents.rules.signing import Authority
from kheo.documents.rules.states import NEXT, State
from kheo.documents.views.acting import ADD, ICON, keepers, under, way_to
from kheo.ledger.actions import ref_of
from kheo.ledger.models import Entry

PER_PAGE: Final = 50
SHOWN_ENTRIES: Final = 20
SHOWN_WAITING: Final = 20
PDF: Final = "application/pdf"
SHUT: Final = "default-src 'none'; sandbox"


@keepers
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List documents, by what is asked."""
    form = DeskForm(request.GET)
    rows = form.found().select_related("place").annotate(
        pieces=Count("files", distinct=True),
        quarrels=Count("discrepancies", filter=Q(discrepancies__settled_at=None), distinct=True),
    )  # fmt: skip
    asked = {name: request.GET.get(name, "") for name in form.fields}
    context = {
        "form": form,
        "rows": page_of(rows, request, per_page=PER_PAGE),
        "asked": urlencode(asked),
        "may_add": request.user.has_perm(ADD),
        **framed(_("Văn bản"), ICON),
    }
    return render(request, "documents/staff/list.html", context)


@keepers
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show all that is kept of one document, and what may be done."""
    return show(request, document_of(pk))


def document_of(pk: int) -> Document:
    """Return a document with what its page shows of other tables. Raises Http404."""
    rows = Document.objects.select_related("subject", "place", "verified_by")
    return get_object_or_404(rows, pk=pk)


def show(request: HttpRequest, document: Document, **forms: Any) -> HttpResponse:
    """Show a document, with what was typed when it was not taken."""
    state, may_publish = State(document.state), request.user.has_perm(PUBLISH)
    context = {
        "document": document,
        "number_note": note_on(document.number),
        "text_length": text_length(document),
        "issuers": document.issuers.select_related("organisation"),
        "signatories": [
            (one, AUTHORITIES[Authority(one.authority)]) for one in document.signatories.all()
        ],
        "addressees": document.addressees.all(),
        "files": document.files.all(),
        "discrepancies": document.discrepancies.select_related("settled_by"),
        **references_of(document),
        "entries": Entry.objects.about(ref_of(document)).newest_first()[:SHOWN_ENTRIES],
        "may_show": may_publish and State.PUBLISHED in NEXT[state],
        "may_withdraw": may_publish and State.WITHDRAWN in NEXT[state],
        "withdraw_form": WithdrawForm(),
        "verify_form": VerifyForm(),
        "state_form": StateForm(),
        "reason_form": ReasonForm(),
        "outcome_form": OutcomeForm(),
        **forms,
        **under(document.name),
    }
    return render(request, "documents/staff/document.html", context)


def references_of(document: Document) -> dict[str, Any]:
    """Return what a document says of others: stated first, then the first that wait."""
    rows = Reference.objects.filter(document=document)
    counts = rows.aggregate(
        all=Count("pk"),
        waiting=Count("pk", filter=Q(target=None) & ~Q(standing=Standing.DECLINED)),
    )
    return {
        "stated": rows.filter(way=Way.STATED).select_related("target"),
        "waiting": rows.waiting().filter(way=Way.FOUND)[:SHOWN_WAITING],
        "reference_count": counts["all"],
        "waiting_count": counts["waiting"],
        "referrer_count": Reference.objects.filter(target=document).count(),
    }


def text_length(document: Document) -> int:
    """Return how many letters of full text are kept."""
    full = DocumentText.objects.filter(document=document).first()
    return len(full.text) if full else 0


@keepers
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the text as readers would see it, before they do."""
    document = document_of(pk)
    full = DocumentText.objects.filter(document=document).first()
    references = document.references.filter(way=Way.FOUND, spot="text").select_related("target")
    context = {
        "document": document,
        "text": rendered(full.text if full else "", list(references)),
        **under(_("Xem trước"), way_to(document)),
    }
    return render(request, "documents/staff/preview.html", context)


@keepers
@require_safe
def file(request: HttpRequest, pk: int, file_pk: int) -> HttpResponseBase:
    """Answer a file to those who keep the library, whatever the document's state."""
    held = get_object_or_404(DocumentFile, pk=file_pk, document=pk)
    if not default_storage.exists(str(held.file.name)):
        raise Http404
    response = FileResponse(
        default_storage.open(str(held.file.name)),
        as_attachment=held.media_type != PDF,
        filename=held.name,
        content_type=held.media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    if held.media_type != PDF:
        response["Content-Security-Policy"] = SHUT
    return response
