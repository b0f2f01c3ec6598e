"""What stands behind giving many tasks: who may give those of a plan, and units by the hundred."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db import connection
from django.db.models import Q, QuerySet

from kheo.organisations.authority import may_for
from kheo.organisations.models import Officer, Organisation
from kheo.organisations.rules.organisations import Level, OrganisationKind
from kheo.programmes.models import Plan, PlanItem
from kheo.programmes.rules.plans import PlanState
from kheo.programmes.rules.states import State as ProgrammeState
from kheo.tasks.authority import ASSIGN
from kheo.tasks.reading.scope import Scope

AT_ONCE: Final = 500
MOST_PLANS: Final = 100
BELOW: Final = """
WITH RECURSIVE down(id) AS (
    SELECT o.id FROM organisations_organisation o WHERE o.id = %s
    UNION
    SELECT p.organisation_id
      FROM down JOIN organisations_organisationparent p ON p.parent_id = down.id
     WHERE (p.since IS NULL OR p.since <= %s) AND (p.until IS NULL OR p.until >= %s)
)
SELECT o.id FROM down JOIN organisations_organisation o ON o.id = down.id
 WHERE o.id <> %s AND o.level = %s AND (o.kind = %s OR %s = '')
   AND (o.since IS NULL OR o.since <= %s) AND (o.until IS NULL OR o.until >= %s)
"""
"""The way down from one organisation on a day."""


def units_below(
    under: Organisation, *, level: Level, kind: OrganisationKind | None, on: date
) -> list[Organisation]:
    """Return all units of a level, and of a kind, that stand below one on a day, by name.

    One query, and one more for each five hundred units.
    """
    words = str(kind) if kind else ""
    values: list[int | str | date] = [under.pk, on, on, under.pk, str(level), words, words, on, on]
    with connection.cursor() as cursor:
        cursor.execute(BELOW, values)
        keys = [row[0] for row in cursor.fetchall()]
    found: list[Organisation] = []
    for start in range(0, len(keys), AT_ONCE):
        found += Organisation.objects.filter(pk__in=keys[start : start + AT_ONCE])
    return sorted(found, key=lambda one: (one.name, one.pk))


def items_of(plan: Plan) -> list[PlanItem]:
    """Return the items of a plan in their order, with their units; two queries."""
    items = list(plan.items.select_related("lead").prefetch_related("partners"))
    for item in items:
        item.plan = plan
    return items


def givers_of(
    plan: Plan, items: Sequence[PlanItem], officer: Officer, *, on: date
) -> list[Organisation]:
    """Return those near a plan in whose name an officer may give its tasks.

    They are the parties, their standing desks, and the units that lead its items; four queries.
    """
    near: dict[int, Organisation] = {}
    for party in plan.programme.parties.select_related("organisation", "desk"):
        near |= {one.pk: one for one in (party.organisation, party.desk) if one}
    near |= {item.lead.pk: item.lead for item in items if item.lead}
    allowed = may_for(officer, ASSIGN, near.values(), on=on)
    return [one for key, one in near.items() if key in allowed]


def plans_to_give(scope: Scope) -> QuerySet[Plan]:
    """Return the adopted plans of running programmes that concern the units of a scope."""
    plans = Plan.objects.filter(
        state=PlanState.ADOPTED, programme__state=ProgrammeState.RUNNING
    ).select_related("programme")
    if scope.all_units:
        return plans
    units = [one.pk for one in scope.doing(ASSIGN)]
    near = (
        Q(programme__parties__organisation__in=units)
        | Q(programme__parties__desk__in=units)
        | Q(items__lead__in=units)
    )
    return plans.filter(pk__in=Plan.objects.filter(near).order_by().values("pk"))
