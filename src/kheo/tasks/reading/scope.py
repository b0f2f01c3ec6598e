"""For which units an officer works on tasks, and as what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kheo.organisations.models import Mandate, Officer, Organisation
from kheo.organisations.models.spans import on_day
from kheo.tasks.reading.seeing import VERBS


@dataclass(frozen=True, slots=True)
class Scope:
    """The units in which an officer's mandates carry verbs of tasks; `all_units`: he may all."""

    units: tuple[Organisation, ...] = ()
    by_verb: Mapping[str, frozenset[int]] = field(default_factory=dict)
    all_units: bool = False

    @property
    def keys(self) -> frozenset[int]:
        """The keys of all his units."""
        return frozenset(one.pk for one in self.units)

    def doing(self, verb: str) -> list[Organisation]:
        """Return the units in which his mandates carry a verb."""
        keys = self.by_verb.get(verb, frozenset())
        return [one for one in self.units if one.pk in keys]


def scope_of(officer: Officer, *, on: date) -> Scope:
    """Return the units for which an officer works on tasks on a day; two queries."""
    rows = (
        Mandate.objects.in_force(on)
        .filter(officer=officer, role__verbs__verb__in=VERBS)
        .order_by()
        .values_list("organisation", "limits", "role__verbs__verb")
    )
    carried: dict[str, set[int]] = {verb: set() for verb in VERBS}
    for key, limits, verb in rows:
        if not limits or verb in limits:
            carried[verb].add(key)
    keys = set().union(*carried.values())
    units = Organisation.objects.filter(on_day(on), pk__in=keys).listed()
    return Scope(
        tuple(units),
        {verb: frozenset(keys) for verb, keys in carried.items()},
        officer.is_superuser,
    )
