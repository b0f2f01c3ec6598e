"""How parties come to an agreement: comments, signatures, and changes that all must accept."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kheo.core.front.generation import next_generation
from kheo.core.search import socket as search
from kheo.core.verdict import YES, no, require
from kheo.documents.actions.referring import refer, tie
from kheo.ledger.actions import record, ref_of, unlink
from kheo.ledger.models import Entry, Link, LinkKind
from kheo.ledger.rules import Fact
from kheo.organisations.models import Officer, Organisation
from kheo.programmes.actions.writing import copy_version, open_version
from kheo.programmes.authority import DRAFT, SIGN, require_may
from kheo.programmes.citing import homes_of, mentions_of
from kheo.programmes.models import Party, PartyAnswer, Programme, Version
from kheo.programmes.models.programmes import KIND
from kheo.programmes.rules.changes import Change, changes
from kheo.programmes.rules.states import State, may_move, may_run
from kheo.programmes.rules.versions import Answer, is_accepted


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs or answers for a party."""

    name: str
    office: str = ""


@transaction.atomic
def send_for_comments(*, version: Version, by: Officer, on: date, at: datetime) -> Version:
    """Put the draft of a programme before all parties; its text is fixed. Raises RefusedError."""
    held = open_version(version)
    require_may(by, DRAFT, held.proposed_by.organisation, on=on)
    put_forward(held, at=at)
    move(held.programme, State.COMMENTS, by=by, at=at, behalf=held.proposed_by.organisation)
    return held


@transaction.atomic
def send_for_signing(*, version: Version, by: Officer, on: date, at: datetime) -> Version:
    """Ask all parties to sign the draft on which they have commented. Raises RefusedError."""
    held = open_version(version)
    require_may(by, DRAFT, held.proposed_by.organisation, on=on)
    require(YES if held.put_forward_at and not held.closed_at else no("version_closed"))
    move(held.programme, State.SIGNING, by=by, at=at, behalf=held.proposed_by.organisation)
    return held


@transaction.atomic
def take_back(*, version: Version, reason: str, by: Officer, on: date, at: datetime) -> Version:
    """Take a draft back to be written anew; return the version that takes its place.

    Signatures on the former one stay on record and count no more. Raises RefusedError.
    """
    held = open_version(version)
    organisation = held.proposed_by.organisation
    require_may(by, DRAFT, organisation, on=on)
    require(YES if reason.strip() else no("reason_missing"))
    require(YES if held.put_forward_at and not held.closed_at else no("version_closed"))
    return back_to_draft(held, reason, by=by, at=at, behalf=organisation)


def back_to_draft(
    held: Version, reason: str, *, by: Officer, at: datetime, behalf: Organisation
) -> Version:
    """Close a draft that was put forward, and begin the next one from it."""
    close(held, at=at)
    move(held.programme, State.DRAFT, by=by, at=at, behalf=behalf, reason=reason)
    return copy_version(held, by_party=held.proposed_by, at=at)


@transaction.atomic
def propose_change(
    *, version: Version, signature: Signature, by: Officer, on: date, at: datetime
) -> Version:
    """Put a change of a running programme before the other parties. Raises RefusedError.

    Whoever proposes it has accepted it, by a hand that may sign.
    """
    held = open_version(version)
    party = held.proposed_by
    require(YES if held.programme.state == State.RUNNING else no("programme_not_running"))
    require_may(by, SIGN, party.organisation, on=on)
    now = held.programme.versions.binding().get()
    same = all(one.change is Change.SAME for one in changes(now.outline, held.outline))
    quoted = [(one.opening, one.text) for one in now.bases.all()]
    same = same and quoted == [(one.opening, one.text) for one in held.bases.all()]
    require(no("version_same") if same else YES)
    put_forward(held, at=at)
    record("programmes.version_put_forward", target=held.programme, by=by, at=at,
           behalf=party.organisation, facts={"version": held.number})  # fmt: skip
    say(held, party, Answer.ACCEPTED, signature, by=by, at=at)
    return held


@transaction.atomic
def withdraw_change(*, version: Version, by: Officer, on: date, at: datetime) -> Version:
    """Take back a change of a running programme that does not bind yet. Raises RefusedError."""
    held = open_version(version)
    require_may(by, DRAFT, held.proposed_by.organisation, on=on)
    open_still = held.bound_at is None and held.closed_at is None
    runs = held.programme.state == State.RUNNING
    require(YES if open_still and runs else no("version_closed"))
    close(held, at=at)
    record("programmes.version_withdrawn", target=held.programme, by=by, at=at,
           behalf=held.proposed_by.organisation, facts={"version": held.number})  # fmt: skip
    return held


@transaction.atomic
def answer(
    *,
    version: Version,
    party: Party,
    accepted: bool,
    signature: Signature,
    by: Officer,
    on: date,
    at: datetime,
    reason: str = "",
) -> PartyAnswer:
    """Sign a programme, or accept or decline a change, for one party. Raises RefusedError.

    With the last yes the version binds; a no sends a draft back, and ends a change.
    """
    held = open_version(version)
    require(YES if party.programme_id == held.programme_id else no("not_a_party"))
    require_may(by, SIGN, party.organisation, on=on)
    require_open_to(held, party)
    require(YES if signature.name.strip() else no("name_missing"))
    require(no("reason_missing") if not accepted and not reason.strip() else YES)
    said = Answer.ACCEPTED if accepted else Answer.DECLINED
    row = say(held, party, said, signature, by=by, at=at, reason=reason)
    if accepted:
        bind_if_all(held, by=by, on=on, at=at)
    elif held.programme.state == State.SIGNING:
        back_to_draft(held, reason, by=by, at=at, behalf=party.organisation)
    else:
        close(held, at=at)
    return row


def require_open_to(held: Version, party: Party) -> None:
    """Raise RefusedError unless a version waits for a party's answer."""
    waits = held.programme.state in {State.SIGNING, State.RUNNING}
    open_still = held.put_forward_at and not held.closed_at and not held.bound_at
    require(YES if waits and open_still else no("version_closed"))
    answered = held.answers.filter(party=party)
    require(no("answered_before") if answered.exists() else YES)


def say(
    held: Version,
    party: Party,
    said: Answer,
    signature: Signature,
    *,
    by: Officer,
    at: datetime,
    reason: str = "",
) -> PartyAnswer:
    """Write down what a party says to a version."""
    require(YES if signature.name.strip() else no("name_missing"))
    row = PartyAnswer.objects.create(
        version=held, party=party, answer=said, name=signature.name.strip(),
        office=signature.office.strip(), officer=by, reason=reason.strip(), at=at,
    )  # fmt: skip
    facts: dict[str, Fact] = {
        "version": held.number, "answer": str(said), "name": row.name, "office": row.office,
    }  # fmt: skip
    record("programmes.version_answered", target=held.programme, by=by, at=at,
           behalf=party.organisation, reason=reason.strip(), facts=facts)  # fmt: skip
    return row


def bind_if_all(held: Version, *, by: Officer, on: date, at: datetime) -> None:
    """Let a version bind when every party has accepted it."""
    parties = list(held.programme.parties.values_list("pk", flat=True))
    fresh = Version.objects.prefetch_related("answers").get(pk=held.pk)
    if not all_have_said_yes(fresh, parties):
        return
    programme = held.programme
    first = programme.state == State.SIGNING
    if first:
        require(may_run(State(programme.state), parties=parties, signed=parties))
        programme.state, programme.signed_on = State.RUNNING, on
        programme.save(update_fields=["state", "signed_on"])
    programme.versions.binding().update(overtaken_at=at)
    held.bound_at = at
    held.save(update_fields=["bound_at"])
    entry = record("programmes.version_bound", target=programme, by=by, at=at,
                   facts={"version": held.number, "first": first})  # fmt: skip
    cite(programme, held, entry)
    search.changed(KIND, [programme.pk])
    transaction.on_commit(next_generation)


def all_have_said_yes(version: Version, parties: list[int]) -> bool:
    """Return whether each party has set its hand under a version, the proposer too."""
    said = version.as_rule
    return is_accepted(said, parties) and set(parties) <= set(said.answers)


def cite(programme: Programme, version: Version, entry: Entry) -> None:
    """Keep what the version that binds names, in place of what the one before named."""
    holder = ref_of(programme)
    rows = refer(holder=holder, mentions=mentions_of(version), places=homes_of(programme))
    named = {str(row.target_id) for row in rows if row.target_id}
    tied = Link.objects.in_force().filter(from_kind=holder.kind, from_key=holder.key)
    # The document that was signed is tied to the programme, not to what a version names.
    tied = tied.exclude(kind=LinkKind.CAUSES)
    for one in tied.filter(to_kind="documents.document").exclude(to_key__in=named):
        unlink(one, entry=entry)
    tie(holder, entry)


def put_forward(held: Version, *, at: datetime) -> None:
    """Fix the text of a version."""
    require(YES if held.is_editable else no("version_fixed"))
    require(YES if held.clauses.exists() else no("version_empty"))
    held.put_forward_at = at
    held.save(update_fields=["put_forward_at"])


def close(held: Version, *, at: datetime) -> None:
    """End a version that binds nobody."""
    held.closed_at = at
    held.save(update_fields=["closed_at"])


def move(
    programme: Programme,
    to: State,
    *,
    by: Officer,
    at: datetime,
    behalf: Organisation,
    reason: str = "",
) -> None:
    """Bring a locked programme to a state. Raises RefusedError where that is not its next."""
    now = State(programme.state)
    require(may_move(now, to, reason=reason))
    programme.state = to
    programme.save(update_fields=["state"])
    record("programmes.moved", target=programme, by=by, at=at, behalf=behalf,
           reason=reason.strip(), facts={"from": str(now), "to": str(to)})  # fmt: skip
