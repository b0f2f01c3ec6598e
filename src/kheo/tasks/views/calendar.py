"""The calendar: what is due on which day of a month."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kheo.core.days import WEEKDAYS, short_day
from kheo.core.work import work_page
from kheo.tasks.reading.calendars import month_of
from kheo.tasks.views.lists import Listing, joined, month_asked


@work_page
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show a month: a grid where there is room, a list of its days elsewhere and read aloud."""
    listing = Listing(request, "calendar")
    found = month_of(listing.rows(), month_asked(request, "thang", listing.today))
    query, rest = listing.form.query(), listing.form.query("tu", "den")
    days = [
        (
            day,
            WEEKDAYS[day.day.weekday()],
            listing.address("list", joined(rest, span(short_day(day.day)))),
        )
        for day in found.days
    ]
    return listing.page(
        month=found,
        days=days,
        weekdays=WEEKDAYS,
        before=listing.address("calendar", joined(query, f"thang={found.before:%Y-%m}")),
        after=listing.address("calendar", joined(query, f"thang={found.after:%Y-%m}")),
    )


def span(day: str) -> str:
    """Return the part of an address that narrows a list to one day."""
    return f"tu={day}&den={day}"
