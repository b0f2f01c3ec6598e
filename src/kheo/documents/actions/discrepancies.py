"""Deciding where two sources say different things."""

from datetime import datetime

from django.db import transaction

from kheo.core.front.generation import next_generation
from kheo.core.verdict import YES, no, require
from kheo.documents.models import Discrepancy
from kheo.ledger.actions import record
from kheo.organisations.models import Officer


@transaction.atomic
def settle_discrepancy(
    *, discrepancy: Discrepancy, outcome: str, by: Officer, at: datetime
) -> Discrepancy:
    """Say how a contradiction was decided; what the record says is changed by its own form.

    Raises RefusedError for one that is settled, or without an outcome.
    """
    held = Discrepancy.objects.select_for_update().get(pk=discrepancy.pk)
    require(no("discrepancy_settled") if held.settled_at else YES)
    require(YES if outcome.strip() else no("outcome_missing"))
    held.settled_at, held.settled_by, held.outcome = at, by, outcome.strip()[:300]
    held.save(update_fields=["settled_at", "settled_by", "outcome"])
    facts = {"field": held.field, "kept": held.kept, "said": held.said}
    record(
        "documents.discrepancy_settled", target=held.document, by=by, at=at,
        reason=held.outcome, facts=facts,
    )  # fmt: skip
    transaction.on_commit(next_generation)
    return held
