"""Signing in by another identity provider, and ending the tie to it."""

import logging
from collections.abc import Callable

from allauth.socialaccount import views as given
from allauth.socialaccount.providers.openid_connect import views as given_provider
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException

from kheo.accounts.views.recorded import Recorded
from kheo.ledger.rules import Fact

logger = logging.getLogger("kheo.errors")


def go(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the provider; where there is none, there is no such page."""
    return ask(given_provider.login, request, provider_id)


def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take in whom the provider sends back."""
    return ask(given_provider.callback, request, provider_id)


def ask(view: Callable[..., HttpResponse], request: HttpRequest, name: str) -> HttpResponse:
    """Return what a view of allauth answers; a provider that is silent is no failure of ours."""
    if not settings.SOCIALACCOUNT_PROVIDERS:
        raise Http404
    try:
        return view(request, name)
    except RequestException as silent:
        logger.warning("the identity provider did not answer: %s", type(silent).__name__)
        return render(request, "socialaccount/authentication_error.html", status=503)


class Ties(Recorded, given.ConnectionsView):
    """The person at the provider to whom an officer is tied."""

    verb = "accounts.provider_unlinked"

    def facts(self) -> dict[str, Fact]:
        """Return which provider."""
        return {"provider": settings.OIDC_ID}
