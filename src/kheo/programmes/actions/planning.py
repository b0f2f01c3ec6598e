"""Yearly plans: drawn from the clauses of a programme, and written while they are drafts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import F

from kheo.core.terms import Term, TermKind
from kheo.core.text import clean, one_line
from kheo.core.verdict import YES, no, require
from kheo.ledger.actions import Tie, record
from kheo.ledger.models import LinkKind
from kheo.organisations.models import Officer, Organisation
from kheo.programmes.acting import require_acting
from kheo.programmes.actions.beginning import locked
from kheo.programmes.authority import DRAFT
from kheo.programmes.models import Plan, PlanItem, Programme, Version
from kheo.programmes.rules import outline
from kheo.programmes.rules.coverage import content_leaves
from kheo.programmes.rules.instruments import ItemKind
from kheo.programmes.rules.plans import PlanState

MOST_ITEMS: Final = 100
BEYOND: Final = 10_000
NO_TERM: Final = Term(TermKind.NONE)


@dataclass(frozen=True, slots=True)
class PlanSaid:
    """What is said of a plan besides its items."""

    title: str
    theme: str = ""


@dataclass(frozen=True, slots=True)
class ItemSaid:
    """An item as somebody writes it; `key` is that of an item that stands in the plan already.

    An item that stands keeps its clause; `clause_key` says on which clause a new one stands.
    """

    text: str
    key: int | None = None
    clause_key: str = ""
    kind: ItemKind = ItemKind.WORK
    product: str = ""
    lead: Organisation | None = None
    partners: tuple[Organisation, ...] = ()
    term: Term = NO_TERM


@transaction.atomic
def draw_plan(
    *,
    programme: Programme,
    year: int,
    said: PlanSaid,
    behalf: Organisation,
    by: Officer,
    on: date,
    at: datetime,
    clauses: Collection[str] | None = None,
    carried: Sequence[PlanItem] = (),
) -> Plan:
    """Draw the plan of a year from the text that binds: an item for each clause of joint content.

    `clauses` keeps to some of them, by key; `carried` are items of an earlier plan of the same
    programme, copied behind those of their clause. Raises RefusedError.
    """
    held = locked(programme)
    require_acting(by, DRAFT, held, behalf, on=on)
    require(YES if held.is_running else no("programme_not_running"))
    require(YES if said.title.strip() else no("title_missing"))
    require(YES if is_within(held, year) else no("year_outside_term"))
    require(no("plan_is_here") if is_planned(held, year) else YES)
    require(YES if all(one.plan.programme_id == held.pk for one in carried) else no("not_a_party"))
    version = held.versions.binding().get()
    plan = Plan.objects.create(
        programme=held, version=version, year=year, created_at=at,
        title=one_line(said.title)[:500], theme=one_line(said.theme)[:300],
    )  # fmt: skip
    rows = by_clause([*drawn(plan, clauses), *copied(plan, carried)], version)
    require(no("plan_too_long") if len(rows) > MOST_ITEMS else YES)
    keep_new(plan, rows)
    record("programmes.plan_begun", target=plan, by=by, at=at, behalf=behalf,
           facts={"year": year, "items": len(rows), "carried": len(carried)},
           ties=[Tie(LinkKind.CAUSES, held, plan)])  # fmt: skip
    return plan


def is_within(programme: Programme, year: int) -> bool:
    """Return whether a programme runs in a year."""
    last = programme.until.year if programme.until else year
    return programme.since.year <= year <= last


def is_planned(programme: Programme, year: int) -> bool:
    """Return whether a programme has a plan of a year."""
    return programme.plans.filter(year=year).exclude(state=PlanState.DROPPED).exists()


Row = tuple[PlanItem, tuple[Organisation, ...]]
"""An item that is not kept yet, and who works along."""


def drawn(plan: Plan, keys: Collection[str] | None) -> list[Row]:
    """Return an item for each content clause with nothing below it."""
    wanted = content_leaves(plan.version.outline)
    clauses = Clauses(plan.version)
    return [
        (PlanItem(plan=plan, text=one.text[:5000], **clauses.columns(one.key)), ())
        for one in wanted
        if keys is None or one.key in keys
    ]


def copied(plan: Plan, items: Sequence[PlanItem]) -> list[Row]:
    """Return items of an earlier plan once more, without their terms."""
    clauses = Clauses(plan.version)
    return [
        (
            PlanItem(
                plan=plan, kind=one.kind, text=one.text, product=one.product, lead=one.lead,
                **(clauses.columns(one.clause_key) or former(one)),
            ),
            tuple(one.partners.all()),
        )
        for one in items
    ]  # fmt: skip


def former(item: PlanItem) -> dict[str, str]:
    """Return the clause of an item that no text has any more."""
    return {name: getattr(item, name) for name in ("clause_key", "clause_path", "clause_text")}


class Clauses:
    """The clauses of a version, as items name them."""

    def __init__(self, version: Version) -> None:
        self.outline = version.outline
        self.paths = outline.paths(self.outline)
        self.texts = {one.key: one.text for one in self.outline}

    def columns(self, key: str) -> dict[str, str]:
        """Return the columns of an item that stands on a clause; none for one that is not there."""
        if key not in self.texts:
            return {}
        return {
            "clause_key": key,
            "clause_path": self.paths[key][:40],
            "clause_text": self.texts[key],
        }


def by_clause(rows: Sequence[Row], version: Version) -> list[Row]:
    """Return items in the order of their clauses, those without a clause behind."""
    places = {one.key: place for place, one in enumerate(version.outline)}
    return sorted(rows, key=lambda row: places.get(row[0].clause_key, len(places)))


def keep_new(plan: Plan, rows: Sequence[Row], first: int = 0) -> None:
    """Write new items, from a place on, with who works along; three statements."""
    for place, (item, _partners) in enumerate(rows, first):
        item.plan, item.order = plan, place
    PlanItem.objects.bulk_create([item for item, _partners in rows])
    share(rows)


def share(rows: Sequence[Row]) -> None:
    """Write who works along; what the lead does itself it does not share."""
    through = PlanItem.partners.through
    through.objects.bulk_create(
        through(planitem_id=item.pk, organisation_id=one.pk)
        for item, partners in rows
        for one in dict.fromkeys(partners)
        if one.pk != item.lead_id
    )


@transaction.atomic
def write_items(
    *,
    plan: Plan,
    items: Sequence[ItemSaid],
    behalf: Organisation,
    by: Officer,
    on: date,
    at: datetime,
    said: PlanSaid | None = None,
) -> Plan:
    """Write the items of a draft anew, in the order given; what is not given goes.

    An item that stays keeps its clause. `said` changes title and theme too. A fixed number of
    statements. Raises RefusedError.
    """
    held = drafted(plan, by=by, behalf=behalf, on=on)
    require(no("plan_too_long") if len(items) > MOST_ITEMS else YES)
    require(YES if all(one.text.strip() for one in items) else no("item_empty"))
    before = {item.pk: item for item in held.items.all()}
    keys = [one.key for one in items if one.key is not None]
    require(YES if set(keys) <= before.keys() and len(set(keys)) == len(keys) else no("item_gone"))
    keep_said(held, said)
    rows = written(held, items, before)
    replace(held, rows, before)
    record("programmes.plan_written", target=held, by=by, at=at, behalf=behalf, facts={
        "items": len(rows), "new": len(items) - len(keys),
        "removed": len(before) - len(keys),
    })  # fmt: skip
    return held


def keep_said(plan: Plan, said: PlanSaid | None) -> None:
    """Write title and theme, where they are said."""
    if said is not None:
        require(YES if said.title.strip() else no("title_missing"))
        plan.title, plan.theme = one_line(said.title)[:500], one_line(said.theme)[:300]
        plan.save(update_fields=["title", "theme"])


def written(plan: Plan, items: Sequence[ItemSaid], before: dict[int, PlanItem]) -> list[Row]:
    """Return items as they shall stand; those that stand already are changed in place."""
    clauses = Clauses(plan.version)
    rows: list[Row] = []
    for said in items:
        item = before[said.key] if said.key else PlanItem(plan=plan)
        columns: dict[str, str] = {} if said.key else clauses.columns(said.clause_key)
        for name, value in (columns | columns_of(said)).items():
            setattr(item, name, value)
        rows.append((item, said.partners))
    return rows


def columns_of(said: ItemSaid) -> dict[str, object]:
    """Return an item as columns."""
    return {
        "text": clean(said.text).strip()[:5000], "kind": said.kind, "lead": said.lead,
        "product": one_line(said.product)[:500], "term_kind": said.term.kind,
        "term_day": said.term.day,
    }  # fmt: skip


CHANGED: Final = ("text", "kind", "lead", "product", "term_kind", "term_day", "order")


def replace(plan: Plan, rows: Sequence[Row], before: dict[int, PlanItem]) -> None:
    """Write items in place of those before; no two ever stand at one place."""
    staying = [item for item, _partners in rows if item.pk]
    gone = before.keys() - {item.pk for item in staying}
    PlanItem.partners.through.objects.filter(planitem__in=list(before)).delete()
    plan.items.filter(pk__in=gone).delete()
    plan.items.update(order=F("order") + BEYOND)
    for place, (item, _partners) in enumerate(rows):
        item.order = place
    PlanItem.objects.bulk_update(staying, CHANGED)
    PlanItem.objects.bulk_create([item for item, _partners in rows if not item.pk])
    share(rows)


def locked_plan(plan: Plan) -> Plan:
    """Return a plan as it is now, held until the end of the transaction."""
    rows = Plan.objects.select_for_update(of=("self",))
    return rows.select_related("programme", "version").get(pk=plan.pk)


def drafted(plan: Plan, *, by: Officer, behalf: Organisation, on: date) -> Plan:
    """Return a draft, held, for an officer who may write in it. Raises RefusedError."""
    held = locked_plan(plan)
    require_acting(by, DRAFT, held.programme, behalf, on=on)
    require(YES if held.state == PlanState.DRAFT else no("plan_fixed"))
    return held
