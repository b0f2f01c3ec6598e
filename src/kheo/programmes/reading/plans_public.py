"""A plan as everybody reads it."""

from dataclasses import dataclass, field

from kheo.programmes.models import Plan, PlanItem
from kheo.programmes.reading.plans_terms import term_in_words


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item with its term in words."""

    item: PlanItem
    term: str


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one clause of the programme, in the words it had when the plan was drawn."""

    path: str
    text: str
    key: str
    items: list[ShownItem] = field(default_factory=list)


def items_by_clause(plan: Plan) -> list[Group]:
    """Return the items of a plan under their clauses, in the plan's order; two queries."""
    groups: list[Group] = []
    for item in plan.items.select_related("lead").prefetch_related("partners"):
        if not groups or groups[-1].key != item.clause_key:
            groups.append(Group(item.clause_path, item.clause_text, item.clause_key))
        groups[-1].items.append(ShownItem(item, term_in_words(item)))
    return groups
