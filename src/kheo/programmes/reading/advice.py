"""Which advice an officer may see: what his units gave, and what came to them."""

from datetime import date

from django.db.models import Q, QuerySet

from kheo.organisations.authority import chains, may_for
from kheo.organisations.models import Officer, Organisation
from kheo.organisations.reading.own import own_units
from kheo.programmes.authority import ADVISE
from kheo.programmes.models import Advice
from kheo.programmes.reading.programmes import VERBS, own_keys
from kheo.programmes.rules.advice import Decision


def listed() -> QuerySet[Advice]:
    """Return advice with what lists show."""
    return Advice.objects.select_related("unit", "to", "programme")


def waiting_on(officer: Officer, *, on: date) -> QuerySet[Advice]:
    """Return advice that waits for a decision of organisations for which an officer advises."""
    rows = listed().filter(decision=Decision.WAITING).order_by("given_at", "pk")
    if officer.is_superuser:
        return rows
    return rows.filter(to__in=[one.pk for one in own_units(officer, ADVISE, on=on)])


def concerning(officer: Officer, *, on: date) -> QuerySet[Advice]:
    """Return advice that organisations of an officer gave or received."""
    if officer.is_superuser:
        return listed()
    keys = own_keys(officer, on=on)
    return listed().filter(Q(unit__in=keys) | Q(to__in=keys))


def may_see(officer: Officer, advice: Advice, *, on: date) -> bool:
    """Return whether advice concerns an officer: he works for either side, or for one above it."""
    if officer.is_superuser:
        return True
    units = {one.pk for one in own_units(officer, *VERBS, on=on)}
    return any(units & chain for chain in chains([advice.unit, advice.to], on).values())


def bodies_above(units: list[Organisation], *, on: date) -> QuerySet[Organisation]:
    """Return the organisations that stand above any of some units on a day."""
    above = [chain - {key} for key, chain in chains(units, on).items()]
    keys: set[int] = set().union(*above)
    return Organisation.objects.filter(pk__in=keys).listed()


def sides_of(officer: Officer, advice: Advice, *, on: date) -> tuple[bool, bool]:
    """Return whether an officer may act for the unit that advises, and for who decides."""
    found = may_for(officer, ADVISE, [advice.unit, advice.to], on=on)
    return advice.unit_id in found, advice.to_id in found
