"""Pictures as readers get them: only when a published page shows them."""

from typing import Final

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import condition, require_safe

from kheo.core.http import is_editor, mark_for_everyone
from kheo.news.models import MediaUse

PRIVATE: Final = "private, no-store"


def picture(request: HttpRequest, picture_id: int, name: str) -> HttpResponseBase:
    """Answer one size of a picture that a published page shows; editors see the others too."""
    open_to_all = MediaUse.objects.of_picture(picture_id).exists()
    if not (open_to_all or is_editor(request)):
        raise Http404
    response = stored_file(request, f"anh/{picture_id}/{name}")
    if open_to_all:
        return mark_for_everyone(response)
    response["Cache-Control"] = PRIVATE
    return response


def original(request: HttpRequest, name: str) -> HttpResponseBase:
    """Answer an original to editors only."""
    if not is_editor(request):
        raise Http404
    response = stored_file(request, f"goc/{name}")
    response["Cache-Control"] = PRIVATE
    return response


def stored_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer a stored file, or 304 when the reader has it already.

    Raises Http404 when it is gone.
    """
    if not default_storage.exists(path):
        raise Http404
    tag = (
        f'"{default_storage.get_modified_time(path).timestamp():.0f}-{default_storage.size(path)}"'
    )

    @require_safe
    @condition(etag_func=lambda _request: tag)
    def answer(_request: HttpRequest) -> HttpResponseBase:
        response = FileResponse(default_storage.open(path))
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "default-src 'none'"
        return response

    return answer(request)
