"""Advice (tham mưu): a unit proposes, the body above decides, and every decision stays."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kheo.core.text import clean, one_line
from kheo.core.verdict import YES, no, require
from kheo.documents.models import Document
from kheo.ledger.actions import Tie, record
from kheo.ledger.models import LinkKind
from kheo.organisations.authority import chains
from kheo.organisations.models import Officer, Organisation
from kheo.programmes.actions.agreeing import move
from kheo.programmes.actions.beginning import locked
from kheo.programmes.authority import ADVISE, require_may
from kheo.programmes.models import Advice, Plan, Programme, Ruling
from kheo.programmes.rules.advice import Decision, Matter, may_decide
from kheo.programmes.rules.states import State


@dataclass(frozen=True, slots=True)
class AdviceSaid:
    """What a unit proposes; `document` is its paper (tờ trình), where the library has it."""

    matter: Matter
    title: str
    text: str
    programme: Programme | None = None
    plan: Plan | None = None
    document: Document | None = None

    @property
    def about(self) -> Programme | None:
        """The programme that it is about, by itself or by its plan."""
        return self.programme or (self.plan.programme if self.plan else None)


@transaction.atomic
def give_advice(
    *,
    unit: Organisation,
    to: Organisation,
    said: AdviceSaid,
    by: Officer,
    on: date,
    at: datetime,
) -> Advice:
    """Propose something to a body above the unit. Raises RefusedError.

    Leave is asked for a programme that needs it, by its leading party or that one's desk, once at
    a time.
    """
    require_may(by, ADVISE, unit, on=on)
    above = chains([unit], on)[unit.pk] - {unit.pk}
    require(YES if to.pk in above else no("advice_not_above"))
    require(YES if said.title.strip() else no("title_missing"))
    require(YES if said.text.strip() else no("text_missing"))
    require_about(unit, said)
    programme = said.about
    advice = Advice.objects.create(
        matter=said.matter, programme=programme, plan=said.plan, unit=unit, to=to,
        title=one_line(said.title)[:500], text=clean(said.text).strip()[:20_000],
        document=said.document, given_by=by, given_at=at,
    )  # fmt: skip
    ties = [Tie(LinkKind.CITES, advice, said.document)] if said.document else []
    record("programmes.advice_given", target=advice, by=by, at=at, behalf=unit, ties=ties,
           facts={"matter": str(said.matter), "to": str(to), "programme": str(programme or "")},
    )  # fmt: skip
    return advice


@transaction.atomic
def decide_advice(
    *,
    advice: Advice,
    decision: Decision,
    by: Officer,
    on: date,
    at: datetime,
    reason: str = "",
    document: Document | None = None,
) -> Ruling:
    """Approve, return or decline advice, for the body that it was given to. Raises RefusedError.

    What was decided on stays beside the decision. Leave that is given lets its programme be
    drafted.
    """
    held = hold(advice)
    require_may(by, ADVISE, held.to, on=on)
    ruled = decision in {Decision.APPROVED, Decision.RETURNED, Decision.DECLINED}
    require(YES if ruled else no("not_next"))
    require(may_decide(Decision(held.decision), decision, reason=reason))
    give_leave(held, decision, reason, by=by, at=at)
    held.decision = decision
    held.save(update_fields=["decision"])
    ruling = Ruling.objects.create(
        advice=held, decision=decision, reason=clean(reason).strip()[:5000], text=held.text,
        document=document, by=by, at=at,
    )  # fmt: skip
    ties = [Tie(LinkKind.ANSWERS, document, held)] if document else []
    record("programmes.advice_decided", target=held, by=by, at=at, behalf=held.to,
           reason=reason.strip(), facts={"decision": str(decision)}, ties=ties)  # fmt: skip
    return ruling


@transaction.atomic
def bring_back(
    *,
    advice: Advice,
    text: str,
    by: Officer,
    on: date,
    at: datetime,
    document: Document | None = None,
) -> Advice:
    """Bring advice back that was returned, with another text. Raises RefusedError."""
    held = hold(advice)
    require_may(by, ADVISE, held.unit, on=on)
    require(may_decide(Decision(held.decision), Decision.WAITING))
    require(YES if text.strip() else no("text_missing"))
    held.decision, held.text = Decision.WAITING, clean(text).strip()[:20_000]
    held.document = document or held.document
    held.save(update_fields=["decision", "text", "document"])
    ties = [Tie(LinkKind.CITES, held, document)] if document else []
    record("programmes.advice_brought_back", target=held, by=by, at=at, behalf=held.unit,
           ties=ties)  # fmt: skip
    return held


@transaction.atomic
def withdraw_advice(*, advice: Advice, by: Officer, on: date, at: datetime) -> Advice:
    """Take advice back on which nothing is decided for good. Raises RefusedError."""
    held = hold(advice)
    require_may(by, ADVISE, held.unit, on=on)
    require(may_decide(Decision(held.decision), Decision.WITHDRAWN))
    held.decision = Decision.WITHDRAWN
    held.save(update_fields=["decision"])
    record("programmes.advice_withdrawn", target=held, by=by, at=at, behalf=held.unit)
    return held


def hold(advice: Advice) -> Advice:
    """Return advice as it is now, held until the transaction ends."""
    rows = Advice.objects.select_related("unit", "to", "programme")
    return rows.select_for_update(of=("self",)).get(pk=advice.pk)


def require_about(unit: Organisation, said: AdviceSaid) -> None:
    """Raise RefusedError unless the advice names what it is about, and that is the unit's."""
    leave = said.matter is Matter.LEAVE
    require(no("advice_without_programme") if leave and not said.programme else YES)
    require(no("advice_without_plan") if said.matter is Matter.PLAN and not said.plan else YES)
    programme = said.about
    if programme is None:
        return
    parties = list(programme.parties.all())[: 1 if leave else None]
    known = {key for one in parties for key in (one.organisation_id, one.desk_id)}
    require(YES if unit.pk in known else no("advice_not_yours"))
    if leave:
        held = locked(programme)
        require(YES if held.state == State.ASKING_LEAVE else no("leave_given"))
        open_still = [Decision.WAITING, Decision.RETURNED]
        waits = Advice.objects.filter(programme=held, matter=Matter.LEAVE, decision__in=open_still)
        require(no("advice_waits") if waits.exists() else YES)


def give_leave(held: Advice, decision: Decision, reason: str, *, by: Officer, at: datetime) -> None:
    """Let a programme be drafted where leave for it is given."""
    if held.matter != Matter.LEAVE or decision is not Decision.APPROVED or not held.programme:
        return
    programme = locked(held.programme)
    require(YES if programme.state == State.ASKING_LEAVE else no("leave_given"))
    move(programme, State.DRAFT, by=by, at=at, behalf=held.to, reason=reason)
