"""Whether a document is in force on a day, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kheo.documents.rules.relations import ENDING, Part, Relation


class Status(StrEnum):
    """Hiệu lực of a document on a day."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    PARTLY = "partly"
    ENDED = "ended"
    UNKNOWN = "unknown"


class Why(StrEnum):
    """What a status rests on."""

    NOT_SIGNED = "not_signed"
    BEFORE_EFFECT = "before_effect"
    NO_DAY_KNOWN = "no_day_known"
    SINCE_EFFECT = "since_effect"
    LAST_DAY_OVER = "last_day_over"
    REPLACED = "replaced"
    ANNULLED = "annulled"
    AMENDED = "amended"


@dataclass(frozen=True, slots=True)
class Span:
    """The days a document itself gives: `effective` the first, `expires` the last."""

    effective: date | None
    expires: date | None


@dataclass(frozen=True, slots=True)
class Blow:
    """What another document in force does to this one, from a day on.

    `by` is the key of the other document.
    """

    relation: Relation
    part: Part
    since: date
    by: int


@dataclass(frozen=True, slots=True)
class Effect:
    """A status, what it rests on, since when, and the documents that brought it about."""

    status: Status
    why: Why
    since: date | None = None
    by: tuple[int, ...] = ()


def effect_on(day: date, span: Span, blows: Iterable[Blow]) -> Effect:
    """Return whether a document is in force on a day (Luật Ban hành văn bản QPPL, on the end).

    Only what persons have confirmed may be given as blows. Without a day of effect nothing is
    said but an end that is known.
    """
    landed = sorted((blow for blow in blows if blow.since <= day), key=lambda blow: blow.since)
    if ended := ended_by(day, span, landed):
        return ended
    if span.effective is None:
        return Effect(Status.UNKNOWN, Why.NO_DAY_KNOWN)
    if day < span.effective:
        return Effect(Status.NOT_YET, Why.BEFORE_EFFECT, span.effective)
    return parts_lost(landed) or Effect(Status.IN_FORCE, Why.SINCE_EFFECT, span.effective)


def ended_by(day: date, span: Span, landed: list[Blow]) -> Effect | None:
    """Return how the whole document ended, the earliest end first."""
    whole = [one for one in landed if one.relation in ENDING and one.part is Part.WHOLE]
    over = span.expires is not None and span.expires < day
    if whole and not (over and span.expires and span.expires < whole[0].since):
        first = whole[0]
        why = Why.REPLACED if first.relation is Relation.REPLACES else Why.ANNULLED
        same_day = tuple(one.by for one in whole if one.since == first.since)
        return Effect(Status.ENDED, why, first.since, same_day)
    return Effect(Status.ENDED, Why.LAST_DAY_OVER, span.expires) if over else None


def parts_lost(landed: list[Blow]) -> Effect | None:
    """Return that parts have ended; an amended document is in force, and is told so."""
    ended = [one for one in landed if one.relation in ENDING]
    if ended:
        return Effect(Status.PARTLY, Why.ANNULLED, ended[0].since, keys(ended))
    amended = [one for one in landed if one.relation is Relation.AMENDS]
    if amended:
        return Effect(Status.IN_FORCE, Why.AMENDED, amended[0].since, keys(amended))
    return None


def keys(blows: list[Blow]) -> tuple[int, ...]:
    """Return who struck, each once, in order."""
    return tuple(dict.fromkeys(blow.by for blow in blows))
