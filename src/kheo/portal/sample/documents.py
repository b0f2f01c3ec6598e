"""The sample's documents: real ones of the centre, invented ones of the invented province."""

from datetime import date, datetime
from typing import Any, Final

from django.db import transaction

from kheo.core.text import slugify
from kheo.documents.actions.entering import IssuedBy, Particulars, enter_document
from kheo.documents.actions.numbering import bind_number, give_number
from kheo.documents.actions.publishing import publish_document
from kheo.documents.actions.registers import begin_term, open_register
from kheo.documents.models import Document, Register, Subject
from kheo.documents.rules.numbering import Regime
from kheo.ledger.rules import system
from kheo.organisations.models import Officer, Organisation, Place
from kheo.portal.sample.accounts import APPROVER
from kheo.portal.sample.organisations import BOARD
from kheo.portal.sample.texts import FOLDER, read

BY: Final = system("load-sample")
GUIDANCE: Final = "01-HD/BTGDVTU"
TERM: Final = "2025–2030"


def load_documents(*, at: datetime) -> None:
    """Publish the documents that are missing, and open the book that one of them is from."""
    for given in read(FOLDER / "site" / "documents.toml")["documents"]:
        if not Document.objects.filter(number=given["number"], type=given["type"]).exists():
            load_document(given, at=at)
    load_book(at=at)


@transaction.atomic
def load_document(given: dict[str, Any], *, at: datetime) -> Document:
    """Enter a document and publish it, both or neither."""
    place = Place.objects.get(slug=given["place"]) if "place" in given else None
    plain = {name: given[name] for name in ("type", "number", "title", "signed_on")}
    said = Particulars(
        **plain,
        issuers=[issuer(name) for name in given["issuers"]],
        subject=subject(given["subject"]),
        place=place,
        source=given.get("source", ""),
        is_sample=given.get("is_sample", False),
        text=given.get("text"),
        text_origin="Nội dung mẫu" if "text" in given else "",
    )
    return publish_document(document=enter_document(said=said, by=BY, at=at), by=BY, at=at)


def issuer(name: str) -> IssuedBy:
    """Return an issuer, with the organisation of that name where the sample has it."""
    return IssuedBy(name, Organisation.objects.filter(name=name, is_sample=True).first())


def subject(name: str) -> Subject:
    """Return a field of documents, made where it is missing."""
    return Subject.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0]


@transaction.atomic
def load_book(*, at: datetime) -> None:
    """Open the board's book of guidances, with the number of the one that is in the library."""
    if Register.objects.exists():
        return
    by, board = Officer.objects.get(username=APPROVER.name), Organisation.objects.get(slug=BOARD)
    guidance = Document.objects.get(number=GUIDANCE)
    begin_term(organisation=board, label=TERM, since=date(2025, 2, 20), by=by, at=at)
    book = open_register(
        organisation=board, regime=Regime.PARTY, type_name=guidance.type, on=date(2026, 1, 1),
        by=by, at=at,
    )  # fmt: skip
    number = give_number(
        register=book, type_name=guidance.type, title=guidance.title,
        dated_on=guidance.signed_on or at.date(), by=by, at=at,
    )  # fmt: skip
    bind_number(number=number, document=guidance, by=by, at=at)
