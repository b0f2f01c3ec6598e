"""What the base page asks for: the name of the site, its sections, addresses, numbers of pages."""

from dataclasses import dataclass
from typing import Any, Final

from django import template
from django.conf import settings
from django.core.cache import cache
from django.core.paginator import Page as ListPage
from django.http import HttpRequest
from django.template import Context
from django.template.defaultfilters import stringfilter
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from kheo.core.sites import site_of

register = template.Library()


OF_ROOMS: Final = (
    (_("Văn bản"), "documents:library"),
    (_("Chương trình"), "programmes:list"),
)
"""Entries of the menu that are no pages of editors, with the names of their addresses."""
AT_HAND: Final = "kheo.section_at_hand"
GAP: Final = 0
"""Stands in a row of page numbers where some are left out."""


@dataclass(frozen=True)
class SectionLink:
    """One entry of the menu."""

    title: str
    address: str
    is_current: bool


@register.filter(is_safe=True)
@stringfilter
def one_line(text: str) -> str:
    """Return the text with one space wherever white space stood, and none at its ends."""
    return " ".join(text.split())


@register.simple_tag
def site_name() -> str:
    """Return the name that the site goes by; needs no database."""
    return str(settings.WAGTAIL_SITE_NAME)


@register.simple_tag
def site_contact() -> str:
    """Return in one line how readers reach the office; empty when nobody said."""
    return str(getattr(settings, "SITE_CONTACT", ""))


@register.simple_tag(takes_context=True)
def top_sections(context: Context) -> list[SectionLink]:
    """Return the menu: pages right under the home page that editors put into menus.

    One query until the next publication or change by staff. Empty outside a request.
    """
    request: HttpRequest | None = context.get("request")
    site = site_of(request) if request else None
    if request is None or site is None:
        return []
    entries = cache.get_or_set(f"menu:{site.pk}", lambda: read_menu(site, request))
    return [section_link(title, address, request) for title, address in entries or []]


@register.simple_tag(takes_context=True)
def menu(context: Context) -> list[SectionLink]:
    """Return the whole menu: the sections of editors, and after them what rooms themselves hold.

    What editors have put under the same address stands once.
    """
    request: HttpRequest | None = context.get("request")
    sections = top_sections(context)
    if request is None or not sections:
        return sections
    ours = [section_link(str(title), reverse(name), request) for title, name in OF_ROOMS]
    taken = {section.address for section in sections}
    return sections + [link for link in ours if link.address not in taken]


@register.simple_tag(takes_context=True)
def section_at_hand(context: Context) -> str:
    """Return what the menu of a page depends on: its site and the entries the reader is in."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return ""
    if AT_HAND not in request.META:  # the menu and the foot both ask
        site = site_of(request)
        inside = [section.address for section in menu(context) if section.is_current]
        request.META[AT_HAND] = " ".join([str(site.pk) if site else "", *inside])
    return str(request.META[AT_HAND])


def read_menu(site: Site, request: HttpRequest) -> list[tuple[str, str]]:
    """Return title and address of each entry in the menu of a site."""
    pages = Page.objects.child_of(site.root_page).live().in_menu()
    return [(page.title, page.get_url(request) or "") for page in pages]


def section_link(title: str, address: str, request: HttpRequest) -> SectionLink:
    """Return the entry for a page; the reader is in it on the page itself and below."""
    return SectionLink(title, address, bool(address) and request.path.startswith(address))


@register.simple_tag(takes_context=True)
def canonical(context: Context) -> str:
    """Return the one full address of the page at hand, without what readers added to it.

    The number of a page in a list belongs to the address; everything else after “?” does not.
    """
    request: HttpRequest | None = context.get("request")
    if request is None:
        return ""
    return f"{host_of(request)}{request.path}{list_page(request)}"


@register.simple_tag(takes_context=True)
def absolute(context: Context, address: str) -> str:
    """Return an address of ours with the name of the site before it, as other programs need it."""
    request: HttpRequest | None = context.get("request")
    return f"{host_of(request)}{address}" if request and address.startswith("/") else address


def host_of(request: HttpRequest) -> str:
    """Return the name under which readers know the site, with its scheme."""
    told: str = settings.SITE_URL
    return told.rstrip("/") or f"{request.scheme}://{request.get_host()}"


def list_page(request: HttpRequest) -> str:
    """Return the part of the address that names a later page of a list."""
    wanted = request.GET.get("trang", "")
    return f"?trang={wanted}" if wanted.isascii() and wanted.isdigit() and wanted != "1" else ""


@register.simple_tag
def page_numbers(page: "ListPage[Any]") -> list[int]:
    """Return the numbers to show under a list: the ends, the neighbours, and GAP between them."""
    paginator = page.paginator
    shown = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else GAP for number in shown]
