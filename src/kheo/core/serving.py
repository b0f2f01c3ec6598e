"""Finding the page of an address in few queries."""

from django.contrib.contenttypes.models import ContentType
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
    kind = Page.objects.filter(url_path=address, live=True).values_list("pk", "content_type_id")
    found = kind.first()
    model = ContentType.objects.get_for_id(found[1]).model_class() if found else None
    if found is None or model is None or not issubclass(model, OpenPage):
        return None
    page: OpenPage = model.objects.select_related(*model.shown_with or (None,)).get(pk=found[0])
    return page
