"""What becomes of the open duties of ended organisations: many at once, as one act."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import TypeAlias

from django.db import transaction

from kheo.core.days import day_here
from kheo.core.verdict import no, require
from kheo.ledger.actions import record
from kheo.ledger.rules import Fact, Ref
from kheo.organisations.actions.succession import held
from kheo.organisations.duties import Act, Duty, DutyRef, open_of, source
from kheo.organisations.models.handovers import Handover, HandoverDecision, HandoverShare
from kheo.organisations.models.officers import Officer
from kheo.organisations.models.organisations import Organisation
from kheo.organisations.reading.organisations import heirs_of
from kheo.organisations.rules.custody import Outcome, may_close, may_decide, may_hand_over

Shares: TypeAlias = dict[DutyRef, Sequence[str]]


class LostDutyError(RuntimeError):
    """A source did not do what it was asked: a duty would be lost, or be in two places."""


@transaction.atomic
def hand_over(
    *,
    duties: Collection[DutyRef],
    to: Sequence[Organisation],
    by: Officer,
    at: datetime,
    reason: str = "",
    document: str = "",
) -> Handover:
    """Hand duties of ended organisations over to one or several living ones.

    All go or none does. Each duty goes on with every one of the organisations; afterwards the
    sources are asked whether it does. Raises RefusedError, and LostDutyError when a source
    fails its promise.
    """
    act = Act(by, at, day_here(at), reason.strip(), document)
    chosen = taken_up(duties, act.on)
    targets = held(list(dict.fromkeys(to)))
    holders = {duty.holder for duty in chosen.values()}
    lives = [target.life for target in targets]
    strangers = has_strangers(holders, targets, act.on)
    require(may_hand_over(lives, act.on, strangers=strangers, reason=reason))
    shares: Shares = {}
    for name, holder, keys in grouped(chosen):
        gone = source(name).hand_over(keys, holder=holder, to=targets, act=act)
        shares |= {DutyRef(name, key, holder.pk): gone.get(key, ()) for key in keys}
    promised = {
        DutyRef(ref.source, key, target.pk)
        for ref, fresh in shares.items()
        for key, target in zip(fresh, targets, strict=False)
    }
    complete = all(len(fresh) == len(targets) for fresh in shares.values())
    check({*holders, *(target.pk for target in targets)}, set(chosen), promised)
    if not complete:
        raise LostDutyError("a source named no new key for a duty")
    return written(Outcome.HANDED_OVER, chosen, targets, shares, act)


@transaction.atomic
def close_duties(
    *,
    duties: Collection[DutyRef],
    by: Officer,
    at: datetime,
    reason: str,
    document: str = "",
) -> Handover:
    """Close duties of ended organisations that nobody takes over. All or none; RefusedError."""
    require(may_close(reason))
    act = Act(by, at, day_here(at), reason.strip(), document)
    chosen = taken_up(duties, act.on)
    for name, holder, keys in grouped(chosen):
        source(name).close(keys, holder=holder, act=act)
    check({ref.holder for ref in chosen}, set(chosen), set())
    return written(Outcome.CLOSED, chosen, [], {}, act)


def taken_up(refs: Collection[DutyRef], on: date) -> dict[DutyRef, Duty]:
    """Return the duties as they are now, their organisations locked. Raises RefusedError.

    Two people who decide at once wait for each other here; the second finds nothing open.
    """
    wanted = list(dict.fromkeys(refs))
    require(may_decide(len(wanted), [], on))
    keys = sorted({ref.holder for ref in wanted})
    holders = list(Organisation.objects.select_for_update().order_by("pk").filter(pk__in=keys))
    require(may_decide(len(wanted), [holder.life for holder in holders], on))
    found = {duty.ref: duty for duty in open_of(keys)}
    if not found.keys() >= set(wanted):
        require(no("already_decided"))
    return {ref: found[ref] for ref in wanted}


def has_strangers(holders: Iterable[int], targets: Iterable[Organisation], on: date) -> bool:
    """Return whether some target does not answer for some holder."""
    ended = list(Organisation.objects.filter(pk__in=holders))
    heirs = heirs_of(ended, on=on)
    return any(target.pk not in heirs[one.pk].holders for one in ended for target in targets)


def grouped(chosen: Mapping[DutyRef, Duty]) -> Iterable[tuple[str, Organisation, list[str]]]:
    """Yield the keys of duties for each source and holder."""
    holders = Organisation.objects.in_bulk({ref.holder for ref in chosen})
    refs = sorted(chosen, key=lambda ref: (ref.source, ref.holder))
    for (name, holder), part in groupby(refs, key=lambda ref: (ref.source, ref.holder)):
        yield name, holders[holder], [ref.key for ref in part]


def check(where: Collection[int], gone: set[DutyRef], promised: set[DutyRef]) -> None:
    """Raise LostDutyError unless duties left where they were and came where they should be."""
    now = {duty.ref for duty in open_of(where)}
    if now & gone:
        raise LostDutyError(f"still open with an ended organisation: {min(now & gone)}")
    if promised - now:
        raise LostDutyError(f"not open where it was handed to: {min(promised - now)}")


def written(
    outcome: Outcome,
    chosen: Mapping[DutyRef, Duty],
    targets: Sequence[Organisation],
    shares: Shares,
    act: Act,
) -> Handover:
    """Keep the decision on each duty and write the act into the ledger, as one entry."""
    handover = Handover.objects.create(
        outcome=outcome, by=act.by, at=act.at, reason=act.reason, document=act.document
    )
    decisions = HandoverDecision.objects.bulk_create(
        HandoverDecision(
            handover=handover,
            source=ref.source,
            key=ref.key,
            title=duty.title[:300],
            held_by_id=ref.holder,
        )
        for ref, duty in chosen.items()
    )
    HandoverShare.objects.bulk_create(
        HandoverShare(decision=decision, to=target, key=key)
        for decision, ref in zip(decisions, chosen, strict=True)
        for target, key in zip(targets, shares.get(ref, ()), strict=False)
    )
    verb = "organisations.handed_over" if targets else "organisations.duties_closed"
    facts = told(chosen, targets, shares, act)
    named = Ref("organisations.handover", str(handover.pk), name_of(chosen, targets))
    record(verb, target=named, by=act.by, at=act.at, reason=act.reason, facts=facts)
    return handover


def name_of(chosen: Mapping[DutyRef, Duty], targets: Sequence[Organisation]) -> str:
    """Return what readers of the ledger know the decision by: from whom, and to whom."""
    ended = Organisation.objects.filter(pk__in={ref.holder for ref in chosen}).order_by("name")
    name = ", ".join(ended.values_list("name", flat=True))
    heirs = ", ".join(str(target) for target in targets)
    return f"{name} → {heirs}" if heirs else name


def told(
    chosen: Mapping[DutyRef, Duty], targets: Sequence[Organisation], shares: Shares, act: Act
) -> dict[str, Fact]:
    """Return what the ledger keeps of a decision: every duty by its key, whence and whither."""
    return {
        "count": len(chosen),
        "document": act.document,
        "to": [target.pk for target in targets],
        "duties": [[ref.source, ref.key, ref.holder, *shares.get(ref, ())] for ref in chosen],
    }
