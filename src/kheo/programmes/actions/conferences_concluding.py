"""What a conference concluded: written while it is fresh, then fixed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction

from kheo.core.terms import Term, TermKind
from kheo.core.text import clean
from kheo.core.verdict import YES, no, require
from kheo.ledger.actions import record
from kheo.organisations.models import Officer, Organisation
from kheo.programmes.actions.conferences_people import open_for, publish
from kheo.programmes.models import Conclusion, Conference
from kheo.programmes.rules.conferences import ConferenceState, may_move_conference

NO_TERM: Final = Term(TermKind.NONE)
MOST: Final = 100
LONGEST_SUMMARY: Final = 20_000
HELD: Final = frozenset({ConferenceState.HELD})


@dataclass(frozen=True, slots=True)
class ConclusionSaid:
    """What was concluded; whom it asks, and by when."""

    text: str
    lead: Organisation | None = None
    term: Term = NO_TERM


@transaction.atomic
def write_conclusions(
    *,
    conference: Conference,
    summary: str,
    conclusions: Sequence[ConclusionSaid],
    by: Officer,
    on: date,
    at: datetime,
) -> list[Conclusion]:
    """Write course and conclusions of a conference that was held, in place of those before.

    Readers see them once they are fixed. Raises RefusedError.
    """
    held = open_for(conference, HELD, by=by, on=on)
    rows = written(held, summary, conclusions)
    record("programmes.conference_changed", target=held, by=by, at=at, behalf=held.host,
           facts={"conclusions": len(rows)})  # fmt: skip
    publish(held)
    return rows


@transaction.atomic
def conclude(
    *,
    conference: Conference,
    summary: str,
    conclusions: Sequence[ConclusionSaid],
    by: Officer,
    on: date,
    at: datetime,
) -> list[Conclusion]:
    """Fix course and conclusions: they are read by everybody, and become tasks.

    Raises RefusedError.
    """
    held = open_for(conference, HELD, by=by, on=on)
    require(YES if conclusions else no("conclusions_missing"))
    require(may_move_conference(ConferenceState.HELD, ConferenceState.CONCLUDED))
    rows = written(held, summary, conclusions)
    held.state = ConferenceState.CONCLUDED
    held.save(update_fields=["state"])
    record("programmes.conference_concluded", target=held, by=by, at=at, behalf=held.host,
           facts={"conclusions": [row.text[:200] for row in rows]})  # fmt: skip
    publish(held)
    return rows


def written(
    held: Conference, summary: str, conclusions: Sequence[ConclusionSaid]
) -> list[Conclusion]:
    """Write conclusions in place of those before; none of them has a task yet."""
    require(no("too_many_lines") if len(conclusions) > MOST else YES)
    require(no("conclusion_empty") if any(not one.text.strip() for one in conclusions) else YES)
    held.summary = clean(summary).strip()[:LONGEST_SUMMARY]
    held.save(update_fields=["summary"])
    held.conclusions.all().delete()
    return Conclusion.objects.bulk_create(
        Conclusion(conference=held, order=order, text=clean(one.text).strip()[:5000],
                   lead=one.lead, term_kind=one.term.kind, term_day=one.term.day)
        for order, one in enumerate(conclusions)
    )  # fmt: skip
