"""One box over everything public."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kheo.core.http import for_everyone
from kheo.core.search import socket
from kheo.portal import searching
from kheo.portal.forms import SearchForm


@for_everyone
def search(request: HttpRequest) -> HttpResponse:
    """Show what answers a query, or go straight to the document that it names."""
    form = SearchForm(request.GET)
    is_good = form.is_valid()
    typed = form.typed()
    if is_good and typed and not form.filters() and (to := socket.destination(typed)):
        return redirect(to)
    found: dict[str, Any] = {"form": form}
    if is_good and typed:
        found |= searching.page(form, request)
    return render(request, "portal/search.html", found)
