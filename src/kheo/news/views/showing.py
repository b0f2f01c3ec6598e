"""How strangers' forms are answered: kept by no cache, whole or as the part that htmx asks for."""

from collections.abc import Callable, Mapping
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.models import Page

from kheo.core.http import sender_address
from kheo.news.rules.tickets import network

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def private_form(view: View[P]) -> View[P]:
    """Keep what is typed, and what is answered, out of caches and error reports."""
    return cache_control(private=True, no_store=True)(sensitive_post_parameters()(view))


def show(request: HttpRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
    """Answer the whole page, or its part named ``main`` when htmx asks for it."""
    htmx = getattr(request, "htmx", None)
    part = f"{template}#main" if htmx and not htmx.boosted else template
    return render(request, part, dict(context))


def posted(request: HttpRequest) -> Any:
    """Return what was sent, or None when the form is only opened."""
    return request.POST if request.method == "POST" else None


def sender_network(request: HttpRequest) -> str:
    """Return what stands for the sender where sendings are counted."""
    return network(sender_address(request))


def page_address(request: HttpRequest, page: Page) -> str:
    """Return the full address of a page, as it stands in a mail."""
    root = settings.SITE_URL or request.build_absolute_uri("/")
    return urljoin(f"{root.rstrip('/')}/", str(page.get_url(request) or ""))
