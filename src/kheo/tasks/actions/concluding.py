"""What was concluded or recommended becomes tasks, in one step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction

from kheo.core.front.generation import next_generation
from kheo.core.terms import Term
from kheo.core.text import one_line
from kheo.core.verdict import YES, no, require
from kheo.organisations.models import Officer, Organisation
from kheo.programmes.acting import bodies_of
from kheo.programmes.models import Conclusion, Conference, Inspection, Programme, Recommendation
from kheo.programmes.rules.conferences import ConferenceState, InspectionState
from kheo.tasks.actions.assigning import Assignment, assign_many
from kheo.tasks.models import Task
from kheo.tasks.rules.states import State

LONGEST_TITLE: Final = 1000


@dataclass(frozen=True, slots=True)
class Chosen:
    """A conclusion or a recommendation that becomes a task: of whom, and by when."""

    source: Conclusion | Recommendation
    lead: Organisation
    term: Term
    product: str = ""


@transaction.atomic
def tasks_of_conclusions(
    *,
    conference: Conference,
    chosen: Sequence[Chosen],
    giver: Organisation,
    by: Officer,
    on: date,
    at: datetime,
) -> list[Task]:
    """Give chosen conclusions as tasks, all or none, in their order.

    Raises RefusedError before the conclusions are fixed, for one that has a task which is not
    cancelled, and where a rule on giving tasks does not allow it.
    """
    rows = Conference.objects.select_related("programme").select_for_update(of=("self",))
    held = rows.get(pk=conference.pk)
    require(YES if held.state == ConferenceState.CONCLUDED else no("not_concluded"))
    require_giver(giver, held.host_id, held.programme)
    require_of(chosen, set(held.conclusions.values_list("pk", flat=True)))
    around(chosen, held)
    taken = Task.objects.filter(conclusion__in=[one.source.pk for one in chosen])
    return given(chosen, taken.exclude(state=State.CANCELLED).exists(), giver, by=by, on=on, at=at)


@transaction.atomic
def tasks_of_recommendations(
    *,
    inspection: Inspection,
    chosen: Sequence[Chosen],
    giver: Organisation,
    by: Officer,
    on: date,
    at: datetime,
) -> list[Task]:
    """Give chosen recommendations as tasks, all or none, in their order.

    Raises RefusedError as `tasks_of_conclusions` does.
    """
    rows = Inspection.objects.select_related("programme").select_for_update(of=("self",))
    held = rows.get(pk=inspection.pk)
    require(YES if held.state == InspectionState.CONCLUDED else no("not_concluded"))
    require_giver(giver, held.organisation_id, held.programme)
    require_of(chosen, set(held.recommendations.values_list("pk", flat=True)))
    around(chosen, held)
    taken = Task.objects.filter(recommendation__in=[one.source.pk for one in chosen])
    return given(chosen, taken.exclude(state=State.CANCELLED).exists(), giver, by=by, on=on, at=at)


def given(
    chosen: Sequence[Chosen],
    is_taken: bool,  # noqa: FBT001 - a fact
    giver: Organisation,
    *,
    by: Officer,
    on: date,
    at: datetime,
) -> list[Task]:
    """Give tasks, unless one of them was given before."""
    require(no("has_task") if is_taken else YES)
    said = [
        Assignment(title=title_of(one.source.text), lead=one.lead, term=one.term,
                   product=one.product, sources=(one.source,))
        for one in chosen
    ]  # fmt: skip
    tasks = assign_many(said=said, giver=giver, by=by, on=on, at=at)
    transaction.on_commit(next_generation)
    return tasks


def around(chosen: Sequence[Chosen], held: Conference | Inspection) -> None:
    """Let sources know what they belong to, so that none of them asks for it by itself."""
    for one in chosen:
        if isinstance(one.source, Conclusion) and isinstance(held, Conference):
            one.source.conference = held
        elif isinstance(one.source, Recommendation) and isinstance(held, Inspection):
            one.source.inspection = held


def title_of(text: str) -> str:
    """Return a text as the title of a task; what is longer is cut at a word."""
    line = one_line(text)
    if len(line) <= LONGEST_TITLE:
        return line
    return line[: LONGEST_TITLE - 1].rpartition(" ")[0] + "…"


def require_giver(giver: Organisation, host: int, programme: Programme | None) -> None:
    """Raise RefusedError unless a giver held the meeting, or is a body of its programme."""
    others = bodies_of(programme) if programme else []
    require(YES if giver.pk == host or giver in others else no("giver_of_other"))


def require_of(chosen: Sequence[Chosen], known: set[int]) -> None:
    """Raise RefusedError where something was chosen twice, or belongs elsewhere."""
    keys = [one.source.pk for one in chosen]
    require(no("source_of_other") if set(keys) - known else YES)
    require(no("chosen_twice") if len(set(keys)) < len(keys) else YES)
