"""What search engines and other programs read on a page: schema.org in JSON-LD."""

import json
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from kheo.news.models import Article

CONTEXT: Final = "https://schema.org"
# What would end the script element or open a comment in it, as JSON escapes.
UNSAFE: Final = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def as_script(data: list[dict[str, Any]]) -> SafeString:
    """Return JSON that may stand inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(UNSAFE))  # noqa: S308 - every sign that HTML reads is escaped above


def article_data(
    article: Article, crumbs: list[tuple[str, str]], request: HttpRequest
) -> list[dict[str, Any]]:
    """Return the article as NewsArticle with its publisher, and the way to it as BreadcrumbList."""
    return [news_article(article, request), breadcrumb_list(crumbs, article, request)]


def news_article(article: Article, request: HttpRequest) -> dict[str, Any]:
    """Return schema.org/NewsArticle."""
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "headline": article.full_title,
        "description": article.lead,
        "inLanguage": "vi",
        "mainEntityOfPage": request.build_absolute_uri(article.get_url(request)),
        "publisher": publisher(request),
        "author": author(article),
    }
    if article.issued_at:
        data["datePublished"] = timezone.localtime(article.issued_at).isoformat()
        data["dateModified"] = timezone.localtime(
            article.last_published_at or article.issued_at
        ).isoformat()
    if article.lead_picture:
        data["image"] = [request.build_absolute_uri(article.lead_picture_address)]
    if article.source:
        data["isBasedOn"] = article.source_address or article.source.address or article.source.name
    return data


def author(article: Article) -> dict[str, str]:
    """Return who wrote the article: a person, the source it was taken from, or this office."""
    if article.author:
        return {"@type": "Person", "name": article.author}
    name = article.source.name if article.source else settings.WAGTAIL_SITE_NAME
    return {"@type": "Organization", "name": name}


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


def breadcrumb_list(
    crumbs: list[tuple[str, str]], article: Article, request: HttpRequest
) -> dict[str, Any]:
    """Return schema.org/BreadcrumbList, ending with the article itself."""
    steps = [*crumbs, (article.full_title, article.get_url(request) or "")]
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
