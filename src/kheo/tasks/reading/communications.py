"""Communication activities of a period: for whom they are listed, and sums that close."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from kheo.tasks.models import Communication, Partner
from kheo.tasks.models.communications import CHANNELS
from kheo.tasks.reading.scope import Scope
from kheo.tasks.rules.communications import Channel, Precision
from kheo.tasks.rules.periods import Period
from kheo.tasks.rules.states import State

MOST_IN_CALENDAR: Final = 500
ABOUT: Final = [str(one) for one in Precision if one is not Precision.EXACT]


@dataclass(frozen=True, slots=True)
class Sums:
    """How many activities, whom they reached, what they cost.

    Each is counted once: `told` have a figure of people, `missing` took place without one,
    `to_come` are not over yet. `rough` of those told are no exact figures.
    """

    count: int = 0
    told: int = 0
    rough: int = 0
    missing: int = 0
    to_come: int = 0
    reach: int = 0
    costed: int = 0
    cost: int = 0

    @property
    def uncosted(self) -> int:
        """How many say nothing of their cost."""
        return self.count - self.costed

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Table:
    """The sums of each channel, and of all of them together."""

    rows: Sequence[tuple[str, Sums]] = ()
    total: Sums = field(default_factory=Sums)


def activities(
    scope: Scope, period: Period, *, unit: int | None = None, channel: str = ""
) -> QuerySet[Communication]:
    """Return the activities that begin in a period and that are the matter of an officer's units.

    Each belongs to the one period in which it begins, so that sums of months add up to the year.
    """
    rows = Communication.objects.filter(starts_on__range=(period.first, period.last))
    rows = rows.exclude(task__state=State.CANCELLED)
    if channel:
        rows = rows.filter(channel=channel)
    if unit is not None:
        rows = rows.filter(of_units([unit]))
    elif not scope.all_units:
        rows = rows.filter(of_units(scope.keys))
    return rows


def of_units(keys: Iterable[int]) -> Q:
    """Return what holds of activities that units lead, give, press for or work along in."""
    units = list(keys)
    along = Partner.objects.filter(organisation__in=units).values("task")
    return (
        Q(task__lead__in=units) | Q(task__giver__in=units) | Q(task__overseer__in=units)
        | Q(task__in=along)
    )  # fmt: skip


def with_tasks(rows: QuerySet[Communication]) -> QuerySet[Communication]:
    """Return activities with all that a list shows, in the order of their days."""
    return rows.select_related("task__lead").order_by("starts_on", "pk")


def table(rows: QuerySet[Communication], today: date) -> Table:
    """Return the sums by channel on a day; one query."""
    over = Q(last__lt=today)
    counted = (
        rows.order_by()
        .annotate(last=Coalesce("ends_on", F("starts_on")))
        .values("channel")
        .annotate(
            count=Count("pk"),
            told=Count("pk", filter=Q(reach__isnull=False)),
            rough=Count("pk", filter=Q(reach__isnull=False, reach_precision__in=ABOUT)),
            missing=Count("pk", filter=Q(reach=None) & over),
            to_come=Count("pk", filter=Q(reach=None) & ~over),
            people=Sum("reach", default=0),
            costed=Count("pk", filter=Q(cost__isnull=False)),
            money=Sum("cost", default=0),
        )
    )
    found = {row["channel"]: sums_of(row) for row in counted}
    listed = [(str(CHANNELS[one]), found[one]) for one in Channel if one in found]
    return Table(listed, sum(found.values(), start=Sums()))


def sums_of(row: Mapping[str, Any]) -> Sums:
    """Return the sums that a row of the database tells."""
    same = ("count", "told", "rough", "missing", "to_come", "costed")
    return Sums(**{name: row[name] for name in same}, reach=row["people"], cost=row["money"])


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a calendar with what begins on it."""

    day: date
    activities: Sequence[Communication]


def days_of(rows: QuerySet[Communication], period: Period) -> list[Day]:
    """Return the days of a month with what begins on each; one query, at most 500 activities."""
    by_day: dict[date, list[Communication]] = defaultdict(list)
    for one in with_tasks(rows)[:MOST_IN_CALENDAR]:
        by_day[one.starts_on].append(one)
    length = (period.last - period.first).days + 1
    days = [period.first + timedelta(days=number) for number in range(length)]
    return [Day(day, by_day[day]) for day in days]
