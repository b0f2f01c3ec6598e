"""What an officer is concerned with: bodies of the own mandates, those below, those before them."""

from datetime import date
from typing import Final

from django.db.models import Q

from kheo.organisations.models import Mandate, Officer
from kheo.organisations.models.organisations import OrganisationParent
from kheo.organisations.models.spans import on_day
from kheo.organisations.reading.organisations import BACK, reached

STEPS_DOWN: Final = 4
"""Centre, province, commune, village, and what stands within one of them."""


def own_keys(officer: Officer, *, on: date) -> set[int]:
    """Return the organisations of an officer's mandates on a day, and those they came after.

    Two queries.
    """
    mandates = Mandate.objects.in_force(on).filter(officer=officer)
    own = set(mandates.values_list("organisation_id", flat=True))
    return reached(BACK, sorted(own)) | own


def concerning(officer: Officer, *paths: str, on: date) -> Q:
    """Return the condition that one of some relations leads to an organisation of an officer.

    Everything concerns who may everything; two queries, and a part of the query it goes into.
    """
    if officer.is_superuser:
        return Q()
    keys = own_keys(officer, on=on)
    within = [keys]
    spans = OrganisationParent.objects.filter(on_day(on))
    below = [spans.filter(parent__in=keys).values("organisation")]
    for _step in range(STEPS_DOWN - 1):
        below.append(spans.filter(parent__in=below[-1]).values("organisation"))
    condition = Q(pk__in=[])
    for path in paths:
        for group in (*within, *below):
            condition |= Q(**{f"{path}__in": group})
    return condition
