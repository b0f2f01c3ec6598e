"""Where an officer begins: what waits for his units today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kheo.core.work import work_page
from kheo.organisations.staff import officer_of
from kheo.tasks.authority import ASSIGN
from kheo.tasks.reading.scope import scope_of
from kheo.tasks.reading.today import today_of


@work_page
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Show what the officer's units have to do, and what they have to decide."""
    day = timezone.localdate()
    scope = scope_of(officer_of(request), on=day)
    context = {
        "today": day,
        "scope": scope,
        "waiting": today_of(scope, day),
        "may_assign": scope.all_units or bool(scope.doing(ASSIGN)),
    }
    return render(request, "tasks/work/today.html", context)
