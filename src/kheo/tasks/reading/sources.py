"""What a task may come from, and who may give tasks from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, cast

from django.db.models import Model, QuerySet

from kheo.documents.rules.states import State as DocumentState
from kheo.organisations.models import Organisation
from kheo.programmes.models import (
    Conclusion,
    Obligation,
    Party,
    PlanItem,
    Programme,
    Recommendation,
)
from kheo.programmes.rules.instruments import ItemKind

Source = PlanItem | Conclusion | Recommendation | Obligation

ROWS: Final[dict[str, QuerySet[Model]]] = {
    "item": PlanItem.objects.select_related("plan__programme", "lead"),
    "conclusion": Conclusion.objects.select_related("conference__programme", "lead"),
    "recommendation": Recommendation.objects.select_related("inspection__programme", "lead"),
    "obligation": Obligation.objects.select_related("document"),
}
"""What an address may name as the source of a task, by the name it has there."""


@dataclass(frozen=True, slots=True)
class Told:
    """A source as the form shows it, and what it says for the task."""

    source: Source
    where: str
    text: str
    product: str = ""
    kind: ItemKind = ItemKind.WORK
    lead: Organisation | None = None
    partners: tuple[Organisation, ...] = ()


def source_of(name: str, key: int) -> Source | None:
    """Return what an address names; one query."""
    return cast("Source | None", ROWS[name].all().filter(pk=key).first())


def told(source: Source) -> Told:
    """Return what a source says; for an item one query more."""
    if isinstance(source, PlanItem):
        where = ", ".join(part for part in (source.plan.title, source.clause_path) if part)
        return Told(source, where, source.text, source.product, ItemKind(source.kind),
                    source.lead, tuple(source.partners.all()))  # fmt: skip
    if isinstance(source, Conclusion):
        return Told(source, source.conference.title, source.text, lead=source.lead)
    if isinstance(source, Recommendation):
        return Told(source, source.inspection.title, source.text, lead=source.lead)
    return Told(source, f"{source.document.name}, {source.spot}", source.text)


def concerned(source: Source) -> set[int] | None:
    """Return the organisations whose matter a source is; None where it is everybody's.

    The articles of a published document are: each body gives its own units tasks from them.
    """
    if isinstance(source, Obligation):
        if source.document.state == DocumentState.PUBLISHED:
            return None
        return set(source.organisations.values_list("pk", flat=True))
    if isinstance(source, PlanItem):
        return keys(source.lead_id, *parties(source.plan.programme))
    if isinstance(source, Conclusion):
        conference = source.conference
        return keys(source.lead_id, conference.host_id, *parties(conference.programme))
    inspection = source.inspection
    return keys(source.lead_id, inspection.organisation_id, *parties(inspection.programme))


def parties(programme: Programme | None) -> Iterable[int | None]:
    """Return the organisations that agreed to a programme, with their desks; one query."""
    if programme is None:
        return ()
    rows = Party.objects.filter(programme=programme).values_list("organisation", "desk")
    return [key for row in rows for key in row]


def keys(*found: int | None) -> set[int]:
    """Return the keys that are there."""
    return {key for key in found if key is not None}
