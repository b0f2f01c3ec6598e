"""What a reader sees when something failed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def server_error(request: HttpRequest, *_: Any) -> HttpResponse:
    """Tell the reader that something failed here, with the id under which it was logged."""
    error_id = request.META.get("KHEO_ERROR_ID", "")
    return HttpResponse(render_to_string("500.html", {"error_id": error_id}), status=500)
