"""What news offers on pages of earlier rooms."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permissions import policy_registry

from kheo.news.actions.reporting import article_of
from kheo.organisations.models import Officer
from kheo.programmes import offers
from kheo.programmes.models import Conference
from kheo.programmes.offers import Offer
from kheo.programmes.rules.conferences import ConferenceState


def enlist() -> None:
    """Offer to write of a conference."""
    offers.enlist("news.report", report)


def report(conference: Conference, officer: Officer) -> Offer | None:
    """Return the way to the article of a conference, for who may write pages."""
    if not conference.is_shown or conference.state == ConferenceState.CANCELLED:
        return None
    policy = policy_registry.get_by_type(Page)
    if not policy.user_has_any_permission(officer, {"add", "change", "publish"}):
        return None
    there = article_of(conference)
    if there is not None:
        return Offer(_("Mở tin về hội nghị"), reverse("news_desk", args=[there.pk]))
    address = reverse("news_from_conference", args=[conference.pk])
    return Offer(_("Viết tin từ hội nghị"), address)
