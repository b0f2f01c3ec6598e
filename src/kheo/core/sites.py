"""The site that a request is for."""

from typing import Final

from django.core.cache import cache
from django.http import HttpRequest
from wagtail.models import Site

KEPT_SECONDS: Final = 60


def site_of(request: HttpRequest) -> Site | None:
    """Return the site of a request, asking the database once a minute.

    The answer is left where Wagtail looks first, so that it does not ask either.
    """
    if not hasattr(request, "_wagtail_site"):
        key = f"site:{request.META.get('HTTP_HOST', '')}:{request.META.get('SERVER_PORT', '')}"
        found = cache.get_or_set(key, lambda: Site.find_for_request(request), KEPT_SECONDS)
        request._wagtail_site = found  # type: ignore[attr-defined] # noqa: SLF001 - see above
    site: Site | None = Site.find_for_request(request)
    return site
