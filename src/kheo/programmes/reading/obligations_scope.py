"""Who is meant by “all communes of the province”: organisations of a level and kind below one."""

from datetime import date
from typing import Final

from django.db.models import Q

from kheo.organisations.models import Organisation
from kheo.organisations.models.organisations import OrganisationParent, OrganisationQuerySet
from kheo.organisations.models.spans import on_day

STEPS_DOWN: Final = 4


def bodies_below(
    over: Organisation, *, on: date, level: str = "", kind: str = ""
) -> OrganisationQuerySet:
    """Return the organisations that live on a day anywhere below one, of a level and a kind.

    Without them, of all; at most four steps down.
    """
    spans = OrganisationParent.objects.filter(on_day(on))
    below = spans.filter(parent=over).values("organisation")
    condition = Q(pk__in=below)
    for _step in range(STEPS_DOWN - 1):
        below = spans.filter(parent__in=below).values("organisation")
        condition |= Q(pk__in=below)
    rows = Organisation.objects.alive_on(on).filter(condition)
    asked = {name: value for name, value in (("level", level), ("kind", kind)) if value}
    return rows.filter(**asked).order_by("name", "pk")
