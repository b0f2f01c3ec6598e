"""More time for a task: asked for by the unit, granted or refused by whoever presses for it."""

from datetime import date
from enum import StrEnum

from kheo.core.verdict import YES, Verdict, no
from kheo.tasks.rules.states import CLOSED, State


class Ruling(StrEnum):
    """What became of a wish for more time."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


def may_extend(now: State, *, due: date | None, wanted: date | None, reason: str) -> Verdict:
    """Return whether a task may get another last day.

    The new day is later than the former one: a term is never shortened in this way. What was handed
    in is judged by the term it had.
    """
    if now in CLOSED or now is State.SUBMITTED:
        return no("not_next")
    if not reason.strip():
        return no("reason_missing")
    if due is not None and wanted is not None and wanted <= due:
        return no("not_later")
    return YES
