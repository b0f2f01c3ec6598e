"""The timeline: tasks as bars along six months, and as dates in words."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kheo.core.work import work_page
from kheo.tasks.reading.calendars import (
    MONTHS,
    WIDTH,
    bars,
    running_in,
    shifted,
    timeline,
)
from kheo.tasks.reading.lists import slice_of
from kheo.tasks.views.lists import Listing, joined, month_asked, page_number


@work_page
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the tasks that run in six months, those that are due first at the top."""
    listing = Listing(request, "timeline")
    first = month_asked(request, "thang", shifted(listing.today.replace(day=1), -2))
    line = timeline(first, listing.today)
    number = page_number(request)
    found = slice_of(running_in(listing.rows(), line), number)
    if number > 1 and not found.rows:
        raise Http404
    query = listing.form.query()
    return listing.page(
        line=line,
        width=WIDTH,
        bars=bars(found.rows, line),
        page=found,
        month_query=joined(query, f"thang={first:%Y-%m}"),
        before=listing.address("timeline", joined(query, f"thang={shifted(first, -MONTHS):%Y-%m}")),
        after=listing.address("timeline", joined(query, f"thang={shifted(first, MONTHS):%Y-%m}")),
    )
