"""What officers may do with tasks of which unit: verbs of roles, and the side somebody acts for."""

from datetime import date
from typing import Final

from kheo.core.verdict import require
from kheo.organisations.authority import Authority, may
from kheo.organisations.models import Officer, Organisation
from kheo.tasks.models import Task
from kheo.tasks.rules.states import Part

ASSIGN: Final = "tasks.assign"
WORK: Final = "tasks.work"
CONFIRM: Final = "tasks.confirm"

SIDES: Final = {Part.UNIT: WORK, Part.OVERSEER: CONFIRM}


def organisation_of(task: Task, part: Part) -> Organisation:
    """Return the organisation for which somebody on a side acts."""
    return task.lead if part is Part.UNIT else task.overseer


def may_act(officer: Officer, task: Task, part: Part, *, on: date) -> Authority:
    """Return whether an officer may act on a side of a task on a day, and why."""
    return may(officer, SIDES[part], organisation_of(task, part), on=on)


def require_side(officer: Officer, task: Task, part: Part, *, on: date) -> Organisation:
    """Return the organisation that an officer acts for. Raises RefusedError when he may not."""
    require(may_act(officer, task, part, on=on))
    return organisation_of(task, part)
