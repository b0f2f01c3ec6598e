"""Tasks by day, by state and along the months."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from kheo.tasks.models import Task
from kheo.tasks.reading.lists import in_order
from kheo.tasks.rules.states import State

IN_A_COLUMN: Final = 12
ON_A_DAY: Final = 6
MONTHS: Final = 6
WIDTH: Final = 600
"""Width of a drawn line of time; the sheet stretches it."""
NARROWEST: Final = 6
BOARD: Final = (
    State.ASSIGNED, State.ACCEPTED, State.DOING, State.RETURNED, State.SUBMITTED, State.PAUSED,
    State.DECLINED, State.DONE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """The tasks of one state: the first of them, and how many there are."""

    state: State
    count: int
    tasks: Sequence[Task]


def board(rows: QuerySet[Task]) -> list[Column]:
    """Return tasks in columns by state; three queries."""
    counts = dict(rows.order_by().values_list("state").annotate(Count("pk")))
    tasks = firsts(rows, "state", IN_A_COLUMN)
    return [
        Column(state, counts.get(state, 0), [task for task in tasks if task.state == state])
        for state in BOARD
    ]


def firsts(rows: QuerySet[Task], by: str, most: int) -> list[Task]:
    """Return the first tasks of each part of a list; two queries."""
    due = F("due").asc(nulls_last=True)
    place = Window(RowNumber(), partition_by=F(by), order_by=[due, F("pk").asc()])
    numbered = rows.order_by().annotate(place=place).filter(place__lte=most)
    return in_order(list(numbered.order_by(due, "pk").values_list("pk", flat=True)))


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month: what is due, the first of it, and how much."""

    day: date
    count: int
    tasks: Sequence[Task]


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its days, how many days of the week stand before the first, its neighbours."""

    first: date
    days: Sequence[Day]
    count: int

    @property
    def blanks(self) -> range:
        """A place for each day of the week before the first."""
        return range(self.first.weekday())

    @property
    def last(self) -> date:
        """The last day."""
        return self.days[-1].day

    @property
    def before(self) -> date:
        """The first day of the month before."""
        return shifted(self.first, -1)

    @property
    def after(self) -> date:
        """The first day of the month after."""
        return shifted(self.first, 1)


def month_of(rows: QuerySet[Task], first: date) -> Month:
    """Return the month that begins on a day, with what is due in it; three queries."""
    length = monthrange(first.year, first.month)[1]
    days = [first + timedelta(days=number) for number in range(length)]
    due = rows.filter(due__range=(days[0], days[-1]))
    counts = dict(due.order_by().values_list("due").annotate(Count("pk")))
    tasks: dict[date | None, list[Task]] = defaultdict(list)
    for task in firsts(due, "due", ON_A_DAY):
        tasks[task.due].append(task)
    listed = [Day(day, counts.get(day, 0), tasks[day]) for day in days]
    return Month(first, listed, sum(counts.values()))


def shifted(first: date, months: int) -> date:
    """Return the first day of a month some months later."""
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """A task along the months: where its bar begins and how long it is, of `WIDTH`."""

    task: Task
    start: int
    length: int
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Some months, and where today stands in them if it does."""

    months: Sequence[date]
    now: int | None

    @property
    def first(self) -> date:
        """The first day."""
        return self.months[0]

    @property
    def last(self) -> date:
        """The last day."""
        return shifted(self.months[-1], 1) - timedelta(days=1)


def timeline(first: date, today: date) -> Timeline:
    """Return the months from one on."""
    months = [shifted(first, number) for number in range(MONTHS)]
    line = Timeline(months, None)
    inside = line.first <= today <= line.last
    return Timeline(months, place_of(line, today) if inside else None)


def running_in(rows: QuerySet[Task], line: Timeline) -> QuerySet[Task]:
    """Return the tasks that run at some time in the months."""
    begun = rows.filter(given_on__lte=line.last)
    return begun.exclude(due__lt=line.first)


def bars(tasks: Sequence[Task], line: Timeline) -> list[Bar]:
    """Return the bars of tasks: from the day they were given to their last day."""
    return [bar(task, line) for task in tasks]


def bar(task: Task, line: Timeline) -> Bar:
    """Return the bar of a task; without a term it goes on to the end of the months."""
    start = place_of(line, max(task.given_on, line.first))
    end = WIDTH if task.due is None else place_of(line, min(task.due, line.last), end=True)
    start = min(start, WIDTH - NARROWEST)
    return Bar(task, start, max(end - start, NARROWEST), task.due is None or task.due > line.last)


def place_of(line: Timeline, day: date, *, end: bool = False) -> int:
    """Return where a day begins or ends along the months."""
    days = (line.last - line.first).days + 1
    return round(WIDTH * ((day - line.first).days + end) / days)
