"""What happens to readers' remarks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac
from wagtail.models import Page

from kheo.core.front.generation import next_generation
from kheo.core.limits import fingerprint, take
from kheo.core.text import fold
from kheo.core.verdict import YES, no, require
from kheo.ledger.actions import Tie, record
from kheo.ledger.models import Entry, LinkKind
from kheo.ledger.rules import READER, Ref, system
from kheo.news.actions.tickets import mark
from kheo.news.models import ConsentText, Remark, RemarkAnswer, RemarkConsent, RemarkEvent
from kheo.news.rules import codes
from kheo.news.rules.contacts import Contact
from kheo.news.rules.remarks import (
    State,
    Verb,
    may_accept,
    may_hide,
    may_show,
    shown_again,
)
from kheo.news.rules.sharing import DAY, HOUR
from kheo.news.rules.tickets import Ticket
from kheo.news.verbs import OF_REMARKS
from kheo.organisations.models import Officer

REMARKS_AN_HOUR: Final = 5
"""From one network: nobody writes more that is worth reading, and a commune's office shares one."""

REMARKS_A_DAY: Final = 20
"""From one network; a meeting in a village hall may bring a dozen."""

REMARKS_A_DAY_IN_ALL: Final = 2000
"""Of the whole site: more in a day is an attack, and more than a desk can read in a month."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, and from which network; the network is only counted, never kept."""

    name: str
    contact: Contact
    address: str
    network: str


def submit_remark(
    *,
    page: Page,
    text: str,
    consents: Collection[ConsentText],
    by: Sender,
    ticket: Ticket,
    at: datetime,
) -> Remark:
    """Keep a remark and what its sender agreed to; the same ticket again returns the same remark.

    Raises RefusedError, with nothing kept, when a limit is reached or when the ticket has brought
    other words before.
    """
    try:
        with transaction.atomic():
            known = Remark.objects.filter(ticket=mark(ticket)).first()
            return same(known, text) if known else receive(page, text, consents, by, ticket, at)
    except IntegrityError:
        # The same form came twice in the same moment: the other one is kept.
        twin = Remark.objects.filter(ticket=mark(ticket)).first()
    if twin is None:
        # Raised out here, without the database's own words: they hold the row, and so the sender.
        raise RuntimeError("the database refused the remark")
    return same(twin, text)


def same(known: Remark, text: str) -> Remark:
    """Return the remark that the ticket brought before. Raises RefusedError for other words."""
    require(YES if known.text == text else no("sent_before"))
    return known


def receive(
    page: Page,
    text: str,
    consents: Collection[ConsentText],
    by: Sender,
    ticket: Ticket,
    at: datetime,
) -> Remark:
    """Keep a remark that came for the first time."""
    count(by, at)
    remark = Remark.objects.create(
        page_id=page.pk,
        text=text,
        folded=fold(text).lower(),
        name=by.name,
        contact=by.contact.value,
        contact_kind=by.contact.kind,
        address=by.address,
        sent_at=at,
        ticket=mark(ticket),
        code_hash=codes.hash_of(code_of(ticket)),
    )
    RemarkConsent.objects.bulk_create(
        RemarkConsent(remark=remark, wording=wording, given_at=at) for wording in consents
    )
    note(remark, Verb.RECEIVE, at=at)
    return remark


def count(by: Sender, at: datetime) -> None:
    """Count one remark of a sender. Raises RefusedError when it is one too many."""
    who = fingerprint("remark", by.network)
    if not take(f"remark:{who}", at=at, limit=REMARKS_AN_HOUR, window=HOUR):
        require(no("too_often_an_hour"))
    if not take(f"remark-day:{who}", at=at, limit=REMARKS_A_DAY, window=DAY):
        require(no("too_many_a_day"))
    if not take("remark-day", at=at, limit=REMARKS_A_DAY_IN_ALL, window=DAY):
        require(no("site_limit_reached"))


def code_of(ticket: Ticket) -> str:
    """Return the sender's code.

    It follows from the ticket, which only the sender's form holds: a form that is sent twice shows
    one code, and neither the database nor a backup of it can tell the code.
    """
    digest = salted_hmac("kheo.news.remark.code", ticket.nonce, algorithm="sha256").digest()
    return codes.spell(int.from_bytes(digest))


@transaction.atomic
def accept_remark(*, remark: Remark, by: Officer, at: datetime) -> Remark:
    """Accept a remark: readers see it if its sender agreed. Raises RefusedError."""
    held = hold(remark)
    require(may_accept(State(held.state)))
    return move(held, State.ACCEPTED, Verb.ACCEPT, by=by, at=at)


@transaction.atomic
def hide_remark(*, remark: Remark, reason: str, by: Officer, at: datetime) -> Remark:
    """Hide a remark from readers; its sender is told the reason. Raises RefusedError."""
    held = hold(remark)
    require(may_hide(State(held.state), reason))
    return move(held, State.HIDDEN, Verb.HIDE, by=by, at=at, reason=reason)


@transaction.atomic
def show_remark(*, remark: Remark, by: Officer, at: datetime) -> Remark:
    """Bring a hidden remark back to the state it had. Raises RefusedError."""
    held = hold(remark)
    require(may_show(State(held.state)))
    happened = {Verb(verb) for verb in held.events.values_list("verb", flat=True)}
    return move(held, shown_again(happened), Verb.SHOW, by=by, at=at)


@transaction.atomic
def answer_remark(*, remark: Remark, text: str, by: Officer, at: datetime) -> RemarkAnswer:
    """Answer a remark, in whatever state it is: a sender whose words are hidden is answered too."""
    held = hold(remark)
    answer: RemarkAnswer = RemarkAnswer.objects.create(
        remark=held, text=text, answered_by=by, answered_at=at
    )
    said = Ref("news.remarkanswer", str(answer.pk), f"Trả lời số {answer.pk}")
    tie = Tie(LinkKind.ANSWERS, source=said, to=named(held))
    note(held, Verb.ANSWER, by=by, at=at, ties=[tie])
    return answer


def hold(remark: Remark) -> Remark:
    """Return the remark as it is now, locked until the transaction ends."""
    held: Remark = Remark.objects.select_for_update().get(pk=remark.pk)
    return held


def move(remark: Remark, to: State, verb: Verb, *, at: datetime, **event: Any) -> Remark:
    """Write the new state, and the row that says who brought it about."""
    remark.state = to
    remark.save(update_fields=["state"])
    note(remark, verb, at=at, **event)
    return remark


def note(
    remark: Remark, verb: Verb, *, at: datetime, ties: Sequence[Tie] = (), **event: Any
) -> Entry:
    """Write what happened, and let readers see what it changed; return the ledger's entry."""
    happened = RemarkEvent.objects.create(remark=remark, verb=verb, at=at, **event)
    nobody = system("kheo") if verb is Verb.FORGET else READER
    if verb is not Verb.RECEIVE:
        transaction.on_commit(next_generation)
    return record(
        OF_REMARKS[verb],
        target=named(remark),
        by=happened.by or nobody,
        at=at,
        reason=happened.reason,
        ties=ties,
    )


def named(remark: Remark) -> Ref:
    """Return the remark as the ledger names it: by its number."""
    return Ref("news.remark", str(remark.pk), f"Phản hồi số {remark.pk}")
