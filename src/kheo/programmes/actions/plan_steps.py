"""The life of a yearly plan after it is written: adopted, reviewed at a conference, or dropped."""

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from kheo.core.front.generation import next_generation
from kheo.core.text import one_line
from kheo.core.verdict import YES, no, require
from kheo.ledger.actions import Tie, record
from kheo.ledger.models import LinkKind
from kheo.organisations.models import Officer, Organisation
from kheo.programmes.acting import require_acting
from kheo.programmes.actions.planning import locked_plan
from kheo.programmes.authority import DRAFT, SIGN
from kheo.programmes.models import Conference, Plan
from kheo.programmes.rules.conferences import ConferenceState
from kheo.programmes.rules.plans import PlanState, may_adopt, may_move

HELD: Final = frozenset({ConferenceState.HELD, ConferenceState.CONCLUDED})


@transaction.atomic
def adopt_plan(
    *,
    plan: Plan,
    behalf: Organisation,
    by: Officer,
    on: date,
    at: datetime,
    conference: Conference | None = None,
    day: date | None = None,
) -> Plan:
    """Adopt a plan at a conference that was held, or on a day where it was agreed otherwise.

    Its items are fixed from then on, and everybody may read it. Raises RefusedError.
    """
    held = locked_plan(plan)
    require_acting(by, SIGN, held.programme, behalf, on=on)
    running = held.programme.is_running
    state = PlanState(held.state)
    require(may_adopt(state, items=held.items.count(), programme_runs=running))
    require_held(held, conference)
    adopted = day_of(conference) if conference else day
    require(YES if adopted else no("day_missing"))
    require(no("day_to_come") if adopted and adopted > on else YES)
    held.state, held.conference, held.adopted_on = PlanState.ADOPTED, conference, adopted
    held.save(update_fields=["state", "conference", "adopted_on"])
    record("programmes.plan_adopted", target=held, by=by, at=at, behalf=behalf,
           facts={"on": str(adopted)}, ties=caused(conference, held))  # fmt: skip
    transaction.on_commit(next_generation)
    return held


@transaction.atomic
def close_plan(
    *, plan: Plan, conference: Conference, behalf: Organisation, by: Officer, on: date, at: datetime
) -> Plan:
    """Close a plan that was reviewed at a conference. Raises RefusedError."""
    held = locked_plan(plan)
    require_acting(by, SIGN, held.programme, behalf, on=on)
    require(may_move(PlanState(held.state), PlanState.CLOSED))
    require_held(held, conference)
    held.state, held.review = PlanState.CLOSED, conference
    held.save(update_fields=["state", "review"])
    record("programmes.plan_closed", target=held, by=by, at=at, behalf=behalf,
           ties=[Tie(LinkKind.ANSWERS, conference, held)])  # fmt: skip
    transaction.on_commit(next_generation)
    return held


@transaction.atomic
def drop_plan(
    *, plan: Plan, reason: str, behalf: Organisation, by: Officer, on: date, at: datetime
) -> Plan:
    """Give up the draft of a plan; another may be drawn for its year. Raises RefusedError."""
    held = locked_plan(plan)
    require_acting(by, DRAFT, held.programme, behalf, on=on)
    require(may_move(PlanState(held.state), PlanState.DROPPED))
    require(YES if reason.strip() else no("reason_missing"))
    held.state = PlanState.DROPPED
    held.save(update_fields=["state"])
    record("programmes.plan_dropped", target=held, by=by, at=at, behalf=behalf,
           reason=one_line(reason))  # fmt: skip
    return held


def caused(conference: Conference | None, plan: Plan) -> list[Tie]:
    """Return the tie of a plan with the conference that adopted it."""
    return [Tie(LinkKind.CAUSES, conference, plan)] if conference else []


def day_of(conference: Conference) -> date:
    """Return the day on which a conference began."""
    return timezone.localdate(conference.starts_at)


def require_held(plan: Plan, conference: Conference | None) -> None:
    """Raise RefusedError for a conference that was not held, or was over something else."""
    if conference is None:
        return
    fits = conference.programme_id in {None, plan.programme_id}
    require(YES if fits else no("conference_of_another"))
    require(YES if conference.state in HELD else no("conference_not_held"))
