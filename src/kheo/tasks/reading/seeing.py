"""Who may look at a task, and on which sides he may act: asked once for a whole page."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kheo.organisations.authority import Held, before_mandates, chains, held_as
from kheo.organisations.models import Mandate, Officer, Organisation
from kheo.organisations.rules.mandates import weigh
from kheo.organisations.verbs import known
from kheo.tasks.authority import ASSIGN, CONFIRM, WORK
from kheo.tasks.models import Partner, Task

VERBS: Final = (WORK, CONFIRM, ASSIGN)
CLAIM: Final = (
    "role__verbs__verb", "pk", "organisation", "since", "until", "limits", "role__verbs__below",
    "organisation__since", "organisation__until",
    "on_behalf_of", "on_behalf_of__since", "on_behalf_of__until",
)  # fmt: skip
"""What `held_as` reads of a mandate."""


@dataclass(frozen=True, slots=True)
class Access:
    """What an officer may do with a task on a day.

    `works` is for the unit that leads it, `presses` for whoever presses for it, `gives` for whoever
    gave it. `speaks_for` is the key of the organisation in whose name he comments.
    """

    sees: bool = False
    works: bool = False
    presses: bool = False
    gives: bool = False
    speaks_for: int | None = None


def access(officer: Officer, task: Task, *, on: date) -> Access:
    """Return what an officer may do with a task: three or four queries, however many units it has.

    Whoever may do anything with tasks in a unit that has to do with it, or in one above such a
    unit, reads it and comments.
    """
    if not officer.is_active:
        return Access()
    near = around(task)
    over = chains(near, on)
    held = held_of(officer)
    speaks_for = speaker(near, over, held, on)
    if speaks_for is None and officer.is_superuser:
        speaks_for = task.overseer_id
    if speaks_for is None:
        return Access()

    def allowed(verb: str, organisation: Organisation) -> bool:
        verdict = before_mandates(officer, known(verb), organisation, on)
        if verdict is None:
            chain = over[organisation.pk]
            claims = [one.claim(organisation.pk, chain) for one in held[verb]]
            _number, verdict = weigh(claims, on)
        return bool(verdict)

    return Access(
        sees=True,
        works=allowed(WORK, task.lead),
        presses=allowed(CONFIRM, task.overseer),
        gives=allowed(ASSIGN, task.giver),
        speaks_for=speaks_for,
    )


def may_see(officer: Officer, task: Task, *, on: date) -> bool:
    """Return whether an officer may look at a task on a day."""
    return access(officer, task, on=on).sees


def around(task: Task) -> list[Organisation]:
    """Return the units that have to do with a task, who works on it first."""
    partners = [row.organisation for row in partners_of(task)]
    near = [task.lead, task.overseer, task.giver, *partners]
    return list({one.pk: one for one in near}.values())


def held_of(officer: Officer) -> dict[str, list[Held]]:
    """Return the mandates of an officer that carry verbs of tasks, by verb; one query."""
    rows = Mandate.objects.filter(officer=officer, role__verbs__verb__in=VERBS).order_by("pk")
    held: dict[str, list[Held]] = {verb: [] for verb in VERBS}
    for verb, *row in rows.values_list(*CLAIM):
        held[verb].append(held_as(verb, *row))
    return held


def partners_of(task: Task) -> Iterable[Partner]:
    """Return the rows of those who work along; no query where they were brought already."""
    brought = "partners" in getattr(task, "_prefetched_objects_cache", {})
    return task.partners.all() if brought else task.partners.select_related("organisation")


def speaker(
    near: Sequence[Organisation],
    over: Mapping[int, Collection[int]],
    held: Mapping[str, Sequence[Held]],
    on: date,
) -> int | None:
    """Return the organisation for which an officer has to do with a task, the nearest first."""
    mine = {
        one.organisation
        for rows in held.values()
        for one in rows
        if one.carries and holds(one, on)
    }  # fmt: skip
    here = next((one.pk for one in near if one.pk in mine), None)
    if here is not None:
        return here
    return min((key for chain in over.values() for key in chain if key in mine), default=None)


def holds(one: Held, on: date) -> bool:
    """Return whether a mandate, what it stands on, and its organisation hold on a day."""
    lives = (one.life, one.organisation_life, *([one.grounds] if one.grounds else []))
    return all(life.holds(on) for life in lives)
