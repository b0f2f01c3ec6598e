"""Reckoning open deadlines anew, in bulk: each move is a row of its own and an entry."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kheo.law.models.deadlines import Deadline, DeadlineChange, DeadlineQuerySet
from kheo.law.reckoning import Reckoner
from kheo.law.rules.deadlines import Change
from kheo.law.rules.explanations import plain
from kheo.law.rules.terms import Due
from kheo.law.rules.units import Unit
from kheo.ledger.actions import Who, record_many
from kheo.ledger.rules import Fact
from kheo.organisations.models import Officer

BATCH = 200


@dataclass(frozen=True, slots=True)
class Move:
    """A deadline whose due date changes, and what it becomes."""

    deadline: Deadline
    old_due: date
    old_due_at: datetime | None
    new: Due

    @property
    def old(self) -> str:
        """When it was due, as the ledger keeps it."""
        return moment(self.old_due, self.old_due_at)

    @property
    def later(self) -> bool:
        """Whether it is due later than it was."""
        if self.new.at and self.old_due_at:
            return self.new.at > self.old_due_at
        return self.new.day > self.old_due


def moment(day: date, at: datetime | None) -> str:
    """Return a due date as the ledger keeps it."""
    return at.isoformat() if at else day.isoformat()


def reckoned_anew(deadlines: Iterable[Deadline], by_what: Reckoner) -> list[tuple[Deadline, Due]]:
    """Return those deadlines whose due date or whose reasons change, with what they become."""
    pairs = ((deadline, reckon(deadline, by_what)) for deadline in deadlines)
    return [(deadline, due) for deadline, due in pairs if plain(due) != deadline.explanation]


def reckon(deadline: Deadline, by_what: Reckoner) -> Due:
    """Return when a deadline is due."""
    return by_what.due(
        deadline.begins,
        deadline.count,
        Unit(deadline.unit),
        end_moves=deadline.rule.end_moves,
        holder=deadline.holder_id,
    )


def moves_of(changed: Iterable[tuple[Deadline, Due]]) -> list[Move]:
    """Return those that are due at another time; others only have other reasons."""
    return [
        Move(deadline, deadline.due, deadline.due_at, due)
        for deadline, due in changed
        if (deadline.due, deadline.due_at) != (due.day, due.at)
    ]


def bring_along(deadlines: DeadlineQuerySet) -> DeadlineQuerySet:
    """Bring along what reckoning needs."""
    return deadlines.select_related("rule").order_by("due", "pk")


def recompute(
    deadlines: DeadlineQuerySet, by_what: Reckoner, *, reason: str, by: Who, at: datetime,
    on: date, rule: str = "",
) -> list[Move]:  # fmt: skip
    """Reckon deadlines anew and return those that moved; five statements, however many there are.

    `reason` tells each record why its deadline moved, `rule` the basis.
    """
    held = list(bring_along(deadlines).select_for_update(of=("self",)))
    changed = reckoned_anew(held, by_what)
    moves = moves_of(changed)
    for deadline, due in changed:
        deadline.due, deadline.due_at, deadline.explanation = due.day, due.at, plain(due)
    Deadline.objects.bulk_update(
        [deadline for deadline, _due in changed], ["due", "due_at", "explanation"], BATCH
    )
    DeadlineChange.objects.bulk_create(
        [change_of(move, reason=reason, by=by, at=at, on=on) for move in moves], BATCH
    )
    told = [(move.deadline.target, told_of(move)) for move in moves]
    record_many("law.deadline_recomputed", told=told, by=by, at=at, reason=reason, rule=rule)
    return moves


def change_of(move: Move, *, reason: str, by: Who, at: datetime, on: date) -> DeadlineChange:
    """Return the row that tells of a move."""
    return DeadlineChange(
        deadline=move.deadline, kind=Change.RECOMPUTED, on=on, at=at, reason=reason,
        by=by if isinstance(by, Officer) else None,
        old_due=move.old_due, old_due_at=move.old_due_at,
        new_due=move.new.day, new_due_at=move.new.at,
        old_holder_id=move.deadline.holder_id, new_holder_id=move.deadline.holder_id,
    )  # fmt: skip


def told_of(move: Move) -> dict[str, Fact]:
    """Return what the ledger keeps of a move."""
    return {
        "deadline": move.deadline.pk,
        "old": move.old,
        "new": moment(move.new.day, move.new.at),
    }
