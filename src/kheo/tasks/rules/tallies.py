"""Tables of tasks whose sums close: each task stands in exactly one cell.

The shape is that of real follow-up reports: with a term and without, done on time and late, still
in time and overdue (docs/reference/tasks.md names three of them, which the tests hold).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from kheo.tasks.rules.deadlines import Outcome, Standing, standing_on
from kheo.tasks.rules.states import State

LONG_OVERDUE_DAYS: Final = 30
OLD_WITHOUT_TERM_DAYS: Final = 90


class Cell(StrEnum):
    """Where a task is counted."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    DONE_NO_TERM = "done_no_term"
    DOING_IN_TIME = "doing_in_time"
    DOING_DUE_SOON = "doing_due_soon"
    DOING_OVERDUE = "doing_overdue"
    DOING_NO_TERM = "doing_no_term"
    CANCELLED = "cancelled"


DONE: Final = {
    Outcome.ON_TIME: Cell.DONE_ON_TIME,
    Outcome.LATE: Cell.DONE_LATE,
    Outcome.NO_TERM: Cell.DONE_NO_TERM,
}
DOING: Final = {
    Standing.IN_TIME: Cell.DOING_IN_TIME,
    Standing.DUE_SOON: Cell.DOING_DUE_SOON,
    Standing.OVERDUE: Cell.DOING_OVERDUE,
    Standing.NO_TERM: Cell.DOING_NO_TERM,
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A task as a table reads it; `outcome` is what was written down when it was done."""

    state: State
    given_on: date
    due: date | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many tasks stand in each cell on a day; those that are remarked on are in a cell too."""

    cells: Counter[Cell]
    long_overdue: int = 0
    old_without_term: int = 0

    def count(self, *cells: Cell) -> int:
        """Return how many tasks stand in some cells."""
        return sum(self.cells[cell] for cell in cells)

    @property
    def total(self) -> int:
        """All tasks but those that were cancelled."""
        return self.done + self.doing

    @property
    def done(self) -> int:
        """Tasks that are done."""
        return self.count(*DONE.values())

    @property
    def doing(self) -> int:
        """Tasks that are not done."""
        return self.count(*DOING.values())

    @property
    def in_time(self) -> int:
        """Tasks that are not done and not overdue, with a term or without."""
        return self.doing - self.count(Cell.DOING_OVERDUE)


def cell_of(task: Counted, day: date) -> Cell:
    """Return the one cell in which a task is counted on a day."""
    if task.state is State.CANCELLED:
        return Cell.CANCELLED
    if task.state is State.DONE:
        return DONE[task.outcome or Outcome.NO_TERM]
    return DOING[standing_on(day, task.due).standing]


def tally(tasks: Iterable[Counted], day: date) -> Tally:
    """Return the table of some tasks on a day."""
    cells: Counter[Cell] = Counter()
    long_overdue = old = 0
    for task in tasks:
        cell = cell_of(task, day)
        cells[cell] += 1
        if cell is Cell.DOING_OVERDUE and task.due:
            long_overdue += (day - task.due).days > LONG_OVERDUE_DAYS
        elif cell is Cell.DOING_NO_TERM:
            old += (day - task.given_on).days > OLD_WITHOUT_TERM_DAYS
    return Tally(cells, long_overdue, old)


def added(tallies: Iterable[Tally]) -> Tally:
    """Return the table of several units together: its parts add up, cell by cell."""
    cells: Counter[Cell] = Counter()
    long_overdue = old = 0
    for one in tallies:
        cells.update(one.cells)
        long_overdue += one.long_overdue
        old += one.old_without_term
    return Tally(cells, long_overdue, old)
