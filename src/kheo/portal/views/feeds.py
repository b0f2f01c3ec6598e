"""News as feeds: RSS, Atom and JSON Feed, for the site, each section and each topic."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import feedgenerator
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from kheo.core.http import for_everyone
from kheo.news.models import Article, Section, Topic
from kheo.news.reading import addressed
from kheo.portal.jsonfeed import JSONFeed

ITEMS: Final = 30

if TYPE_CHECKING:
    # Only the stubs know that a feed is of something and holds something.
    ArticleFeed = Feed[Article, tuple[Page, HttpRequest]]
else:
    ArticleFeed = Feed


class Rss(ArticleFeed):
    """RSS 2.0."""

    feed_type: type[feedgenerator.SyndicationFeed] = feedgenerator.Rss201rev2Feed
    language = "vi"

    def get_object(self, request: HttpRequest, path: str = "") -> tuple[Page, HttpRequest]:
        """Return the part of the site that the feed is of. Raises Http404 when there is none."""
        site = Site.find_for_request(request)
        if site is None:
            raise Http404
        home = site.root_page
        if not path:
            return home.specific, request
        page = Page.objects.live().filter(url_path=f"{home.url_path}{path}").first()
        found = page.specific if page else None
        if not isinstance(found, Section | Topic):
            raise Http404
        return found, request

    def title(self, found: tuple[Page, HttpRequest]) -> str:
        """Return the name of the feed."""
        page = found[0]
        name = settings.WAGTAIL_SITE_NAME
        return name if page.is_site_root() else f"{page.title} - {name}"

    def link(self, found: tuple[Page, HttpRequest]) -> str:
        """Return the address of the page that the feed is of."""
        return found[0].get_url(found[1]) or "/"

    def description(self, found: tuple[Page, HttpRequest]) -> str:
        """Return what the feed holds."""
        return found[0].intro or _("Tin bài mới của %(title)s") % {"title": found[0].title}

    subtitle = description

    def items(self, found: tuple[Page, HttpRequest]) -> list[Article]:
        """Return the newest articles."""
        page, request = found
        articles = Article.objects.published().for_list()
        if isinstance(page, Section):
            articles = articles.in_section(page)
        if isinstance(page, Topic):
            articles = articles.on_topic(page)
        return addressed(articles[:ITEMS], request)

    def item_title(self, item: Article) -> str:
        """Return the title with its place."""
        return item.full_title

    def item_description(self, item: Article) -> str:
        """Return the lead."""
        return item.lead

    def item_link(self, item: Article) -> str:
        """Return the address of the article."""
        address: str = item.address
        return address

    def item_pubdate(self, item: Article) -> datetime | None:
        """Return when the article was issued."""
        moment: datetime | None = item.issued_at
        return moment

    def item_updateddate(self, item: Article) -> datetime | None:
        """Return when the article was last changed for readers."""
        moment: datetime | None = item.last_published_at
        return moment

    def item_author_name(self, item: Article) -> str:
        """Return who wrote it, or where it was taken from."""
        return item.author or (item.source.name if item.source else settings.WAGTAIL_SITE_NAME)


class Atom(Rss):
    """Atom 1.0."""

    feed_type = feedgenerator.Atom1Feed


class Json(Rss):
    """JSON Feed 1.1."""

    feed_type = JSONFeed


@for_everyone
def feeds(request: HttpRequest) -> HttpResponse:
    """Show every feed there is."""
    parts = [*Section.objects.live().order_by("title"), *Topic.objects.live().order_by("title")]
    return render(request, "portal/feeds.html", {"parts": addressed(parts, request)})
