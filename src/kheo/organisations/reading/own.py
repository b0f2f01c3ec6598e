"""For which organisations an officer works."""

from datetime import date

from kheo.organisations.models import Mandate, Officer, Organisation
from kheo.organisations.models.spans import on_day


def own_units(officer: Officer, *verbs: str, on: date) -> list[Organisation]:
    """Return the organisations in which an officer's mandates carry any of some verbs on a day.

    Those below them, for which he may act too, are not listed; two queries. Whether he may do one
    thing here and now is for `authority.may` to say.
    """
    mandates = Mandate.objects.in_force(on).filter(officer=officer, role__verbs__verb__in=verbs)
    keys = {
        mandate.organisation_id
        for mandate in mandates.only("organisation_id", "limits")
        if any(mandate.covers(verb) for verb in verbs)
    }
    return list(Organisation.objects.filter(on_day(on), pk__in=keys).listed())
