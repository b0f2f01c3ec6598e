"""The queue of what ended organisations still owe, and what was decided."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, QuerySet

from kheo.organisations import duties
from kheo.organisations.models import Handover, Organisation
from kheo.organisations.reading.organisations import Lineage


@dataclass(frozen=True, slots=True)
class Waiting:
    """An ended organisation, how much it still owes, and who answers for it now."""

    organisation: Organisation
    count: int
    heirs: list[Organisation]


def queue(*, on: date) -> list[Waiting]:
    """Return the ended organisations that still owe something, those that ended first at the top.

    Four queries, and one for each source of duties.
    """
    counts = duties.waiting(on=on)
    ended = Organisation.objects.filter(pk__in=counts).order_by("until", "name", "pk")
    rows = list(ended)
    lineage = Lineage(rows, back=False)
    return [
        Waiting(row, counts[row.pk], lineage.named(lineage.heirs(row, on).holders)) for row in rows
    ]


def decided(most: int) -> QuerySet[Handover]:
    """Return the last decisions, each with the number of duties; one query."""
    rows = Handover.objects.select_related("by")
    counted = rows.annotate(count=Count("decisions"), held_by=Min("decisions__held_by__name"))
    return counted.order_by("-at", "-pk")[:most]
