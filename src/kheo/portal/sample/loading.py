"""Loading the sample: whatever is missing is made, whatever exists is left as it is."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from django.conf import settings
from django.db import transaction
from wagtail.models import Page

from kheo.law.actions.loading import load_law
from kheo.ledger.rules import system
from kheo.news.models import (
    Album,
    Article,
    Event,
    Section,
    Source,
    Topic,
    TopicIndex,
)
from kheo.news.models.gatherings import AlbumPicture
from kheo.organisations.models import Place, PlaceParent
from kheo.portal.actions import lay_out_site
from kheo.portal.models import HomePage
from kheo.portal.sample import readers, texts
from kheo.portal.sample.bodies import body_of
from kheo.portal.sample.deadlines import load_deadlines
from kheo.portal.sample.documents import load_documents
from kheo.portal.sample.media import picture_of
from kheo.portal.sample.organisations import load_bodies
from kheo.portal.sample.programmes import load_programmes
from kheo.portal.sample.staff import make_accounts
from kheo.portal.sample.texts import ArticleText

Say = Callable[[str], object]
AnyPage = TypeVar("AnyPage", bound=Page)


class SampleRefusedError(Exception):
    """The sample may not be loaded into a real site."""


def load_sample(*, at: datetime, say: Say) -> None:
    """Load all sample content, with days counted from the moment given; safe to run again.

    Each article is one transaction: when the loading is broken off, run it again.
    Raises SampleRefusedError on a real site, before anything is written.
    """
    if settings.PRODUCTION:
        raise SampleRefusedError
    home = lay_out_site()
    make_accounts()
    given = texts.site()
    make_basis(home, given)
    load_bodies(at=at)
    load_documents(at=at)
    load_articles(home, at=at, say=say)
    for event in given["events"]:
        load_event(home, event, at=at)
    load_album(home, given["album"], at=at)
    load_remarks(given["remarks"], at=at)
    load_law(by=system("load-sample"), at=at)
    load_deadlines(at=at)
    load_programmes(at=at)
    say(f"Sự kiện: {len(given['events'])}. Bộ ảnh: 1. Phản hồi: {len(given['remarks'])}.")


@transaction.atomic
def make_basis(home: HomePage, given: dict[str, Any]) -> None:
    """Make the introduction, places, sources and topics that articles stand on."""
    introduce(home, given["home_intro"])
    for place in given["places"]:
        make_place(**place)
    for source in given["sources"]:
        Source.objects.get_or_create(slug=source["slug"], defaults=source)
    index = TopicIndex.objects.child_of(home).get()
    for topic in given["topics"]:
        if not index.get_children().filter(slug=topic["slug"]).exists():
            publish(index, Topic(**topic))


def introduce(home: HomePage, intro: str) -> None:
    """Say on the home page that all this is a sample, unless an editor wrote something there."""
    if not home.intro:
        home.intro = intro
        home.save_revision().publish()


def make_place(slug: str, name: str, kind: str, parent: str = "") -> None:
    """Make a place inside another that was made before."""
    place, made = Place.objects.get_or_create(slug=slug, defaults={"name": name, "kind": kind})
    if made and parent:
        PlaceParent.objects.create(place=place, parent=Place.objects.get(slug=parent))


def load_articles(home: HomePage, *, at: datetime, say: Say) -> None:
    """Load the articles that are missing, oldest first."""
    given = texts.articles()
    for number, article in enumerate(given, 1):
        made = load_article(home, article, at=at)
        say(f"Bài {number}/{len(given)}: {made.full_title}")


@transaction.atomic
def load_article(home: HomePage, given: ArticleText, *, at: datetime) -> Article:
    """Return one article, published where it was missing, with its views."""
    section = section_of(home, given.section)
    known: Article | None
    known = Article.objects.child_of(section).filter(slug=given.slug).first()
    if known:
        return known
    article = publish(section, article_of(given, at))
    readers.add_views(article, at=at)
    return article


def article_of(given: ArticleText, at: datetime) -> Article:
    """Return an article that is not kept yet."""
    issued_at = texts.issue_of(at, days_ago=given.days_ago, hour=given.hour)
    article = Article(
        slug=given.slug,
        place_prefix=given.prefix,
        title=texts.filled(given.title, issued_at),
        lead=texts.filled(given.lead, issued_at),
        issued_at=issued_at,
        lead_picture=picture_of(given.picture),
        lead_caption=texts.filled(given.picture_caption, issued_at),
        body=body_of(texts.filled(given.body, issued_at)),
        republished=bool(given.source),
        source=Source.objects.filter(slug=given.source).first(),
        author=given.author,
    )
    article.topics = Topic.objects.filter(slug__in=given.topics)
    article.places = Place.objects.filter(slug__in=given.places)
    return article


@transaction.atomic
def load_event(home: HomePage, given: dict[str, Any], *, at: datetime) -> None:
    """Publish an event where it is missing."""
    section = section_of(home, given["section"])
    if section.get_children().filter(slug=given["slug"]).exists():
        return
    days = given["in_days"]
    publish(
        section,
        Event(
            slug=given["slug"],
            title=given["title"],
            starts_at=texts.moment(at, days=days, hour=given["starts"]),
            ends_at=texts.moment(at, days=days, hour=given["ends"]),
            venue=given["venue"],
            summary=given["summary"],
            body=body_of([{"text": given["text"].strip()}]),
            issued_at=min(at, texts.moment(at, days=days - 10, hour="08:00")),
        ),
    )


@transaction.atomic
def load_album(home: HomePage, given: dict[str, Any], *, at: datetime) -> None:
    """Publish the album where it is missing."""
    section = section_of(home, given["section"])
    if section.get_children().filter(slug=given["slug"]).exists():
        return
    issued_at = texts.issue_of(at, days_ago=given["days_ago"], hour=given["hour"])
    album = Album(
        slug=given["slug"], title=given["title"], intro=given["intro"], issued_at=issued_at
    )
    pairs = zip(given["pictures"], given["captions"], strict=True)
    album.pictures = [
        AlbumPicture(picture=picture_of(scene), caption=caption, sort_order=number)
        for number, (scene, caption) in enumerate(pairs)
    ]
    publish(section, album)


def load_remarks(given: list[dict[str, Any]], *, at: datetime) -> None:
    """Let readers remark on articles that are there."""
    for remark in given:
        article = Article.objects.live().filter(slug=remark["page"]).first()
        if article:
            readers.add_remark(remark, article=article, at=at)


def section_of(home: HomePage, slug: str) -> Section:
    """Return a section by its address."""
    section: Section = Section.objects.child_of(home).get(slug=slug)
    return section


def publish(parent: Page, page: AnyPage) -> AnyPage:
    """Return a page under its parent, published as an editor publishes it."""
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page
