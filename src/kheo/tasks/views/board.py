"""The board: tasks in columns by state. A task moves by the buttons of its own screen."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kheo.core.work import work_page
from kheo.tasks.models.words import STATES
from kheo.tasks.reading.calendars import board
from kheo.tasks.views.lists import Listing, joined


@work_page
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the first tasks of each state."""
    listing = Listing(request, "board")
    rest = listing.form.query("tinh_trang")
    columns = [
        (STATES[column.state], listing.address("list", joined(rest, f"tinh_trang={column.state}")),
         column)
        for column in board(listing.rows())
        if column.count or not listing.asked.state
    ]  # fmt: skip
    return listing.page(columns=columns)
