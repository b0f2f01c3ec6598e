"""What is overdue below a unit: provinces, then communes, down to each unit's own tasks."""

from collections.abc import Mapping
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kheo.core.paging import page_of
from kheo.core.work import work_page
from kheo.organisations.models import Officer, Organisation
from kheo.organisations.reading.own import own_units
from kheo.organisations.staff import officer_of
from kheo.tasks.authority import ASSIGN, CONFIRM, WORK
from kheo.tasks.reading.overdue import (
    MOST_STEPS,
    names_of,
    overdue_table,
    parents_on,
)

A_PAGE: Final = 50


@work_page
@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """Show what is overdue right under a unit that the officer works for, or stands over."""
    officer, today = officer_of(request), timezone.localdate()
    parents = parents_on(today)
    mine = own_units(officer, CONFIRM, ASSIGN, WORK, on=today)
    under = asked(request, officer, mine, parents)
    rows = overdue_table(today, under=under.pk if under else None, parents=parents)
    page = page_of(rows, request, per_page=A_PAGE)
    shown = list(page)
    names = names_of([row.unit for row in shown])
    context = {
        "under": under,
        "mine": mine,
        "rows": page,
        "shown": [(row, names[row.unit], row.unit in set(parents.values())) for row in shown],
        "total": sum(row.count for row in rows),
        "long": sum(row.long for row in rows),
        "today": today,
        "asked": f"duoi={under.slug}" if under else "",
        "breadcrumbs": [(_("Nhiệm vụ"), reverse("tasks_work:list"))],
    }
    return render(request, "tasks/work/overdue.html", context)


def asked(
    request: HttpRequest, officer: Officer, mine: list[Organisation], parents: Mapping[int, int]
) -> Organisation | None:
    """Return the unit under which is looked; none is the whole, for those who may see all.

    Raises Http404 for a unit that is neither one's own nor below one.
    """
    slug = request.GET.get("duoi", "")
    if not slug:
        return None if officer.is_superuser else (mine[0] if mine else missing())
    unit = Organisation.objects.filter(slug=slug[:140]).first() or missing()
    keys = {one.pk for one in mine}
    return unit if officer.is_superuser or stands_below(unit.pk, keys, parents) else missing()


def missing() -> Organisation:
    """Raise Http404."""
    raise Http404


def stands_below(unit: int, tops: set[int], parents: Mapping[int, int]) -> bool:
    """Return whether a unit is one of some, or stands below one of them."""
    at: int | None = unit
    for _step in range(MOST_STEPS):
        if at is None or at in tops:
            break
        at = parents.get(at)
    return at in tops
