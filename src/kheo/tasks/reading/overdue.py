"""What is overdue in a whole country, by province and unit: the tree of the day adds it up."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Count, Q

from kheo.organisations.models import Organisation, OrganisationParent
from kheo.organisations.models.spans import on_day
from kheo.tasks.models import Task
from kheo.tasks.models.tasks import OPEN
from kheo.tasks.rules.tallies import LONG_OVERDUE_DAYS

MOST_STEPS: Final = 12
"""No tree of public bodies is deeper; a ring in the data ends here."""


@dataclass(frozen=True, slots=True)
class Overdue:
    """How many tasks of a unit, and of all below it, are overdue; how many of them for long."""

    unit: int
    count: int
    long: int
    units: int


def overdue_table(
    day: date, *, under: int | None = None, parents: Mapping[int, int] | None = None
) -> list[Overdue]:
    """Return the units right under one (else at the top) with what is overdue in each, worst first.

    What an ended unit is charged with stands where it stood on its last day. Two queries.
    """
    counts = overdue_by_unit(day)
    parents = parents_on(day) if parents is None else parents
    totals: Counter[int] = Counter()
    long: Counter[int] = Counter()
    units: Counter[int] = Counter()
    for unit, (count, over) in counts.items():
        branch = branch_of(unit, parents, under)
        if branch is None:
            continue
        totals[branch] += count
        long[branch] += over
        units[branch] += 1
    rows = [Overdue(unit, totals[unit], long[unit], units[unit]) for unit in totals]
    return sorted(rows, key=lambda row: (-row.count, row.unit))


def overdue_by_unit(day: date) -> dict[int, tuple[int, int]]:
    """Return how many tasks are overdue, and how many for long, by whom they count to."""
    long = Q(due__lt=day - timedelta(days=LONG_OVERDUE_DAYS))
    rows = Task.objects.filter(state__in=OPEN, due__lt=day).order_by()
    counted = rows.values_list("charged").annotate(
        # What the index holds is counted, so that the rows themselves stay unread.
        count=Count("*"), long=Count("charged", filter=long)
    )  # fmt: skip
    return {unit: (count, over) for unit, count, over in counted}


def parents_on(day: date) -> dict[int, int]:
    """Return under whom each unit stands on a day; ended ones where they stood last."""
    last = Q(organisation__until__lt=day) & Q(until=None)
    rows = OrganisationParent.objects.filter(on_day(day) | last).order_by("since")
    return dict(rows.values_list("organisation", "parent"))


def branch_of(unit: int, parents: Mapping[int, int], under: int | None) -> int | None:
    """Return what stands right under a unit (else at the top) on the way up from one below it.

    None where the unit does not stand below it.
    """
    for _ in range(MOST_STEPS):
        parent = parents.get(unit)
        if parent == under:
            return unit
        if parent is None:
            return None
        unit = parent
    return None


def names_of(units: list[int]) -> dict[int, Organisation]:
    """Return organisations by key; one query."""
    return Organisation.objects.in_bulk(units)
