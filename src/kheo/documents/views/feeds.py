"""New documents as an Atom feed, of the whole library or of what a reader asks for."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from kheo.documents.forms.asking import AskForm
from kheo.documents.models import Document
from kheo.documents.reading.facets import named_choices
from kheo.documents.reading.shelves import Asked, found

ITEMS: Final = 30

if TYPE_CHECKING:
    # Only the stubs know that a feed is of something and holds something.
    DocumentFeed = Feed[Document, Asked]
else:
    DocumentFeed = Feed


class Atom(DocumentFeed):
    """The documents published last."""

    feed_type = Atom1Feed
    language = "vi"

    def get_object(self, request: HttpRequest) -> Asked:
        """Return what the feed is of; what cannot be understood is left out."""
        return AskForm(request.GET).asked(timezone.localdate())

    def title(self, asked: Asked) -> str:
        """Return the name of the feed, with what it is narrowed to."""
        return " - ".join([_("Văn bản"), *named_choices(asked), settings.WAGTAIL_SITE_NAME])

    def link(self, asked: Asked) -> str:
        """Return the address of the list that the feed is of."""
        return f"{reverse('documents:library')}?{asked.query}".rstrip("?")

    def feed_url(self, asked: Asked) -> str:
        """Return the address of the feed itself."""
        return f"{reverse('documents:feed')}?{asked.query}".rstrip("?")

    def subtitle(self, asked: Asked) -> str:
        """Return what the feed holds."""
        return _("Văn bản mới công bố trong thư viện")

    def items(self, asked: Asked) -> list[Document]:
        """Return the documents published last."""
        return list(found(asked).order_by("-published_at", "-pk")[:ITEMS])

    def item_title(self, item: Document) -> str:
        """Return type, number and title."""
        return str(item)

    def item_description(self, item: Document) -> str:
        """Return who issued it."""
        return item.issuer_name

    def item_pubdate(self, item: Document) -> datetime | None:
        """Return when the library published it."""
        return item.published_at

    def item_updateddate(self, item: Document) -> datetime:
        """Return when readers last saw a change."""
        return max(item.changed_at, item.published_at or item.changed_at)

    def item_author_name(self, item: Document) -> str:
        """Return who issued it."""
        return item.issuer_name
