"""Finding the page of an address in few queries."""

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.models import Page
from wagtail.views import serve as serve_by_tree

from kheo.core.pages import OpenPage
from kheo.core.sites import site_of


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer the page that lies at a path.

    Our pages are found by their whole address, two queries for any depth; Wagtail walks the tree,
    two for each step, and asks who may read them. All else (what is not found, other kinds of
    pages) goes Wagtail's way.
    """
    page = page_at(request, path)
    return serve_by_tree(request, path) if page is None else page.serve(request)


def page_at(request: HttpRequest, path: str) -> OpenPage | None:
    """Return our published page at a path, with what it shows of other tables."""
    site = site_of(request)
    if site is None or (path and not path.endswith("/")):
        return None
    address = f"{site.root_page.url_path}{path}"
    found = key_and_kind(address)
    model = ContentType.objects.get_for_id(found[1]).model_class() if found else None
    if found is None or model is None or not issubclass(model, OpenPage):
        return None
    pages = model.objects.select_related(*model.shown_with or (None,))
    # No order and no `first`: of one row it would cost as much again as to read it.
    rows: list[OpenPage] = list(pages.filter(pk=found[0], url_path=address, live=True).order_by())
    return rows[0] if rows else None


def key_and_kind(address: str) -> tuple[int, int] | None:
    """Return key and content type of the published page at a whole address.

    Kept until the next publication or change by staff. What is not found is not kept: anyone can
    ask for any address.
    """
    known: tuple[int, int] | None = cache.get(f"at:{address}")
    if known is None:
        pages = Page.objects.filter(url_path=address, live=True)
        known = pages.values_list("pk", "content_type_id").first()
        if known is not None:
            cache.set(f"at:{address}", known)
    return known
