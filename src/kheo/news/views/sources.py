"""The page of a source."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from kheo.core.http import for_everyone
from kheo.core.paging import page_of
from kheo.news.models import Article, Source
from kheo.news.reading import addressed


@for_everyone
def source(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who a source is and what was taken from it."""
    found = get_object_or_404(Source, slug=slug)
    articles = page_of(Article.objects.published().from_source(found).for_list(), request)
    addressed(articles.object_list, request)
    return render(request, "news/source.html", {"source": found, "articles": articles})
