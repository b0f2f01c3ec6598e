"""From a file to a draft: it is brought, read, looked through, and only then entered.

Bringing and entering are transactions; reading, which takes its time, is none and stands between.
"""

from datetime import date
from typing import Any, Final

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from kheo.core.verdict import RefusedError
from kheo.documents.actions.entering import enter_document
from kheo.documents.actions.files import add_file
from kheo.documents.forms.particulars import ParticularsForm
from kheo.documents.forms.upload import UploadForm
from kheo.documents.intake import staging
from kheo.documents.intake.bounded import Bounded
from kheo.documents.intake.names import shown_name
from kheo.documents.intake.proposals import Proposals
from kheo.documents.intake.reasons import FileRefused, Reason
from kheo.documents.intake.sentences import told, what_was_seen, why
from kheo.documents.intake.staging import Reading, Staged
from kheo.documents.models import Document, DocumentFile
from kheo.documents.refusals import REFUSALS
from kheo.documents.rules.secrecy import may_be_kept
from kheo.documents.views.acting import enterers, keepers, sentence, under, way_to
from kheo.documents.views.entering import tell
from kheo.organisations.staff import officer_of

DAYS: Final = ("signed_on", "effective_on", "expires_on")


@csrf_exempt
def upload(request: HttpRequest) -> HttpResponseBase:
    """Take a file in for a new document.

    Its size is bounded while it comes; Django reads the form, and with it the file, as soon as it
    looks for the token, so that is looked for behind the bound.
    """
    bound = Bounded(request)
    request.upload_handlers = [bound]
    response: HttpResponseBase = brought(request, bound)
    return response


@csrf_exempt
def add(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Take a file in for a document that is there."""
    bound = Bounded(request)
    request.upload_handlers = [bound]
    response: HttpResponseBase = brought_for(request, bound, pk)
    return response


@enterers
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def brought(request: HttpRequest, bound: Bounded) -> HttpResponse:
    """Keep the file until it is looked through."""
    return take(request, bound, None)


@keepers
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def brought_for(request: HttpRequest, bound: Bounded, pk: int) -> HttpResponse:
    """Keep the file until it is looked through."""
    return take(request, bound, get_object_or_404(Document, pk=pk))


def take(request: HttpRequest, bound: Bounded, document: Document | None) -> HttpResponse:
    """Show the form, or keep what was brought and go to read it."""
    form = UploadForm(*(request.POST, request.FILES) if request.method == "POST" else ())
    if bound.exceeded:
        return again(request, why(FileRefused(Reason.TOO_BIG)), document)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        key = document.pk if document else None
        staged = staging.stage(
            file.chunks(), name=given_name(file), by=officer_of(request), document=key
        )
        return redirect("documents_desk:check", staged.key)
    return brought_page(request, form, document)


def given_name(file: Any) -> str:
    """Return the name as it was sent, path and all: Django has taken off its folders."""
    return str(file.name)[:400]


def again(request: HttpRequest, said: str, document: Document | None) -> HttpResponse:
    """Show the form again, with why the file was not taken."""
    form = UploadForm({}, {})
    form.full_clean()
    form.errors.clear()
    form.add_error("file", said)
    return brought_page(request, form, document)


def brought_page(request: HttpRequest, form: UploadForm, document: Document | None) -> HttpResponse:
    """Show where a file is brought."""
    between = [way_to(document)] if document else []
    context = {"form": form, **under(_("Tải văn bản lên"), *between)}
    return render(request, "documents/staff/upload.html", context)


@keepers
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, key: str) -> HttpResponse:
    """Show what was read from a file, and enter it once an officer has looked through it."""
    staged = staging.find(key, by=officer_of(request))
    if staged is None:
        messages.error(request, _("Tệp này không còn chờ nữa. Hãy tải lên lại."))
        return redirect("documents_desk:upload")
    document = document_for(staged)
    try:
        reading = staging.read(staged)
        name = shown_name(staged.name, reading.extract.kind)
    except FileRefused as refused:
        staging.discard(staged)
        return again(request, why(refused), document)
    if not may_be_kept(reading.extract.text):
        staging.discard(staged)
        return again(request, str(REFUSALS["secret"]), document)
    if document is not None:
        return check_for(request, document, staged, name)
    return check_new(request, staged, reading, name)


def document_for(staged: Staged) -> Document | None:
    """Return the document that a file is meant for; None for a new one. Raises Http404."""
    if staged.document is None:
        return None
    return get_object_or_404(Document, pk=staged.document)


def check_for(request: HttpRequest, document: Document, staged: Staged, name: str) -> HttpResponse:
    """Add a file that was found in order to the document that it was brought for."""
    if request.method == "POST":
        try:
            add_file(document=document, staged=staged, name=name, by=officer_of(request),
                     at=timezone.now(), title=request.POST.get("title", "").strip())  # fmt: skip
            messages.success(request, _("Đã thêm tệp."))
        except RefusedError as refused:
            staging.discard(staged)
            messages.error(request, sentence(refused))
        return redirect("documents_desk:detail", document.pk)
    context = {"document": document, "name": name, "staged": staged,
               **under(_("Thêm tệp"), way_to(document))}  # fmt: skip
    return render(request, "documents/staff/add_file.html", context)


def check_new(request: HttpRequest, staged: Staged, reading: Reading, name: str) -> HttpResponse:
    """Show the filled form; enter document and file together once it is sent."""
    if not request.user.has_perm("documents.add_document"):
        raise Http404
    posted = request.POST if request.method == "POST" else None
    form = ParticularsForm(posted, initial=proposed(reading))
    if posted is not None and form.is_valid():
        try:
            made = enter(request, form, staged, name)
        except RefusedError as refused:
            form.add_error(None, sentence(refused))
        else:
            tell(request, made, _("Đã lưu bản nháp cùng tệp. Kiểm tra rồi công bố."))
            return redirect("documents_desk:detail", made.pk)
    explain(form, reading.proposals)
    context = {
        "form": form,
        "action": _("Lưu bản nháp"),
        "name": name,
        "staged": staged,
        "seen": what_was_seen(reading.extract),
        "found_any": bool(reading.proposals.found),
        "twins": twins_of(staged),
        **under(_("Kiểm tra văn bản tải lên")),
    }
    return render(request, "documents/staff/form.html", context)


@transaction.atomic
def enter(request: HttpRequest, form: ParticularsForm, staged: Staged, name: str) -> Document:
    """Enter a document with its file, both or neither. Raises RefusedError."""
    by, at = officer_of(request), timezone.now()
    made = enter_document(said=form.particulars(text_origin=name), by=by, at=at)
    add_file(document=made, staged=staged, name=name, by=by, at=at)
    return made


def proposed(reading: Reading) -> dict[str, Any]:
    """Return what the form says at first."""
    found = reading.proposals
    plain: dict[str, Any] = {name: found.value(name) for name in found.found}
    days = {name: date.fromisoformat(plain[name]) for name in DAYS if name in plain}
    return plain | days | {"text": reading.extract.text}


def explain(form: ParticularsForm, proposals: Proposals) -> None:
    """Say under each field where its words were read, and how sure that is."""
    for name, proposal in proposals.found.items():
        if name in form.fields:
            form.fields[name].help_text = told(proposal)


def twins_of(staged: Staged) -> list[Document]:
    """Return the documents that have this very file already."""
    files = DocumentFile.objects.filter(sha256=staged.sha256).select_related("document")
    return [file.document for file in files[:5]]


@keepers
@require_POST
def discard(request: HttpRequest, key: str) -> HttpResponse:
    """Let go of a file that waits."""
    if staged := staging.find(key, by=officer_of(request)):
        staging.discard(staged)
        messages.success(request, _("Đã bỏ tệp, không lưu gì."))
    return redirect("documents_desk:list")
