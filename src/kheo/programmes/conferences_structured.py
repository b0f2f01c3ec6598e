"""What search engines and calendars read of a conference."""

from typing import Any, Final

from django.http import HttpRequest
from django.utils import timezone

from kheo.core.structured import CONTEXT, breadcrumb_list, publisher
from kheo.programmes.models import Conference
from kheo.programmes.rules.conferences import ConferenceState

PRODUCT: Final = "-//Kheo//hoi-nghi//VI"
CANCELLED: Final = "https://schema.org/EventCancelled"
SCHEDULED: Final = "https://schema.org/EventScheduled"


def conference_data(
    conference: Conference, crumbs: list[tuple[str, str]], request: HttpRequest
) -> list[dict[str, Any]]:
    """Return the conference as Event, and the way to it as BreadcrumbList."""
    steps = [*crumbs, (conference.title, conference.get_absolute_url())]
    return [event_of(conference, request), breadcrumb_list(steps, request)]


def event_of(conference: Conference, request: HttpRequest) -> dict[str, Any]:
    """Return schema.org/Event."""
    place: dict[str, Any] = {"@type": "Place", "name": conference.venue}
    if conference.place:
        place["address"] = conference.place.name
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Event",
        "name": conference.title,
        "inLanguage": "vi",
        "url": request.build_absolute_uri(conference.get_absolute_url()),
        "startDate": timezone.localtime(conference.starts_at).isoformat(),
        "eventStatus": CANCELLED if is_cancelled(conference) else SCHEDULED,
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": place,
        "organizer": {"@type": "Organization", "name": conference.host.name},
        "publisher": publisher(request),
    }
    if conference.ends_at:
        data["endDate"] = timezone.localtime(conference.ends_at).isoformat()
    return data


def is_cancelled(conference: Conference) -> bool:
    """Return whether it will not be held."""
    return conference.state == ConferenceState.CANCELLED


def calendar_of(conference: Conference, address: str, host: str) -> bytes:
    """Return a calendar (RFC 5545) with the conference in it; `host` is the name of the site."""
    from icalendar import Calendar, Event  # heavy: not before somebody reads a calendar

    calendar, event = Calendar(), Event()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    event.add("uid", f"hoi-nghi-{conference.pk}@{host}")
    event.add("dtstamp", conference.announced_at or conference.created_at)
    event.add("dtstart", conference.starts_at)
    if conference.ends_at:
        event.add("dtend", conference.ends_at)
    event.add("summary", conference.title)
    where = [conference.venue, *([conference.place.name] if conference.place else [])]
    event.add("location", ", ".join(where))
    event.add("url", address)
    event.add("status", "CANCELLED" if is_cancelled(conference) else "CONFIRMED")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
