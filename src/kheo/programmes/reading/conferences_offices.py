"""Which office an officer holds on a day, in words that can be written down."""

from dataclasses import dataclass
from datetime import date

from kheo.organisations.models import Mandate, Officer, Organisation, OrganisationName
from kheo.organisations.models.spans import on_day
from kheo.organisations.rules.mandates import MandateKind


@dataclass(frozen=True, slots=True)
class Office:
    """An office with the organisation it is held in, as that was called on the day."""

    words: str
    organisation: Organisation


def office_held(
    officer: Officer, on: date, *, organisation: Organisation | None = None
) -> Office | None:
    """Return the highest office that an officer holds on a day, or None; two queries.

    With an organisation, only the office held there counts. An own office goes before one in which
    he stands in for another.
    """
    rows = Mandate.objects.in_force(on).filter(officer=officer)
    if organisation is not None:
        rows = rows.filter(organisation=organisation)
    held = list(rows.select_related("role", "organisation"))
    held.sort(key=lambda one: (one.kind != MandateKind.OWN, one.role.rank, one.pk))
    if not held:
        return None
    return Office(f"{held[0].role}, {name_on(held[0].organisation, on)}", held[0].organisation)


def name_on(organisation: Organisation, on: date) -> str:
    """Return the official name that an organisation had on a day, else the one it has."""
    rows = OrganisationName.objects.filter(on_day(on), organisation=organisation, official=True)
    found = rows.order_by("since", "pk").last()
    return found.name if found else organisation.name
