"""For which unit an officer adds evidence: the one that leads the task, or one that works along."""

from datetime import date

from kheo.core.verdict import require
from kheo.organisations.authority import may, may_for
from kheo.organisations.models import Officer, Organisation
from kheo.tasks.authority import WORK
from kheo.tasks.models import Task


def units_of(task: Task) -> list[Organisation]:
    """Return the units that may add evidence to a task, the lead first."""
    return [task.lead, *(row.organisation for row in task.partners.all())]


def unit_for(officer: Officer, task: Task, *, on: date) -> Organisation | None:
    """Return the unit for which an officer adds evidence to a task on a day; None if for none.

    Two queries, or three, beside those for the units.
    """
    units = units_of(task)
    allowed = may_for(officer, WORK, units, on=on)
    return next((unit for unit in units if unit.pk in allowed), None)


def require_hand(officer: Officer, task: Task, *, on: date) -> Organisation:
    """Return the unit for which an officer adds evidence. Raises RefusedError when for none."""
    unit = unit_for(officer, task, on=on)
    if unit is None:
        require(may(officer, WORK, task.lead, on=on))
    return unit or task.lead
