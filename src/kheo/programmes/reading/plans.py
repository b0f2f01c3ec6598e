"""What pages of plans show: which there are, what stands in one, what it leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q

from kheo.core.text import one_line
from kheo.organisations.models import Officer, Organisation
from kheo.programmes.models import Party, Plan, PlanItem, Programme, Version
from kheo.programmes.models.plans import PlanQuerySet
from kheo.programmes.models.programmes import ProgrammeQuerySet
from kheo.programmes.reading.plans_terms import term_in_words
from kheo.programmes.reading.seen import concerning
from kheo.programmes.rules.coverage import Source, source_of, unanswered
from kheo.programmes.rules.outline import Clause, paths
from kheo.programmes.rules.plans import PlanState

DONE: Final = "done"
CANCELLED: Final = "cancelled"
"""States of tasks, in the words of the later room that keeps them."""


def plans_seen_by(officer: Officer, *, on: date) -> PlanQuerySet:
    """Return the plans that concern an officer: as a party, its desk, or who works on an item."""
    if officer.is_superuser:
        return Plan.objects.all()
    parties = Party.objects.filter(concerning(officer, "organisation", "desk", on=on))
    items = PlanItem.objects.filter(concerning(officer, "lead", "partners", on=on))
    return Plan.objects.filter(
        Q(programme__in=parties.values("programme")) | Q(pk__in=items.values("plan"))
    )


def programmes_seen_by(officer: Officer, *, on: date) -> ProgrammeQuerySet:
    """Return the programmes of whose parties an officer works for one."""
    if officer.is_superuser:
        return Programme.objects.all()
    parties = Party.objects.filter(concerning(officer, "organisation", "desk", on=on))
    return Programme.objects.filter(pk__in=parties.values("programme"))


def listed(plans: PlanQuerySet) -> PlanQuerySet:
    """Return plans with what lists show: their programmes, how many items, how many tasks."""
    return (
        plans.select_related("programme")
        .annotate(
            item_count=Count("items", distinct=True), task_count=Count("tasks", distinct=True)
        )
        .order_by("-year", "programme__title", "-pk")
    )


@dataclass(frozen=True, slots=True)
class Line:
    """An item as pages show it, and how its clause reads now."""

    item: PlanItem
    source: Source

    @property
    def term(self) -> str:
        """By when, in words."""
        return term_in_words(self.item)

    @property
    def tasks(self) -> int:
        """How many tasks stand for it."""
        return int(getattr(self.item, "task_count", 0))

    @property
    def is_changed(self) -> bool:
        """Whether its clause reads otherwise now."""
        return self.source is Source.CHANGED

    @property
    def is_gone(self) -> bool:
        """Whether its clause is in the programme no more."""
        return self.source is Source.GONE


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one clause; without a path they stand on none."""

    path: str
    text: str
    lines: list[Line] = field(default_factory=list)

    @property
    def says_more(self) -> bool:
        """Whether the clause says anything that its items do not say in the same words."""
        alone = self.lines[0].item.text if len(self.lines) == 1 else ""
        return one_line(self.text) != one_line(alone)


@dataclass(frozen=True, slots=True)
class Missing:
    """A clause that no item answers."""

    key: str
    path: str
    text: str


class Sheet:
    """A plan with its items under their clauses, held against the text that binds now."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        rows = plan.items.select_related("lead").prefetch_related("partners")
        self.items = list(rows.annotate(task_count=Count("tasks")).order_by("order", "pk"))

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses of the text that binds now, or bound last."""
        version = Version.objects.filter(programme=self.plan.programme_id).binding().first()
        return version.outline if version else []

    @cached_property
    def groups(self) -> list[Group]:
        """The items under their clauses, in the order of the plan."""
        now = {one.key: one.text for one in self.clauses}
        found: list[Group] = []
        for item in self.items:
            path, text = item.clause_path, item.clause_text
            if not found or (found[-1].path, found[-1].text) != (path, text):
                found.append(Group(path, text))
            source = source_of(item.clause_key, item.clause_text, now)
            found[-1].lines.append(Line(item, source))
        return found

    @cached_property
    def missing(self) -> list[Missing]:
        """The content clauses that no item answers."""
        named = paths(self.clauses)
        keys = {item.clause_key for item in self.items}
        return [
            Missing(one.key, named[one.key], one.text) for one in unanswered(self.clauses, keys)
        ]

    @property
    def lines(self) -> list[Line]:
        """All items."""
        return [line for group in self.groups for line in group.lines]

    @property
    def task_count(self) -> int:
        """How many tasks stand for its items."""
        return sum(line.tasks for line in self.lines)

    @property
    def without_tasks(self) -> int:
        """How many items nobody has been given yet."""
        return sum(1 for line in self.lines if not line.tasks)

    @property
    def without_lead(self) -> int:
        """How many items say not who leads."""
        return sum(1 for item in self.items if item.lead_id is None)

    @property
    def out_of_date(self) -> int:
        """How many items stand on a clause that reads otherwise now, or is gone."""
        return sum(1 for line in self.lines if line.is_changed or line.is_gone)


def last_plan(programme: Programme, year: int) -> Plan | None:
    """Return the plan of the year before, if one was adopted."""
    rows = programme.plans.filter(year=year - 1)
    return rows.filter(state__in=[PlanState.ADOPTED, PlanState.CLOSED]).first()


def unfinished(plan: Plan) -> Sequence[PlanItem]:
    """Return the items of a plan of which a task is open, or none was ever done; two queries."""
    closed = Q(tasks__state__in=[DONE, CANCELLED])
    rows = plan.items.annotate(
        all_tasks=Count("tasks", distinct=True),
        closed_tasks=Count("tasks", filter=closed, distinct=True),
        done_tasks=Count("tasks", filter=Q(tasks__state=DONE), distinct=True),
    )
    found = rows.select_related("lead").prefetch_related("partners").order_by("order", "pk")
    return [one for one in found if one.all_tasks > one.closed_tasks or not one.done_tasks]


def usual_title(programme: Programme, year: int) -> str:
    """Return what a plan is usually called."""
    return f"Kế hoạch thực hiện {programme.title} năm {year}"


def known_bodies(programme: Programme, items: Sequence[PlanItem]) -> list[Organisation]:
    """Return who is likely to be named in a plan: parties, desks, and who already stands in it."""
    parties = programme.parties.select_related("organisation", "desk")
    found = [one for party in parties for one in (party.organisation, party.desk) if one]
    found += [one for item in items for one in (item.lead, *item.partners.all()) if one]
    return sorted(dict.fromkeys(found), key=lambda one: one.name)


def may_choose(programme: Programme, year: int) -> bool:
    """Return whether a plan of a year may still be drawn."""
    return not programme.plans.filter(year=year).exclude(state=PlanState.DROPPED).exists()


def without_plan(programmes: ProgrammeQuerySet, year: int) -> ProgrammeQuerySet:
    """Return the running programmes that have no plan of a year."""
    plans = Plan.objects.filter(programme=OuterRef("pk"), year=year)
    there = Exists(plans.exclude(state=PlanState.DROPPED))
    return programmes.running().filter(~there).order_by("title", "pk")
