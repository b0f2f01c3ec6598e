"""What organisations think of a draft, and what became of it (tiếp thu, giải trình)."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from kheo.core.verdict import YES, no, require
from kheo.ledger.actions import record
from kheo.organisations.models import Officer, Organisation
from kheo.programmes.actions.writing import open_version
from kheo.programmes.authority import DRAFT, require_may
from kheo.programmes.models import DraftComment, Version
from kheo.programmes.rules.states import State


@transaction.atomic
def comment(
    *,
    version: Version,
    organisation: Organisation,
    text: str,
    by: Officer,
    on: date,
    at: datetime,
    clause_key: str = "",
) -> DraftComment:
    """Comment on a draft that is out for comments, or on one clause of it.

    For a party or its standing desk. Raises RefusedError.
    """
    held = open_version(version)
    require_may(by, DRAFT, organisation, on=on)
    asked_of = held.programme.parties.filter(Q(organisation=organisation) | Q(desk=organisation))
    require(YES if asked_of.exists() else no("not_a_party"))
    asked = held.put_forward_at and not held.closed_at and not held.bound_at
    out = held.programme.state in {State.COMMENTS, State.RUNNING}
    require(YES if asked and out else no("version_closed"))
    require(YES if text.strip() else no("text_missing"))
    known = not clause_key or held.clauses.filter(key=clause_key).exists()
    require(YES if known else no("clause_unknown"))
    row = DraftComment.objects.create(
        version=held, organisation=organisation, text=text.strip(), clause_key=clause_key, by=by,
        at=at,
    )  # fmt: skip
    record("programmes.commented", target=held.programme, by=by, at=at, behalf=organisation,
           facts={"version": held.number})  # fmt: skip
    return row


@transaction.atomic
def reply(
    *, row: DraftComment, taken: bool, text: str, by: Officer, on: date, at: datetime
) -> DraftComment:
    """Say whether a comment was taken in; a no says why. Raises RefusedError."""
    held = DraftComment.objects.select_for_update().get(pk=row.pk)
    version = Version.objects.select_related("proposed_by__organisation", "programme").get(
        pk=held.version_id
    )
    require_may(by, DRAFT, version.proposed_by.organisation, on=on)
    require(no("comment_replied") if held.replied_at else YES)
    require(no("reason_missing") if not taken and not text.strip() else YES)
    held.taken, held.reply, held.replied_by, held.replied_at = taken, text.strip(), by, at
    held.save(update_fields=["taken", "reply", "replied_by", "replied_at"])
    record("programmes.comment_replied", target=version.programme, by=by, at=at,
           behalf=version.proposed_by.organisation, facts={"taken": taken})  # fmt: skip
    return held
