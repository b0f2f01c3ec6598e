"""How a task stands, in words and with a sign: never by colour alone."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kheo.core.terms import TermKind
from kheo.tasks.models import Task
from kheo.tasks.models.words import OUTCOMES
from kheo.tasks.rules.deadlines import DeadlineState, Outcome, Standing
from kheo.tasks.rules.states import State

register = template.Library()

SIGNS: Final = {
    Standing.OVERDUE: "▲",
    Standing.DUE_SOON: "◆",
    Standing.IN_TIME: "○",
    Standing.NO_TERM: "–",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """How a task stands: the name of its look, a sign, words."""

    look: str
    sign: str
    words: str


@register.inclusion_tag("tasks/work/standing.html")
def standing(task: Task, today: date) -> dict[str, Shown]:
    """Show how a task stands to its term on a day, or how it was done."""
    return {"shown": shown(task, today)}


def shown(task: Task, today: date) -> Shown:
    """Return how a task stands on a day."""
    if task.outcome:
        late = task.outcome == Outcome.LATE
        return Shown("late" if late else "done", "✓", str(OUTCOMES[Outcome(task.outcome)]))
    if task.state == State.CANCELLED:
        return Shown("no_term", "×", _("Đã hủy"))
    found = task.standing(today)
    if found.standing is Standing.NO_TERM and task.term_kind == TermKind.REGULAR:
        return Shown("no_term", "∞", _("Thường xuyên"))
    return Shown(str(found.standing), SIGNS[found.standing], words(found))


def words(found: DeadlineState) -> str:
    """Return how a task stands in words: “Quá hạn 5 ngày”, “Còn 2 ngày”."""
    days = found.days
    if days is None:
        return _("Không thời hạn")
    if found.standing is Standing.OVERDUE:
        return ngettext("Quá hạn %(days)d ngày", "Quá hạn %(days)d ngày", days) % {"days": days}
    if days == 0:
        return _("Hết hạn hôm nay")
    return ngettext("Còn %(days)d ngày", "Còn %(days)d ngày", days) % {"days": days}
