"""What the form of the lists offers: programmes and plans that concern an officer's units."""

from typing import Final

from django.db.models import Q, QuerySet

from kheo.programmes.models import Plan, Programme
from kheo.programmes.models.plans import PLANS_SHOWN
from kheo.tasks.models import Task
from kheo.tasks.reading.scope import Scope

MOST: Final = 100


def programmes_of(scope: Scope) -> QuerySet[Programme]:
    """Return the programmes of which units hold tasks, or to which they are parties."""
    if scope.all_units:
        return Programme.objects.running()
    held = Task.objects.filter(lead__in=scope.keys, programme__isnull=False)
    near = Q(pk__in=held.order_by().values("programme")) | Q(
        pk__in=Programme.objects.filter(parties__organisation__in=scope.keys).values("pk")
    )
    return Programme.objects.filter(near)


def plans_of(scope: Scope) -> QuerySet[Plan]:
    """Return the plans, adopted and after, of those programmes."""
    plans = Plan.objects.filter(state__in=PLANS_SHOWN)
    return plans.filter(programme__in=programmes_of(scope).order_by().values("pk"))
