"""What pages of the room show: lists brought ready, with a fixed number of queries each."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from django.core.cache import cache
from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from kheo.core.days import date_line
from kheo.core.pages import reads
from kheo.core.paging import page_of
from kheo.core.structured import as_script
from kheo.news.citing import shown_in
from kheo.news.models import Album, Article, Event, Remark, Section, Topic, TopicIndex
from kheo.news.models.gatherings import AlbumPicture
from kheo.news.models.readership import most_viewed_by_period
from kheo.news.structured import article_data

OTHER_NEWS: Final = 6
RELATED: Final = 5
MOST_VIEWED: Final = 5
ALBUMS: Final = 3
EVENTS: Final = 5
REMARKS: Final = 100
FAVOURITES_KEPT: Final = 10  # seconds; the ranking itself is renewed every half minute

Crumbs = list[tuple[str, str]]


def addressed(pages: Iterable[Any], request: HttpRequest) -> list[Any]:
    """Return the pages, each with its address ready for a link."""
    ready = list(pages)
    for page in ready:
        page.address = page.get_url(request) or ""
    return ready


class Line(NamedTuple):
    """One line of a list that stands beside many pages: kept until the next publication."""

    pk: int
    full_title: str
    address: str
    issued_on: date | None
    issued_shown: str


def lines(articles: Iterable[Article], request: HttpRequest) -> list[Line]:
    """Return what lists beside a page show of articles."""
    return [
        Line(each.pk, each.full_title, each.address, each.issued_on, each.issued_shown)
        for each in addressed(articles, request)
    ]


def breadcrumbs(page: Page, request: HttpRequest) -> Crumbs:
    """Return the way from the home page down to the page above: title and address of each."""

    def way() -> Crumbs:
        above = page.get_ancestors().filter(depth__gt=1)
        return [(step.title, step.get_url(request) or "") for step in above]

    crumbs: Crumbs = cache.get_or_set(f"way:{page.path[: -page.steplen]}", way) or []
    return crumbs


def other_news(article: Article, request: HttpRequest) -> list[Line]:
    """Return the newest articles of the same section, without this one."""

    def newest() -> list[Line]:
        found = Article.objects.published().in_section(article.get_parent()).for_list()
        return lines(found[: OTHER_NEWS + 1], request)

    kept = cache.get_or_set(f"newest:{article.path[: -article.steplen]}", newest) or []
    return [line for line in kept if line.pk != article.pk][:OTHER_NEWS]


class Tagged(NamedTuple):
    """What an article is about: keys, titles and addresses of topics; slugs and names of places."""

    keys: list[int]
    topics: list[tuple[str, str]]
    places: list[dict[str, str]]


def tagged(article: Article, request: HttpRequest) -> Tagged:
    """Return what an article is about, kept until the next publication or change by staff."""

    def read() -> Tagged:
        topics = list(article.topics.all())
        places = [{"slug": place.slug, "name": place.name} for place in article.places.all()]
        shown = [(topic.title, topic.get_url(request) or "") for topic in topics]
        return Tagged(sorted(topic.pk for topic in topics), shown, places)

    found: Tagged = cache.get_or_set(f"about:{article.pk}", read) or read()
    return found


def related(
    article: Article, topics: list[int], seen: Iterable[int], request: HttpRequest
) -> list[Line]:
    """Return the newest articles that share a topic with this one and are not shown already.

    Topics are given by their keys, in order.
    """
    if not topics:
        return []
    hidden = {article.pk, *seen}

    def newest() -> list[Line]:
        sharing = Article.topics.through.objects.filter(topic__in=topics).values("article_id")
        found = Article.objects.published().filter(pk__in=sharing).for_list()
        return lines(found[: RELATED + OTHER_NEWS + 1], request)

    kept = cache.get_or_set("on:" + ",".join(map(str, topics)), newest) or []
    return [line for line in kept if line.pk not in hidden][:RELATED]


def favourites(request: HttpRequest, day: date) -> dict[str, list[Line]]:
    """Return the most viewed articles of the day, the week and the month."""

    def ranked() -> dict[str, list[Line]]:
        lists = most_viewed_by_period(day, MOST_VIEWED)
        return {period.value: lines(articles, request) for period, articles in lists.items()}

    return cache.get_or_set(f"favourites:{day}", ranked, FAVOURITES_KEPT) or {}


@reads(Article)
def article_context(article: Article, request: HttpRequest) -> dict[str, Any]:
    """Return what the article page shows beside the article itself."""
    others = other_news(article, request)
    about = tagged(article, request)
    crumbs = breadcrumbs(article, request)
    return {
        "date_line": date_line(article.issued_at) if article.issued_at else "",
        "breadcrumbs": crumbs,
        "topics": about.topics,
        "places": about.places,
        "lead_figure": lead_figure(article),
        "other_news": others,
        "related": related(article, about.keys, [other.pk for other in others], request),
        "most_viewed": favourites(request, timezone.localdate()),
        "remarks": remarks_on(article),
        "structured_data": as_script(article_data(article, crumbs, request)),
        **shown_in(article),
    }


def lead_figure(article: Article) -> dict[str, Any] | None:
    """Return the picture that opens the article, with the caption it has there."""
    picture = article.lead_picture
    if picture is None:
        return None
    return {
        "picture": picture,
        "caption": article.lead_caption or picture.caption,
        "credit": picture.credit,
        "alt": picture.alt_text,
    }


def remarks_on(page: Page) -> list[Remark]:
    """Return the newest remarks under a page that readers may see, oldest first."""
    if not has_remarks(page):
        return []  # most pages have none, and to bring them ready costs as much as all else
    newest = Remark.objects.public().filter(page_id=page.pk).order_by("-pk")[:REMARKS]
    return list(reversed(newest))


def has_remarks(page: Page) -> bool:
    """Return whether a page has remarks; kept until staff next let one be seen or hid one."""

    def asked() -> bool:
        return Remark.objects.filter(page_id=page.pk).exists()

    return bool(cache.get_or_set(f"remarked:{page.pk}", asked))


@reads(Section)
def section_context(section: Section, request: HttpRequest) -> dict[str, Any]:
    """Return one page of a section's articles, its newest albums and its events to come."""
    articles = page_of(Article.objects.published().in_section(section).for_list(), request)
    addressed(articles.object_list, request)
    return {
        "breadcrumbs": breadcrumbs(section, request),
        "articles": articles,
        "albums": albums(request, Album.objects.child_of(section)),
        "events": coming_events(request, timezone.now(), Event.objects.child_of(section)),
        "feeds": section.get_url(request),
    }


@reads(TopicIndex)
def topics_context(index: TopicIndex, request: HttpRequest) -> dict[str, Any]:
    """Return all topics with the number of their articles."""
    published = Count("articles", filter=Q(articles__live=True))
    topics = Topic.objects.live().child_of(index).annotate(count=published).order_by("title")
    return {"breadcrumbs": breadcrumbs(index, request), "topics": addressed(topics, request)}


@reads(Topic)
def topic_context(topic: Topic, request: HttpRequest) -> dict[str, Any]:
    """Return one page of a topic's articles."""
    articles = page_of(Article.objects.published().on_topic(topic).for_list(), request)
    addressed(articles.object_list, request)
    return {
        "breadcrumbs": breadcrumbs(topic, request),
        "articles": articles,
        "feeds": topic.get_url(request),
    }


def albums(request: HttpRequest, rows: Any) -> list[Album]:
    """Return the newest albums of a set, each with its first picture."""
    album_pictures = Prefetch("pictures", AlbumPicture.objects.select_related("picture"))
    newest = rows.live().order_by("-issued_at").prefetch_related(album_pictures)[:ALBUMS]
    return addressed(newest, request)


def coming_events(request: HttpRequest, at: datetime, rows: Any) -> list[Event]:
    """Return the events of a set that are not over, soonest first."""
    day_start = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    not_over = Q(ends_at__gte=at) | Q(ends_at=None, starts_at__gte=day_start)
    soonest = rows.live().filter(not_over).order_by("starts_at").defer("body")[:EVENTS]
    return addressed(soonest, request)


@reads(Album)
def album_context(album: Album, request: HttpRequest) -> dict[str, Any]:
    """Return the pictures of an album with the captions they have there."""
    return {
        "breadcrumbs": breadcrumbs(album, request),
        "date_line": date_line(album.issued_at) if album.issued_at else "",
        "remarks": remarks_on(album),
        "pictures": [
            {
                "picture": row.picture,
                "caption": row.caption or row.picture.caption,
                "credit": row.picture.credit,
                "alt": row.picture.alt_text,
            }
            for row in album.pictures.select_related("picture")
        ],
    }


@reads(Event)
def event_context(event: Event, request: HttpRequest) -> dict[str, Any]:
    """Return the way to an event and the day it was announced."""
    return {
        "breadcrumbs": breadcrumbs(event, request),
        "date_line": date_line(event.issued_at) if event.issued_at else "",
        "remarks": remarks_on(event),
    }
