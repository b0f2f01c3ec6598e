"""Who is told for which unit: officers whose own mandates there carry a verb on a day."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Final

from kheo.organisations.models import Mandate
from kheo.organisations.models.organisations import OrganisationParent
from kheo.organisations.models.spans import on_day
from kheo.tasks.authority import CONFIRM, WORK

VERBS: Final = (WORK, CONFIRM)


class Recipients:
    """Officers of units on a day; each unit is looked up once.

    Mandates from above do not count: a province is told of its communes when they are late, not of
    each of their tasks.
    """

    def __init__(self, on: date) -> None:
        self.on = on
        self.officers: dict[tuple[int, str], set[int]] = defaultdict(set)
        self.parents: dict[int, int] = {}
        self.known: set[int] = set()
        self.risen: set[int] = set()

    def learn(self, units: Collection[int]) -> None:
        """Look up units that are not known yet; at most one query."""
        missing = set(units) - self.known
        if not missing:
            return
        self.known |= missing
        mandates = Mandate.objects.in_force(self.on).filter(
            on_day(self.on, "organisation__"), organisation__in=missing,
            officer__is_active=True, role__verbs__verb__in=VERBS,
        )  # fmt: skip
        rows = mandates.order_by().values_list(
            "organisation", "role__verbs__verb", "officer", "limits"
        )
        for unit, verb, officer, limits in rows:
            if not limits or verb in limits:
                self.officers[unit, verb].add(officer)

    def rise(self, units: Collection[int]) -> None:
        """Look up what stands above units on the day; at most one query."""
        missing = set(units) - self.risen
        if not missing:
            return
        self.risen |= missing
        spans = OrganisationParent.objects.filter(on_day(self.on), organisation__in=missing)
        self.parents.update(spans.order_by().values_list("organisation", "parent"))

    def of(self, unit: int, *verbs: str) -> set[int]:
        """Return the officers of a unit, which was looked up, who carry any of some verbs."""
        return set().union(*(self.officers.get((unit, verb), set()) for verb in verbs))
