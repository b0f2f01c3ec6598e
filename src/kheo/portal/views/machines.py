"""What programs ask of a site: sitemap, robots.txt, security.txt."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from kheo.core.http import for_everyone
from kheo.documents.models import Document
from kheo.organisations.models import Organisation, Place

SECURITY_TXT_DAYS: Final = 180


class Pages(Sitemap[Page]):
    """Every published page of the site."""

    limit = 5000

    def items(self) -> Any:
        """Return published pages in an order that does not move."""
        return Page.objects.live().filter(depth__gt=1).order_by("pk")

    def location(self, item: Page) -> str:
        """Return the address of a page, without its host."""
        return str(item.get_url_parts()[2])

    def lastmod(self, item: Page) -> Any:
        """Return when readers last saw a change."""
        return item.last_published_at


class Places(Sitemap[Place]):
    """Every place that has not ended; those that did are reached from their heirs."""

    limit = 2000

    def items(self) -> Any:
        """Return places in an order that does not move."""
        return Place.objects.filter(until=None).only("slug").order_by("pk")

    def location(self, item: Place) -> str:
        """Return the address of the page of a place, without its host."""
        return reverse("places:place", args=[item.slug])


class Organisations(Sitemap[Organisation]):
    """Every organisation, those that ended too: their names are what people look for."""

    limit = 2000

    def items(self) -> Any:
        """Return organisations in an order that does not move."""
        return Organisation.objects.only("slug").order_by("pk")

    def location(self, item: Organisation) -> str:
        """Return the address of the page of an organisation, without its host."""
        return item.get_absolute_url()


class Documents(Sitemap[Document]):
    """Every published document of the library."""

    limit = 2000

    def items(self) -> Any:
        """Return documents in an order that does not move."""
        return Document.objects.published().only("slug", "changed_at").order_by("pk")

    def location(self, item: Document) -> str:
        """Return the address of the page of a document, without its host."""
        return item.get_absolute_url()

    def lastmod(self, item: Document) -> Any:
        """Return when its particulars were last changed."""
        return item.changed_at


class Shown(Sitemap[Any]):
    """What rooms show to everybody and know the address of."""

    limit = 2000

    def __init__(self, rows: Callable[[], QuerySet[Any]]) -> None:
        self.rows = rows

    def items(self) -> Any:
        """Return what is shown in an order that does not move."""
        return self.rows().order_by("pk")

    def location(self, item: Any) -> str:
        """Return the address of the page, without its host."""
        return str(item.get_absolute_url())


@for_everyone
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots what is not for them."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in settings.STAFF_PATHS + settings.ACCOUNT_PATHS),
        "Disallow: /gui-ban-be/",
        "Disallow: /phan-hoi/",
        "Disallow: /lam-viec/",
        "Disallow: /lich/",  # calendars under a token, of whoever was given it
        f"Sitemap: {request.build_absolute_uri(reverse('portal:sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@for_everyone
def security(request: HttpRequest) -> HttpResponse:
    """Tell whom to write to about a hole (RFC 9116)."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {(midnight + timedelta(days=SECURITY_TXT_DAYS)).isoformat()}",
        "Preferred-Languages: vi, en",
        f"Canonical: {request.build_absolute_uri()}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
