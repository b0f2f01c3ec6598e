"""Lists of tasks: the list itself, and what its sisters (board, calendar, timeline) share."""

from datetime import date
from typing import Any, Final

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kheo.core.work import work_page
from kheo.organisations.staff import officer_of
from kheo.tasks.forms.lists import ROLES, FilterForm, SaveForm
from kheo.tasks.models import SavedFilter, Task
from kheo.tasks.reading.lists import Asked, Role, asked_for, slice_of
from kheo.tasks.reading.scope import scope_of

MOST_PAGES: Final = 2_000
VIEWS: Final = (
    ("list", _("Danh sách")),
    ("board", _("Bảng")),
    ("calendar", _("Lịch")),
    ("timeline", _("Dòng thời gian")),
)


class Listing:
    """What one request asks for: the form, the tasks that it finds, the frame of its page."""

    def __init__(self, request: HttpRequest, view: str) -> None:
        self.request = request
        self.view = view
        self.today = timezone.localdate()
        self.officer = officer_of(request)
        self.scope = scope_of(self.officer, on=self.today)
        self.form = FilterForm(request.GET, scope=self.scope)
        self.asked: Asked = self.form.asked()

    def rows(self) -> QuerySet[Task]:
        """Return the tasks, not brought yet."""
        return asked_for(self.asked, self.scope, self.today)

    def page(self, **more: Any) -> HttpResponse:
        """Show the page of a view."""
        query = self.form.query()
        context = {
            "today": self.today,
            "form": self.form,
            "asked": self.asked,
            "query": query,
            "roles": self.roles(),
            "views": [(label, self.address(name, query), name == self.view)
                      for name, label in VIEWS],
            "saved": list(SavedFilter.objects.filter(officer=self.officer)),
            "save_form": SaveForm(label_suffix=""),
            "clear": self.address(self.view, f"vai={self.asked.role}"),
            "reads_all": self.scope.all_units,
            **more,
        }  # fmt: skip
        return render(self.request, f"tasks/work/{self.view}.html", context)

    def roles(self) -> list[tuple[Any, str, bool]]:
        """Return the roles as tabs: label, address, whether it is the one at hand."""
        rest = self.form.query("vai")
        return [
            (label, self.address(self.view, joined(f"vai={role}", rest)), role is self.asked.role)
            for role, label in ROLES.items()
        ]

    @staticmethod
    def address(view: str, query: str) -> str:
        """Return the address of a view with what is chosen."""
        place = reverse(f"tasks_work:{view}")
        return f"{place}?{query}" if query else place


@work_page
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the tasks of the officer's units, page by page."""
    listing = Listing(request, "list")
    number = page_number(request)
    found = slice_of(listing.rows(), number)
    if number > 1 and not found.rows:
        raise Http404
    shows_lead = listing.asked.role is not Role.LEAD or len(listing.scope.units) != 1
    return listing.page(page=found, shows_lead=shows_lead)


def page_number(request: HttpRequest) -> int:
    """Return the page that an address asks for. Raises Http404 for what is none."""
    wanted = request.GET.get("trang", "1")
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 5):
        raise Http404
    if not 1 <= int(wanted) <= MOST_PAGES:
        raise Http404
    return int(wanted)


def month_asked(request: HttpRequest, name: str, otherwise: date) -> date:
    """Return the first day of the month that an address asks for (``2024-06``).

    Raises Http404 for what is none.
    """
    wanted = request.GET.get(name)
    if not wanted:
        return otherwise.replace(day=1)
    year, _dash, month = wanted.partition("-")
    if not (wanted.isascii() and len(wanted) == 7 and year.isdigit() and month.isdigit()):
        raise Http404
    if not (1945 <= int(year) <= 2200 and 1 <= int(month) <= 12):
        raise Http404
    return date(int(year), int(month), 1)


def joined(*parts: str) -> str:
    """Return parts of an address as one."""
    return "&".join(part for part in parts if part)
