"""Letting readers see a document, and taking it from them."""

from datetime import datetime

from django.db import transaction

from kheo.core.front.generation import next_generation
from kheo.core.search import socket as search
from kheo.core.verdict import no, require
from kheo.documents.actions.referring import tie
from kheo.documents.actions.referring_many import join_many
from kheo.documents.models import Document
from kheo.documents.models.documents import KIND
from kheo.documents.rules.secrecy import may_be_kept
from kheo.documents.rules.states import State, may_be_shown, may_move
from kheo.ledger.actions import Who, record, ref_of
from kheo.organisations.models import Officer


@transaction.atomic
def publish_document(*, document: Document, by: Who, at: datetime) -> Document:
    """Let everybody read a document; citations that waited for it join it.

    Raises RefusedError.
    """
    held = hold(document)
    require(may_move(State(held.state), State.PUBLISHED))
    require(may_be_shown(held.complete))
    require(may_be_kept(held.title, text_of(held)))
    held.state, held.published_at = State.PUBLISHED, at
    held.published_by = name_of(by)
    held.save(update_fields=["state", "published_at", "published_by"])
    entry = record("documents.published", target=held, by=by, at=at)
    tie(ref_of(held), entry)
    join_many([held], by=by, at=at)
    search.changed(KIND, [held.pk])
    transaction.on_commit(next_generation)
    return held


@transaction.atomic
def withdraw_document(*, document: Document, reason: str, by: Who, at: datetime) -> Document:
    """Take a document from readers, with a reason. Raises RefusedError."""
    held = hold(document)
    require(may_move(State(held.state), State.WITHDRAWN))
    if not reason.strip():
        require(no("reason_missing"))
    held.state = State.WITHDRAWN
    held.save(update_fields=["state"])
    record("documents.withdrawn", target=held, by=by, at=at, reason=reason.strip())
    search.gone(KIND, [held.pk])
    transaction.on_commit(next_generation)
    return held


@transaction.atomic
def verify_document(*, document: Document, by: Officer, at: datetime, where: str) -> Document:
    """Say that a record was held against its original. Raises RefusedError."""
    held = hold(document)
    if not where.strip():
        require(no("where_missing"))
    held.verified_at, held.verified_by = at, by
    held.save(update_fields=["verified_at", "verified_by"])
    record("documents.verified", target=held, by=by, at=at, reason=where.strip())
    transaction.on_commit(next_generation)
    return held


def hold(document: Document) -> Document:
    """Return the document as it is now, held against other writers."""
    return Document.objects.select_for_update().get(pk=document.pk)


def text_of(document: Document) -> str:
    """Return the full text; empty where there is none."""
    full = getattr(document, "full_text", None)
    return full.text if full else ""


def name_of(who: Who) -> str:
    """Return who acts, under the present name."""
    return str(getattr(who, "name", "") or who)[:200]
