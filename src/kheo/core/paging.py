"""Lists in pages of equal length."""

from collections.abc import Sequence
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

PER_PAGE: Final = 20


def page_of(
    rows: QuerySet[Any] | Sequence[Any], request: HttpRequest, *, per_page: int = PER_PAGE
) -> Page[Any]:
    """Return the page of a list that the address asks for (``?trang=2``).

    Raises Http404 for a page that does not exist, so that addresses do not multiply.
    """
    wanted = request.GET.get("trang", "1")
    paginator = Paginator(rows, per_page)
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 7):
        raise Http404
    number = int(wanted)
    if not 1 <= number <= paginator.num_pages:
        raise Http404
    return paginator.page(number)
