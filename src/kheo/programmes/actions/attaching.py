"""The document that the parties have signed, tied to the programme that it carries."""

from datetime import date, datetime

from django.db import transaction

from kheo.core.front.generation import next_generation
from kheo.core.verdict import YES, no, require
from kheo.documents.models import Document
from kheo.documents.models.documents import KIND as DOCUMENT
from kheo.documents.rules.states import State as Published
from kheo.ledger.actions import Tie, record, ref_of, unlink
from kheo.ledger.models import Link, LinkKind
from kheo.organisations.models import Officer
from kheo.programmes.actions.beginning import lead_of, locked
from kheo.programmes.authority import DRAFT, require_may
from kheo.programmes.models import Programme
from kheo.programmes.rules.states import State


@transaction.atomic
def attach_document(
    *, programme: Programme, document: Document, by: Officer, on: date, at: datetime
) -> Programme:
    """Say which published document is the signed programme, while it runs; for its leading party.

    Another document takes the place of the one before, which stays on record. Raises RefusedError.
    """
    held = locked(programme)
    lead = lead_of(held).organisation
    require_may(by, DRAFT, lead, on=on)
    require(YES if held.state == State.RUNNING else no("programme_not_running"))
    public = document.state == Published.PUBLISHED
    require(YES if public else no("document_not_public"))
    require(no("document_attached") if held.document_id == document.pk else YES)
    held.document = document
    held.save(update_fields=["document"])
    ref = ref_of(held)
    before = Link.objects.in_force().filter(
        kind=LinkKind.CAUSES, from_kind=ref.kind, from_key=ref.key, to_kind=DOCUMENT
    )
    links = list(before)
    entry = record(
        "programmes.document_attached", target=held, by=by, at=at, behalf=lead,
        facts={"document": document.name}, ties=[Tie(LinkKind.CAUSES, held, document)],
    )  # fmt: skip
    for one in links:
        unlink(one, entry=entry)
    transaction.on_commit(next_generation)
    return held
