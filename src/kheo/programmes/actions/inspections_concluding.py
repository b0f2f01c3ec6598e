"""What a team found, and what it recommends: written while it works, then fixed."""

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
from kheo.programmes.actions.inspections import move, open_for
from kheo.programmes.models import Inspection, InspectionFinding, Recommendation
from kheo.programmes.rules.conferences import InspectionState

NO_TERM: Final = Term(TermKind.NONE)
MOST: Final = 200
AT_WORK: Final = frozenset({InspectionState.AT_WORK})


@dataclass(frozen=True, slots=True)
class FindingSaid:
    """What was found, with which unit, and whether it is a fault."""

    text: str
    unit: Organisation | None = None
    is_fault: bool = False


@dataclass(frozen=True, slots=True)
class RecommendationSaid:
    """What a unit should do by when; `finding` is the place of what it follows from, from one."""

    text: str
    lead: Organisation | None = None
    term: Term = NO_TERM
    finding: int | None = None


@transaction.atomic
def write_findings(
    *,
    inspection: Inspection,
    findings: Sequence[FindingSaid],
    recommendations: Sequence[RecommendationSaid],
    by: Officer,
    on: date,
    at: datetime,
) -> Inspection:
    """Write findings and recommendations of a team at work, in place of those before.

    Nobody else sees them until they are fixed. Raises RefusedError.
    """
    held = open_for(inspection, AT_WORK, by=by, on=on)
    written(held, findings, recommendations)
    note(held, findings, recommendations, by=by, at=at)
    return held


@transaction.atomic
def conclude_inspection(
    *,
    inspection: Inspection,
    findings: Sequence[FindingSaid],
    recommendations: Sequence[RecommendationSaid],
    by: Officer,
    on: date,
    at: datetime,
) -> Inspection:
    """Fix findings and recommendations: they are read by everybody, and become tasks.

    Raises RefusedError.
    """
    held = open_for(inspection, AT_WORK, by=by, on=on)
    require(YES if findings else no("findings_missing"))
    written(held, findings, recommendations)
    note(held, findings, recommendations, by=by, at=at)
    return move(held, InspectionState.CONCLUDED, by=by, at=at)


def note(
    held: Inspection,
    findings: Sequence[FindingSaid],
    recommendations: Sequence[RecommendationSaid],
    *,
    by: Officer,
    at: datetime,
) -> None:
    """Record what was written."""
    record("programmes.inspection_found", target=held, by=by, at=at, behalf=held.organisation,
           facts={"findings": len(findings), "faults": sum(one.is_fault for one in findings),
                  "recommendations": len(recommendations)})  # fmt: skip


def written(
    held: Inspection,
    findings: Sequence[FindingSaid],
    recommendations: Sequence[RecommendationSaid],
) -> None:
    """Write both in place of those before; no recommendation has a task yet."""
    listed: list[FindingSaid | RecommendationSaid] = [*findings, *recommendations]
    require(no("too_many_lines") if len(listed) > MOST else YES)
    require(no("finding_empty") if any(not one.text.strip() for one in listed) else YES)
    known = range(1, len(findings) + 1)
    strange = [one for one in recommendations if one.finding and one.finding not in known]
    require(no("finding_of_other") if strange else YES)
    held.recommendations.all().delete()
    held.findings.all().delete()
    rows = InspectionFinding.objects.bulk_create(
        InspectionFinding(inspection=held, order=order, unit=one.unit,
                          text=clean(one.text).strip()[:10_000], is_fault=one.is_fault)
        for order, one in enumerate(findings)
    )  # fmt: skip
    Recommendation.objects.bulk_create(
        Recommendation(
            inspection=held, order=order, text=clean(one.text).strip()[:5000], lead=one.lead,
            finding=rows[one.finding - 1] if one.finding else None,
            term_kind=one.term.kind, term_day=one.term.day,
        )
        for order, one in enumerate(recommendations)
    )  # fmt: skip
