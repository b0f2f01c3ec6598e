"""What search engines and other programs read on a page: schema.org in JSON-LD."""

import json
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

CONTEXT: Final = "https://schema.org"
# What would end the script element or open a comment in it, as JSON escapes.
UNSAFE: Final = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def as_script(data: list[dict[str, Any]]) -> SafeString:
    """Return JSON that may stand inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(UNSAFE))  # noqa: S308 - every sign that HTML reads is escaped above


def publisher(request: HttpRequest) -> dict[str, Any]:
    """Return who publishes the site."""
    return {
        "@type": "GovernmentOrganization",
        "name": settings.WAGTAIL_SITE_NAME,
        "url": request.build_absolute_uri("/"),
        "logo": {
            "@type": "ImageObject",
            "url": request.build_absolute_uri(static("core/logo.svg")),
        },
    }


def breadcrumb_list(steps: list[tuple[str, str]], request: HttpRequest) -> dict[str, Any]:
    """Return schema.org/BreadcrumbList of (title, address), from the home page to the page."""
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": name,
                "item": request.build_absolute_uri(address),
            }
            for place, (name, address) in enumerate(steps, start=1)
        ],
    }
