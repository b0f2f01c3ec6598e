"""Opening books of numbers, and the terms of committees that they run through."""

from datetime import date, datetime, timedelta

from django.db import transaction

from kheo.core.verdict import YES, no, require
from kheo.documents.models import IssuedNumber, Register, Term
from kheo.documents.rules.numbering import Regime, may_open
from kheo.ledger.actions import record
from kheo.organisations.models import Officer, Organisation

ONE_DAY = timedelta(days=1)


@transaction.atomic
def begin_term(
    *, organisation: Organisation, label: str, since: date, by: Officer, at: datetime
) -> Term:
    """Begin a term of a committee, and end the one before. Raises RefusedError."""
    hold_organisation(organisation)
    former = Term.objects.filter(organisation=organisation).order_by("-since").first()
    require(no("term_label_missing") if not label.strip() else YES)
    there = Term.objects.filter(organisation=organisation, label=label.strip())
    require(no("term_is_here") if there.exists() else YES)
    if former is not None:
        require(YES if former.since < since else no("term_before_the_last"))
        last = newest_day(former)
        require(no("term_cuts_numbers_off") if last and last >= since else YES)
        end_term(former, since - ONE_DAY)
    made = Term.objects.create(organisation=organisation, label=label.strip(), since=since)
    record(
        "documents.term_begun", target=made, by=by, at=at, behalf=organisation,
        facts={"since": since.isoformat(), "former": str(former or "")},
    )  # fmt: skip
    return made


def newest_day(term: Term) -> date | None:
    """Return the latest day of a number that was given in a term."""
    given = IssuedNumber.objects.filter(register__term=term).order_by("-dated_on").first()
    return given.dated_on if given else None


def end_term(term: Term, until: date) -> None:
    """Let a term and its books end with a day."""
    term.until = until
    term.save(update_fields=["until"])
    term.registers.update(until=until)


@transaction.atomic
def open_register(
    *,
    organisation: Organisation,
    regime: Regime,
    type_name: str,
    on: date,
    by: Officer,
    at: datetime,
    first: int = 1,
) -> Register:
    """Open a book for the year or the term that a day falls into. Raises RefusedError.

    `first` is more than one where numbers of the period were given on paper before.
    """
    hold_organisation(organisation)
    require(may_open(regime, type_name))
    require(YES if first >= 1 else no("first_number_counts"))
    period = period_of(organisation, regime, on)
    require(no("register_is_here") if same(organisation, regime, type_name, period) else YES)
    made = Register.objects.create(
        organisation=organisation, regime=regime, type=type_name, first=first, last=first - 1,
        **period,
    )  # fmt: skip
    record(
        "documents.register_opened", target=made, by=by, at=at, behalf=organisation,
        facts={"first": first},
    )  # fmt: skip
    return made


def hold_organisation(organisation: Organisation) -> None:
    """Let nobody else open books of an organisation until the transaction ends."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)


def period_of(organisation: Organisation, regime: Regime, on: date) -> dict[str, object]:
    """Return year or term as columns. Raises RefusedError where no term is known."""
    if regime is not Regime.PARTY:
        return {"year": on.year, "since": date(on.year, 1, 1), "until": date(on.year, 12, 31)}
    term = Term.objects.of_day(organisation, on).first()
    require(YES if term else no("no_term"))
    return {"term": term, "since": term.since, "until": term.until} if term else {}


def same(
    organisation: Organisation, regime: Regime, type_name: str, period: dict[str, object]
) -> Register | None:
    """Return the book of a kind and a period, where there is one."""
    when = {name: period.get(name) for name in ("year", "term")}
    return Register.objects.filter(
        organisation=organisation, regime=regime, type=type_name, **when
    ).first()


@transaction.atomic
def register_for(
    *,
    organisation: Organisation,
    regime: Regime,
    type_name: str,
    on: date,
    by: Officer,
    at: datetime,
) -> Register:
    """Return the book that numbers of a type and a day come from.

    A new year or term goes on as the last one did: types that had a book of their own get one,
    the others share the common one. Raises RefusedError where there was none before.
    """
    period = period_of(organisation, regime, on)
    for kind in (type_name, ""):
        found = same(organisation, regime, kind, period)
        if found is not None:
            return found
    former = former_book(organisation, regime, type_name, on)
    require(YES if former else no("no_register"))
    kind = former.type if former else ""
    hold_organisation(organisation)
    found = same(organisation, regime, kind, period)  # opened while we waited
    return found or open_register(
        organisation=organisation, regime=regime, type_name=kind, on=on, by=by, at=at
    )


def former_book(
    organisation: Organisation, regime: Regime, type_name: str, on: date
) -> Register | None:
    """Return the latest earlier book that numbers of a type came from, its own before a common."""
    earlier = Register.objects.filter(
        organisation=organisation, regime=regime, type__in=[type_name, ""], since__lt=on
    )
    return earlier.order_by("-since", "-type").first()
