"""Entering a document by form, and changing what is known of it."""

from typing import Final

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kheo.core.verdict import RefusedError
from kheo.documents.actions.entering import change_document, enter_document
from kheo.documents.forms.particulars import ParticularsForm, initial_of
from kheo.documents.models import Document, DocumentText
from kheo.documents.numbering_notes import note_on
from kheo.documents.views.acting import enterers, keepers, sentence, under, way_to
from kheo.organisations.staff import officer_of

TYPED: Final = "biểu mẫu"
"""Stays in the record, so it does not follow the language of who works."""


@enterers
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter a document."""
    form = ParticularsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = entered(request, form)
        except RefusedError as refused:
            form.add_error(None, sentence(refused))
        else:
            tell(request, made, _("Đã nhập bản nháp. Kiểm tra rồi công bố."))
            return redirect("documents_desk:detail", made.pk)
    context = {"form": form, "action": _("Lưu bản nháp"), **under(_("Nhập văn bản"))}
    return render(request, "documents/staff/form.html", context)


@keepers
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is known of a document."""
    document = get_object_or_404(Document.objects.select_related("place", "full_text"), pk=pk)
    posted = request.POST if request.method == "POST" else None
    form = ParticularsForm(posted, initial=initial_of(document))
    if posted is not None and form.is_valid():
        try:
            held = changed(request, form, document)
        except RefusedError as refused:
            form.add_error(None, sentence(refused))
        else:
            tell(request, held, _("Đã lưu thay đổi."))
            return redirect("documents_desk:detail", held.pk)
    way = way_to(document)
    context = {"form": form, "action": _("Lưu thay đổi"), **under(_("Sửa thông tin"), way)}
    return render(request, "documents/staff/form.html", context)


@transaction.atomic
def entered(request: HttpRequest, form: ParticularsForm) -> Document:
    """Enter what was typed, with a subject that is new, or neither. Raises RefusedError."""
    said = form.particulars(text_origin=TYPED)
    return enter_document(said=said, by=officer_of(request), at=timezone.now())


@transaction.atomic
def changed(request: HttpRequest, form: ParticularsForm, document: Document) -> Document:
    """Change what was typed anew, or nothing. Raises RefusedError."""
    said = form.particulars(text_origin=origin_of(document))
    return change_document(document=document, said=said, by=officer_of(request), at=timezone.now())


def origin_of(document: Document) -> str:
    """Return where the text came from."""
    full = DocumentText.objects.filter(document=document).first()
    return full.origin if full and full.origin else TYPED


def tell(request: HttpRequest, document: Document, said: str) -> None:
    """Say what was done, and what to look at."""
    messages.success(request, said)
    if note := note_on(document.number):
        messages.warning(request, note)
    unknown = document.issuers.filter(organisation=None).values_list("name", flat=True)
    if names := "; ".join(unknown):
        sentence_of = _("Chưa nhận ra trong danh mục tổ chức: %(names)s.")
        messages.warning(request, sentence_of % {"names": names})
