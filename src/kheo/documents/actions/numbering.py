"""Giving numbers to documents: without gaps, none twice, none ever again."""

from datetime import date, datetime

from django.db import transaction

from kheo.core.verdict import YES, no, require
from kheo.documents.models import Document, IssuedNumber, Issuing, Register
from kheo.documents.rules.numbering import (
    Regime,
    Symbol,
    may_give,
    may_insert,
    next_letter,
    symbol_of,
)
from kheo.documents.rules.numbers import key_of
from kheo.ledger.actions import record
from kheo.organisations.models import Officer, Organisation, OrganisationName
from kheo.organisations.models.spans import on_day


@transaction.atomic
def give_number(
    *,
    register: Register,
    type_name: str,
    title: str,
    dated_on: date,
    by: Officer,
    at: datetime,
    unit: str = "",
) -> IssuedNumber:
    """Give the next number of a book; nobody else gets it, and none is left out.

    Who comes at the same time waits for the row of the book: the number counts with this
    transaction, or was never given. Raises RefusedError.
    """
    held = hold(register)
    require(YES if title.strip() else no("title_missing_in_book"))
    newest = held.numbers.order_by("-value", "letter").first()
    require(may_give(held.book, type_name, dated_on, newest.dated_on if newest else None))
    held.last += 1
    held.save(update_fields=["last"])
    symbol = symbol_for(held, type_name, dated_on, unit)
    return keep(held, held.last, "", symbol, title, dated_on, by=by, at=at)


@transaction.atomic
def insert_number(
    *,
    register: Register,
    beside: int,
    type_name: str,
    title: str,
    dated_on: date,
    by: Officer,
    at: datetime,
    unit: str = "",
) -> IssuedNumber:
    """Give a document that was forgotten the number of its day with a letter: 21a.

    The run itself goes on without a gap. Raises RefusedError.
    """
    held = hold(register)
    require(YES if title.strip() else no("title_missing_in_book"))
    require(may_give(held.book, type_name, dated_on, None))
    days = dict(held.numbers.filter(letter="").values_list("value", "dated_on"))
    require(may_insert(held.book, dated_on, days.get(beside), days.get(beside + 1)))
    letter = next_letter(held.numbers.filter(value=beside).values_list("letter", flat=True))
    require(YES if letter else no("letters_used_up"))
    symbol = symbol_for(held, type_name, dated_on, unit)
    return keep(held, beside, letter, symbol, title, dated_on, by=by, at=at)


def hold(register: Register) -> Register:
    """Return the book as it is now, held against others who want a number."""
    books = Register.objects.select_for_update(of=("self",)).select_related("organisation")
    return books.get(pk=register.pk)


def symbol_for(register: Register, type_name: str, day: date, unit: str) -> Symbol:
    """Return what stands beside the number, by the organisation's sign on the day."""
    sign = sign_on(register.organisation, day)
    require(YES if sign else no("organisation_without_sign"))
    letter = register.regime == Regime.STATE and type_name == "công văn"
    require(no("unit_missing") if letter and not unit.strip() else YES)
    return Symbol(Regime(register.regime), type_name, sign, day.year, unit.strip())


def sign_on(organisation: Organisation, day: date) -> str:
    """Return the abbreviation that an organisation had in its numbers on a day."""
    names = OrganisationName.objects.filter(on_day(day), organisation=organisation, official=True)
    found = names.exclude(abbreviation="").order_by("-since").first()
    return found.abbreviation if found else ""


def keep(
    register: Register,
    value: int,
    letter: str,
    symbol: Symbol,
    title: str,
    dated_on: date,
    *,
    by: Officer,
    at: datetime,
) -> IssuedNumber:
    """Write a number in the book and in the ledger."""
    made = IssuedNumber.objects.create(
        register=register, value=value, letter=letter, type=symbol.type,
        symbol=symbol_of(value, letter, symbol), dated_on=dated_on, title=title.strip()[:1000],
        given_at=at, given_by=by,
    )  # fmt: skip
    record(
        "documents.number_given", target=made, by=by, at=at, behalf=register.organisation,
        facts={"day": dated_on.isoformat(), "title": made.title[:200]},
    )  # fmt: skip
    return made


@transaction.atomic
def void_number(*, number: IssuedNumber, reason: str, by: Officer, at: datetime) -> IssuedNumber:
    """Say that nothing came of a number; it stays in the book, and nobody gets it again.

    Raises RefusedError.
    """
    held = hold_number(number)
    require(YES if reason.strip() else no("reason_missing"))
    require(no("number_void") if held.voided_at else YES)
    require(no("number_in_use") if held.document_id else YES)
    held.voided_at, held.voided_by, held.void_reason = at, by, reason.strip()[:500]
    held.save(update_fields=["voided_at", "voided_by", "void_reason"])
    record(
        "documents.number_voided", target=held, by=by, at=at, reason=reason.strip(),
        behalf=held.register.organisation,
    )  # fmt: skip
    return held


@transaction.atomic
def bind_number(
    *, number: IssuedNumber, document: Document, by: Officer, at: datetime
) -> IssuedNumber:
    """Say which document of the library bears a number. Raises RefusedError."""
    held = hold_number(number)
    require(no("number_void") if held.voided_at else YES)
    require(no("number_in_use") if held.document_id else YES)
    require(YES if bears(document, held) else no("document_bears_another_number"))
    taken = IssuedNumber.objects.filter(document=document).exists()
    require(no("document_has_its_number") if taken else YES)
    held.document = document
    held.save(update_fields=["document"])
    record(
        "documents.number_bound", target=held, by=by, at=at, behalf=held.register.organisation,
        facts={"document": document.pk, "name": document.name},
    )  # fmt: skip
    return held


def hold_number(number: IssuedNumber) -> IssuedNumber:
    """Return the number as it is now, held against other writers."""
    rows = IssuedNumber.objects.select_for_update(of=("self",))
    return rows.select_related("register__organisation").get(pk=number.pk)


def bears(document: Document, number: IssuedNumber) -> bool:
    """Return whether a document says the number, the type, the year and the issuer of the book."""
    return (
        key_of(document.number) == key_of(number.symbol)
        and document.type == number.type
        and document.year == number.dated_on.year
        and is_of(document, number.register.organisation)
    )


def is_of(document: Document, organisation: Organisation) -> bool:
    """Return whether an organisation is among the issuers, by itself or by a name it has had."""
    names = organisation.names.values_list("name", flat=True)
    rows = Issuing.objects.filter(document=document)
    return rows.filter(organisation=organisation).exists() or rows.filter(name__in=names).exists()
