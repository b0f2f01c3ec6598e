"""Obligations: what a published document asks for, noted, changed, taken away."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import Max

from kheo.core.front.generation import next_generation
from kheo.core.terms import Term, TermKind
from kheo.core.text import clean, one_line
from kheo.core.verdict import YES, Verdict, no, require
from kheo.documents.models import Document
from kheo.documents.rules.states import State as DocumentState
from kheo.ledger.actions import Tie, record
from kheo.ledger.models import LinkKind
from kheo.organisations.models import Officer, Organisation
from kheo.programmes.authority import DRAFT, require_may
from kheo.programmes.models import Obligation

MOST_BOUND: Final = 5000
BATCH: Final = 500
NO_TERM: Final = Term(TermKind.NONE)


@dataclass(frozen=True, slots=True)
class ObligationSaid:
    """What a document asks for, where it says so, and by when.

    `bound` None leaves the organisations as they are.
    """

    spot: str
    text: str
    term: Term = NO_TERM
    bound: Collection[Organisation] | None = None

    def columns(self) -> dict[str, object]:
        """Return what is said as columns."""
        return {
            "spot": one_line(self.spot)[:120], "text": clean(self.text).strip()[:5000],
            "term_kind": self.term.kind, "term_day": self.term.day,
        }  # fmt: skip


@transaction.atomic
def note_obligation(
    *,
    document: Document,
    said: ObligationSaid,
    behalf: Organisation,
    by: Officer,
    on: date,
    at: datetime,
) -> Obligation:
    """Note what a published document asks for, behind what was noted. Raises RefusedError."""
    require_may(by, DRAFT, behalf, on=on)
    require_sound(said)
    held = Document.objects.select_for_update().get(pk=document.pk)
    published = held.state == DocumentState.PUBLISHED
    require(YES if published else no("document_not_published"))
    last = held.obligations.aggregate(last=Max("order"))["last"]
    obligation = Obligation.objects.create(
        document=held, order=0 if last is None else last + 1, noted_for=behalf, noted_by=by,
        noted_at=at, **said.columns(),
    )  # fmt: skip
    count = bind(obligation, said.bound or ())
    record("programmes.obligation_noted", target=obligation, by=by, at=at, behalf=behalf,
           facts={"document": held.name, "spot": obligation.spot, "bound": count},
           ties=[Tie(LinkKind.CAUSES, held, obligation)])  # fmt: skip
    transaction.on_commit(next_generation)
    return obligation


@transaction.atomic
def change_obligation(
    *, obligation: Obligation, said: ObligationSaid, by: Officer, on: date, at: datetime
) -> Obligation:
    """Change what was noted, for the organisation that it was noted for. Raises RefusedError."""
    held = kept(obligation)
    require_noted_for(held, by, on=on)
    require_sound(said)
    for name, value in said.columns().items():
        setattr(held, name, value)
    held.save(update_fields=list(said.columns()))
    facts: dict[str, str | int] = {"document": held.document.name, "spot": held.spot}
    if said.bound is not None:
        held.organisations.clear()
        facts["bound"] = bind(held, said.bound)
    record("programmes.obligation_changed", target=held, by=by, at=at, behalf=held.noted_for,
           facts={**facts})  # fmt: skip
    transaction.on_commit(next_generation)
    return held


@transaction.atomic
def remove_obligation(
    *, obligation: Obligation, reason: str, by: Officer, on: date, at: datetime
) -> None:
    """Take an obligation away that no task answers, with a reason. Raises RefusedError."""
    held = kept(obligation)
    require_noted_for(held, by, on=on)
    require(YES if reason.strip() else no("reason_missing"))
    # Also a cancelled task stands on it: its history would lead nowhere.
    answered = Obligation.objects.filter(pk=held.pk, tasks__isnull=False).exists()
    require(no("obligation_has_tasks") if answered else YES)
    record("programmes.obligation_removed", target=held, by=by, at=at, behalf=held.noted_for,
           reason=one_line(reason), facts={"document": held.document.name, "spot": held.spot,
                                           "text": held.text[:500]})  # fmt: skip
    held.delete()
    transaction.on_commit(next_generation)


def bind(obligation: Obligation, bound: Collection[Organisation]) -> int:
    """Write down who is bound; return how many."""
    keys = dict.fromkeys(one.pk for one in bound)
    require(no("too_many_bound") if len(keys) > MOST_BOUND else YES)
    through = Obligation.organisations.through
    rows = [through(obligation_id=obligation.pk, organisation_id=key) for key in keys]
    through.objects.bulk_create(rows, BATCH)
    return len(keys)


def may_change(obligation: Obligation, by: Officer) -> Verdict:
    """Return whether an obligation is an officer's at all; that of nobody is its writer's."""
    if obligation.noted_for_id is None and obligation.noted_by_id != by.pk and not by.is_superuser:
        return no("obligation_of_another")
    return YES


def require_noted_for(obligation: Obligation, by: Officer, *, on: date) -> None:
    """Raise RefusedError unless an officer may draft for whom an obligation was noted."""
    require(may_change(obligation, by))
    if obligation.noted_for is not None:
        require_may(by, DRAFT, obligation.noted_for, on=on)


def require_sound(said: ObligationSaid) -> None:
    """Raise RefusedError for what says nothing."""
    require(YES if said.text.strip() else no("obligation_empty"))
    require(YES if said.spot.strip() else no("spot_missing"))


def kept(obligation: Obligation) -> Obligation:
    """Return an obligation as it is now, held until the end of the transaction."""
    rows = Obligation.objects.select_for_update(of=("self",))
    return rows.select_related("document", "noted_for").get(pk=obligation.pk)
