"""Entering documents, and changing what is known of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Final

from django.db import IntegrityError, transaction

from kheo.core.front.generation import next_generation
from kheo.core.search import socket as search
from kheo.core.slugs import free_slug
from kheo.core.verdict import Verdict, no, require
from kheo.documents.actions.referring import refer_in_document
from kheo.documents.models import (
    Addressee,
    Document,
    DocumentText,
    Issuing,
    Signatory,
    Subject,
)
from kheo.documents.models.documents import KIND, DocumentQuerySet
from kheo.documents.rules.numbers import key_of, slug_of
from kheo.documents.rules.secrecy import may_be_kept
from kheo.documents.rules.signing import SignedBy
from kheo.documents.rules.states import State, may_be_shown
from kheo.ledger.actions import Who, record
from kheo.ledger.rules import Fact
from kheo.organisations.models import Organisation, Place


@dataclass(frozen=True, slots=True)
class IssuedBy:
    """An issuer as the document names it, and the organisation where it is known."""

    name: str
    organisation: Organisation | None = None


@dataclass(frozen=True, slots=True)
class Particulars:
    """All that a person may say of a document; `year` follows from `signed_on` where it is known.

    `text` None leaves the full text as it is.
    """

    type: str = ""
    number: str = ""
    title: str = ""
    issuers: Sequence[IssuedBy] = ()
    signatories: Sequence[SignedBy] = ()
    addressees: Sequence[str] = ()
    signed_on: date | None = None
    year: int | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    subject: Subject | None = None
    place: Place | None = None
    gazette: str = ""
    source: str = ""
    source_address: str = ""
    note: str = ""
    is_sample: bool = False
    text: str | None = None
    text_origin: str = ""

    def row(self) -> dict[str, Any]:
        """Return what goes into the document's own columns."""
        plain = {name: getattr(self, name) for name in COLUMNS}
        year = self.signed_on.year if self.signed_on else self.year
        return plain | {"year": year, "issuer_name": joined(self.issuers)}


COLUMNS: Final = (
    "type", "number", "title", "signed_on", "effective_on", "expires_on", "subject", "place",
    "gazette", "source", "source_address", "note", "is_sample",
)  # fmt: skip


def joined(issuers: Sequence[IssuedBy]) -> str:
    """Return the names of issuers as one."""
    return " – ".join(one.name for one in issuers)[:600]


@transaction.atomic
def enter_document(
    *, said: Particulars, by: Who, at: datetime, facts: Mapping[str, Fact] | None = None
) -> Document:
    """Enter a document as a draft. Raises RefusedError for a secret one or one that is here."""
    require(may_be_kept(said.title, said.text or ""))
    require(is_new(said))
    row = said.row()
    slug = slug_of(type_name=said.type, number=said.number, year=row["year"], title=said.title)
    document = created(
        {
            **row,
            "slug": free_slug(Document.objects.all(), slug),
            "entered_at": at,
            "changed_at": at,
        },
        said,
    )
    keep_parts(document, said)
    record("documents.entered", target=document, by=by, at=at, facts=facts)
    refer_in_document(document=document, by=by, at=at)
    return document


@transaction.atomic
def change_document(*, document: Document, said: Particulars, by: Who, at: datetime) -> Document:
    """Change what is known of a document; the ledger tells which particulars, former and new.

    Raises RefusedError, also where a published document would lack what readers must know.
    """
    held = Document.objects.select_for_update().get(pk=document.pk)
    require(may_be_kept(said.title, said.text or ""))
    require(is_new(said, but=held.pk))
    former = {name: str(getattr(held, name) or "") for name in said.row()}
    for name, value in said.row().items():
        setattr(held, name, value)
    if held.state == State.PUBLISHED:
        require(may_be_shown(held.complete))
    held.changed_at = at
    held.verified_at = held.verified_by = None
    held.save()
    keep_parts(held, said)
    record("documents.changed", target=held, by=by, at=at, facts=changed(former, held))
    refer_in_document(document=held, by=by, at=at)
    if held.state == State.PUBLISHED:
        search.changed(KIND, [held.pk])
    transaction.on_commit(next_generation)
    return held


def created(row: Mapping[str, Any], said: Particulars) -> Document:
    """Return a new row. Raises RefusedError where somebody entered the same document just now."""
    try:
        with transaction.atomic():
            return Document.objects.create(**row)
    except IntegrityError:
        require(is_new(said))
        raise


def changed(former: Mapping[str, str], held: Document) -> dict[str, Fact]:
    """Return what a change did: former and new, particular by particular."""
    now = {name: str(getattr(held, name) or "") for name in former}
    return {
        name: f"{before[:200]} → {now[name][:200]}"
        for name, before in former.items()
        if before != now[name]
    }


def keep_parts(document: Document, said: Particulars) -> None:
    """Write issuers, signatures, addressees and text in place of those that stood there."""
    for model in (Issuing, Signatory, Addressee):
        model.objects.filter(document=document).delete()
    Issuing.objects.bulk_create(
        Issuing(document=document, order=place, name=one.name, organisation=one.organisation)
        for place, one in enumerate(said.issuers)
    )
    Signatory.objects.bulk_create(
        Signatory(
            document=document,
            order=place,
            **{each.name: getattr(one, each.name) for each in fields(one)},
        )
        for place, one in enumerate(said.signatories)
    )
    Addressee.objects.bulk_create(
        Addressee(document=document, order=place, name=name)
        for place, name in enumerate(said.addressees)
    )
    if said.text is not None:
        DocumentText.objects.update_or_create(
            document=document, defaults={"text": said.text, "origin": said.text_origin}
        )


def is_new(said: Particulars, *, but: int | None = None) -> Verdict:
    """Return whether the library has no such document yet; a refusal names the one that it has."""
    there = twins(said).exclude(pk=but) if but else twins(said)
    twin = there.first() if said.number else None
    return no("document_is_here", str(twin.pk)) if twin else Verdict(allowed=True)


def twins(said: Particulars) -> DocumentQuerySet:
    """Return documents of the same number, type, issuer and day, or year where no more is known."""
    row = said.row()
    same = Document.objects.filter(
        number_key=key_of(said.number), type=said.type, issuer_name=row["issuer_name"]
    )
    return same.filter(signed_on=said.signed_on, year=row["year"])
