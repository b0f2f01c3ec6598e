"""Articles, albums and events in the search of the house: those that are published now."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from kheo.core.days import day_here
from kheo.core.search import socket
from kheo.core.search.socket import Item, Tag
from kheo.news.models import Album, Article, Event

Kind = type[Article] | type[Album] | type[Event]


class Articles:
    """The published articles."""

    kind: str = "news.article"
    label: str | Promise = _("Tin bài")
    model: Kind = Article

    def keys(self) -> Iterator[str]:
        """Return the keys of the published pages."""
        rows = self.model.objects.live().order_by("pk").values_list("pk", flat=True)
        return (str(pk) for pk in rows)

    def items(self, keys: Sequence[str]) -> Iterator[Item]:
        """Return those of some pages that are published; three queries."""
        rows: Any = Article.objects.live().filter(pk__in=[int(key) for key in keys])
        for row in rows.select_related("source").prefetch_related("places"):
            yield Item(
                key=str(row.pk),
                title=row.full_title,
                address=row.get_url() or "",
                lead=row.lead,
                text=words_of(row),
                day=row.issued_on,
                places=[Tag(place.slug, place.name) for place in row.places.all()],
                issuer=Tag(row.source.slug, row.source.name) if row.source else None,
                extra=[row.author] if row.author else [],
            )


class Albums(Articles):
    """The published albums."""

    kind = "news.album"
    label = _("Bộ ảnh")
    model = Album

    def items(self, keys: Sequence[str]) -> Iterator[Item]:
        """Return those of some albums that are published; three queries."""
        rows = Album.objects.live().filter(pk__in=[int(key) for key in keys])
        for row in rows.prefetch_related("pictures__picture"):
            captions = [one.caption or one.picture.caption for one in row.pictures.all()]
            yield Item(
                key=str(row.pk), title=row.title, address=row.get_url() or "", lead=row.intro,
                text=" ".join(captions), day=day_here(row.issued_at) if row.issued_at else None,
            )  # fmt: skip


class Events(Articles):
    """The published events, under the day on which they are held."""

    kind = "news.event"
    label = _("Sự kiện")
    model = Event

    def items(self, keys: Sequence[str]) -> Iterator[Item]:
        """Return those of some events that are published; one query."""
        for row in Event.objects.live().filter(pk__in=[int(key) for key in keys]):
            yield Item(
                key=str(row.pk), title=row.title, address=row.get_url() or "",
                lead=row.summary, text=f"{row.venue} {words_of(row)}", day=day_here(row.starts_at),
            )  # fmt: skip


SOURCES: Final = (Articles(), Albums(), Events())


def words_of(page: Article | Event) -> str:
    """Return the running text of a page's body."""
    field: Any = type(page)._meta.get_field("body")  # noqa: SLF001 - public, named so
    return " ".join(str(piece) for piece in field.get_searchable_content(page.body))


def enlist() -> None:
    """Have the search find what the room publishes."""
    for source in SOURCES:
        socket.enlist(source)


def kind_of(page: Page) -> str | None:
    """Return as what the search knows a page; nothing for pages that only lead to others."""
    ours = page.specific_class
    return next((one.kind for one in SOURCES if one.model is ours), None)


def tell(page: Page) -> None:
    """Have the index say of a page what readers may see of it now, and where what lies below."""
    if kind := kind_of(page):
        socket.changed(kind, [page.pk])
    elif page.numchild:
        follow(page)


def forget(page: Page) -> None:
    """Have the index forget a page."""
    if kind := kind_of(page):
        socket.gone(kind, [page.pk])


def follow(page: Page) -> None:
    """Have a page and all below it found under their addresses of now."""
    for source in SOURCES:
        below = source.model.objects.live().descendant_of(page, inclusive=True)
        socket.moved(source.kind, addresses(below))


def addresses(pages: Iterable[Any]) -> Iterator[tuple[int, str]]:
    """Yield the key and the address of pages."""
    return ((page.pk, page.get_url() or "") for page in pages)
