"""Who may act for whom: roles held, in place of the head (KT.), or by delegation (TUQ.)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from kheo.core.verdict import YES, Verdict, no
from kheo.organisations.rules.lives import Life, Stage

DECREE: Final = "Nghị định 30/2020/NĐ-CP, khoản 3 Điều 13"
"""Signing by delegation is written down, limited in time and matter, and not delegated on."""


class MandateKind(StrEnum):
    """By what right somebody acts."""

    OWN = "own"
    DEPUTY = "deputy"
    DELEGATED = "delegated"


@dataclass(frozen=True, slots=True)
class Grounds:
    """The mandate on which another stands."""

    kind: MandateKind
    officer: int
    life: Life
    verbs: frozenset[str]


def may_stand_on(
    grounds: Grounds, *, officer: int, life: Life, verbs: Collection[str], document: str
) -> Verdict:
    """Return whether somebody may act by delegation on another's mandate."""
    verdict = may_deputise(grounds, officer=officer, life=life, verbs=verbs)
    if not verdict:
        return verdict
    if life.until is None or not verbs:
        return no("delegation_without_limits", DECREE)
    return YES if document.strip() else no("delegation_without_document", DECREE)


def may_deputise(grounds: Grounds, *, officer: int, life: Life, verbs: Collection[str]) -> Verdict:
    """Return whether somebody may act in place of another."""
    if grounds.kind is not MandateKind.OWN:
        return no("delegated_on", DECREE)
    if grounds.officer == officer:
        return no("delegated_to_oneself")
    if not life.within(grounds.life):
        return no("longer_than_its_grounds")
    return YES if grounds.verbs.issuperset(verbs) else no("more_than_its_grounds")


def may_appoint(life: Life, organisation: Life, *, is_active: bool) -> Verdict:
    """Return whether somebody may be given a mandate for a span of days."""
    if not is_active:
        return no("officer_inactive")
    if life.until is not None and life.since is not None and life.until < life.since:
        return no("ends_before_it_begins")
    begins_in_time = life.since is not None and organisation.holds(life.since)
    return YES if begins_in_time else no("not_alive")


def may_end(life: Life, last_day: date) -> Verdict:
    """Return whether a mandate may have its last day on a day."""
    if life.stage(last_day) is Stage.BEFORE:
        return no("before_beginning")
    return no("already_over") if life.until is not None and life.until <= last_day else YES


@dataclass(frozen=True, slots=True)
class Claim:
    """What a mandate brings to a question: does its officer do a verb for an organisation on a day.

    `here`: it is a mandate in that very organisation; `above`: in one over it. `carries` and
    `below` tell of the role: the verb, and the verb for what stands below.
    """

    here: bool
    above: bool
    carries: bool
    below: bool
    life: Life
    organisation: Life
    grounds: Life | None = None


FAULTS: Final = (
    "not_yet",
    "over",
    "grounds_over",
    "its_organisation_ended",
    "not_below",
    "without_verb",
    "elsewhere",
)
"""Why a claim fails, the one that comes nearest to a yes first."""


def fault(claim: Claim, on: date) -> str:
    """Return why a claim does not allow the verb, or nothing when it does."""
    reasons = {
        "elsewhere": not (claim.here or claim.above),
        "without_verb": not claim.carries,
        "not_below": not (claim.here or claim.below),
        "its_organisation_ended": not claim.organisation.holds(on),
        "not_yet": claim.life.stage(on) is Stage.BEFORE,
        "over": claim.life.stage(on) is Stage.AFTER,
        "grounds_over": claim.grounds is not None and not claim.grounds.holds(on),
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def weigh(claims: Sequence[Claim], on: date) -> tuple[int | None, Verdict]:
    """Return the answer to a question and the number of the claim that it rests on.

    A claim in the organisation itself goes before one from above; a refusal names the claim that
    comes nearest.
    """
    faults = [fault(claim, on) for claim in claims]
    good = [number for number, reason in enumerate(faults) if not reason]
    if good:
        best = min(good, key=lambda number: not claims[number].here)
        return best, Verdict(allowed=True, reason="here" if claims[best].here else "from_above")
    if not claims:
        return None, no("no_mandate")
    nearest = min(range(len(faults)), key=lambda number: FAULTS.index(faults[number]))
    return nearest, no(faults[nearest])
