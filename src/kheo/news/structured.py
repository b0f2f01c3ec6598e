"""What search engines and other programs read of an article: schema.org in JSON-LD."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from kheo.core.structured import CONTEXT, breadcrumb_list, publisher
from kheo.news.models import Article


def article_data(
    article: Article, crumbs: list[tuple[str, str]], request: HttpRequest
) -> list[dict[str, Any]]:
    """Return the article as NewsArticle with its publisher, and the way to it as BreadcrumbList."""
    steps = [*crumbs, (article.full_title, article.get_url(request) or "")]
    return [news_article(article, request), breadcrumb_list(steps, request)]


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
