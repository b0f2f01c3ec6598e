"""No party can change what another has agreed to.

A programme that runs is the last version that all its parties have accepted. A change is a new
version: a proposal until each of them has accepted it, gone when one declines.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kheo.core.verdict import YES, Verdict, no


class Answer(StrEnum):
    """What a party says to a version."""

    ACCEPTED = "accepted"
    DECLINED = "declined"


class Stage(StrEnum):
    """What became of a version."""

    PROPOSED = "proposed"
    BINDING = "binding"
    DECLINED = "declined"
    OVERTAKEN = "overtaken"  # a later version binds


@dataclass(frozen=True, slots=True)
class Version:
    """One version and what each party said to it, by the party's key."""

    number: int
    proposed_by: int
    answers: Mapping[int, Answer] = field(default_factory=dict)


def is_accepted(version: Version, parties: Collection[int]) -> bool:
    """Return whether all parties have accepted a version; who proposes it has accepted it."""
    said = {**version.answers, version.proposed_by: Answer.ACCEPTED}
    return bool(parties) and all(said.get(party) is Answer.ACCEPTED for party in parties)


def is_declined(version: Version) -> bool:
    """Return whether some party has declined a version."""
    return Answer.DECLINED in version.answers.values()


def binding(versions: Iterable[Version], parties: Collection[int]) -> Version | None:
    """Return the version that binds all parties: the last that each of them has accepted."""
    accepted = [one for one in versions if is_accepted(one, parties) and not is_declined(one)]
    return max(accepted, key=lambda one: one.number, default=None)


def stage_of(version: Version, versions: Iterable[Version], parties: Collection[int]) -> Stage:
    """Return what became of a version."""
    if is_declined(version):
        return Stage.DECLINED
    now = binding(versions, parties)
    if now is not None and version.number < now.number:
        return Stage.OVERTAKEN
    return Stage.BINDING if now is not None and now.number == version.number else Stage.PROPOSED


def may_answer(
    version: Version, party: int, *, versions: Iterable[Version], parties: Collection[int]
) -> Verdict:
    """Return whether a party may still say yes or no to a version."""
    if party not in parties:
        return no("not_a_party")
    if party == version.proposed_by or party in version.answers:
        return no("answered_before")
    open_still = stage_of(version, versions, parties) is Stage.PROPOSED
    return YES if open_still else no("version_closed")
