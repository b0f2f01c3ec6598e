"""Which conferences and inspections are an officer's business: those of his units and below."""

from datetime import date

from django.db.models import Q, QuerySet

from kheo.organisations.models import Officer
from kheo.programmes.models import Conference, Inspection, Programme
from kheo.programmes.reading.seen import concerning

PARTIES = ("parties__organisation", "parties__desk")


def conferences_for(officer: Officer, *, on: date) -> QuerySet[Conference]:
    """Return the conferences that an officer may see at work.

    Those that his units hold, that belong to a programme of theirs, or to which they were invited
    once notice was given; those over which he presides.
    """
    rows = Conference.objects.select_related("host", "programme", "place")
    if officer.is_superuser:
        return rows
    announced = Conference.objects.filter(announced_at__isnull=False)
    own = Conference.objects.filter(concerning(officer, "host", on=on))
    invited = announced.filter(concerning(officer, "guests__organisation", on=on))
    return rows.filter(
        Q(pk__in=own.values("pk"))
        | Q(programme__in=programmes_for(officer, on=on).values("pk"))
        | Q(pk__in=invited.values("pk"))
        | Q(pk__in=announced.filter(chairs__officer=officer).values("pk"))
    )


def inspections_for(officer: Officer, *, on: date) -> QuerySet[Inspection]:
    """Return the inspections that an officer may see at work.

    Those that his units set up, that belong to a programme of theirs, or that come to them.
    """
    rows = Inspection.objects.select_related("organisation", "programme", "decision")
    if officer.is_superuser:
        return rows
    own = Inspection.objects.filter(concerning(officer, "organisation", "units", on=on))
    return rows.filter(
        Q(pk__in=own.values("pk")) | Q(programme__in=programmes_for(officer, on=on).values("pk"))
    )


def programmes_for(officer: Officer, *, on: date) -> QuerySet[Programme]:
    """Return the programmes to which an officer's units are parties, or for which they work."""
    if officer.is_superuser:
        return Programme.objects.all()
    mine = Programme.objects.filter(concerning(officer, *PARTIES, on=on))
    return Programme.objects.filter(pk__in=mine.values("pk"))
