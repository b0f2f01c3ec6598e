"""Files of published documents."""

from typing import Final

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import condition, require_safe

from kheo.core.http import for_everyone
from kheo.documents.models import DocumentFile
from kheo.documents.rules.states import State

PDF: Final = "application/pdf"
SHUT: Final = "default-src 'none'; sandbox"
# Browsers refuse to open a PDF in a sandbox; its reader is one already.
SHUT_PDF: Final = "default-src 'none'; frame-ancestors 'none'"


@require_safe
@for_everyone
def file(request: HttpRequest, slug: str, pk: int, name: str) -> HttpResponseBase:
    """Answer a file of a document that everybody may read; PDF opens, all else is kept."""
    held = get_object_or_404(
        DocumentFile, pk=pk, name=name, document__slug=slug, document__state=State.PUBLISHED
    )
    if not held.file.storage.exists(str(held.file.name)):
        raise Http404

    @condition(etag_func=lambda _request: f'"{held.sha256}"')
    def answer(_request: HttpRequest) -> HttpResponseBase:
        return streamed(held)

    return answer(request)


def streamed(held: DocumentFile) -> FileResponse:
    """Return the file as browsers may safely take it."""
    is_pdf = held.media_type == PDF
    response = FileResponse(
        held.file.open(),
        as_attachment=not is_pdf,
        filename=held.name,
        content_type=held.media_type or "application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SHUT_PDF if is_pdf else SHUT
    return response
